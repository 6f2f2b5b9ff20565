const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A span as an operator writes it (15m, 6h, 1d) in milliseconds; null when it is none, shorter than a minute or longer than a week. */
export function spanOf(text: string): number | null {
  const [, digits, unit] = /^(\d{1,4})(m|h|d)$/.exec(text) ?? [];
  const ms = unit ? Number(digits) * UNITS[unit] : 0;
  return ms >= UNITS.m && ms <= 7 * UNITS.d ? ms : null;
}
