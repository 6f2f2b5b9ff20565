import { disclose } from '../figures/disclose.ts';

/** Groups smaller than this are not named (BR-28). */
export const SMALLEST = 5;
export type Shown = { state: 'shown' | 'small' | 'hidden'; n: number | null };

/** A whole with its two parts, of which no small one is named or follows from the others; the whole is missed most, so it is hidden last. */
export function toldOf(whole: number, first: number): { whole: Shown; first: Shown; second: Shown } {
  const counts = { whole, first, second: whole - first };
  const cells = new Map(Object.entries(counts).map(([key, n]) => [key, { n, weight: key === 'whole' ? 2 : 1 }]));
  const state = disclose(cells, [{ whole: 'whole', parts: ['first', 'second'], kinds: true }], SMALLEST);
  const told = (key: keyof typeof counts): Shown => ({ state: state.get(key)!, n: state.get(key) === 'shown' ? counts[key] : null });
  return { whole: told('whole'), first: told('first'), second: told('second') };
}
