import { Z95, type Interval } from './interval.ts';

/** The Wilson 95 % interval of a share, both ends between 0 and 1 (DOMAIN.md 6). Null when there is nothing to take a share of. Throws when the part is no part of the whole. */
export function wilson(part: number, whole: number): Interval | null {
  if (part < 0 || part > whole) throw new RangeError(`${part} is no part of ${whole}`);
  if (whole === 0) return null;
  const share = part / whole;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * whole)) / (1 + z2 / whole);
  const reach = (Z95 / (1 + z2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole));
  return { low: part === 0 ? 0 : middle - reach, high: part === whole ? 1 : middle + reach };
}
