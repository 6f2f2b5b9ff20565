import { derivable } from './derivable.ts';

/** One number of a table. `weight`: what may be missed most easily is hidden first (default 1). `fixed`: published before, so it stays as it was. */
export type Cell = { n: number; weight?: number; fixed?: Disclosed };
/**
 * A whole and all of its parts; every one of them is a cell, whether anybody asks for it or not. `kinds`: the parts say what became of people, so that all of them being of
 * one kind says it of each.
 */
export type Line = { whole: string; parts: readonly string[]; kinds?: true };
/** `small`: fewer than k, shown as "<k"; `hidden`: large enough, but a small one would follow from it. */
export type Disclosed = 'shown' | 'small' | 'hidden';

/**
 * The one function through which every figure goes that leaves for who sees no content [R-28, BR-28]. In: all cells of tables that hang together, the lines that
 * tie them, and k. Out: what each may be. Afterwards no hidden cell follows from those that are shown by any sum or difference, no hidden rest of a line is
 * smaller than k, and within its line each small one may still be anything from 1 to k - 1. Nobody is in a nought: it is shown as small, but it may follow, unless it says that
 * all people of a whole are of one kind.
 */
export function disclose(cells: ReadonlyMap<string, Cell>, lines: readonly Line[], k: number): Map<string, Disclosed> {
  const state = new Map<string, Disclosed>();
  for (const [key, cell] of cells) state.set(key, cell.fixed ?? (cell.n < k ? 'small' : 'shown'));
  const table: Table = { cells, lines, k, state, linesOf: linesByCell(lines) };
  settle(table, lines);
  for (let determined = derivable(lines, state); determined.length > 0; determined = derivable(lines, state)) {
    // A cell of which nothing nearby is left to hide was settled when it was published.
    const touched = determined.filter((key) => cells.get(key)!.n > 0).flatMap((key) => hideNear(table, key));
    if (touched.length === 0) break;
    settle(table, touched);
  }
  return state;
}

type Table = {
  cells: ReadonlyMap<string, Cell>;
  lines: readonly Line[];
  k: number;
  state: Map<string, Disclosed>;
  linesOf: Map<string, Line[]>;
};

function linesByCell(lines: readonly Line[]): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  for (const line of lines) for (const key of [line.whole, ...line.parts]) found.set(key, [...(found.get(key) ?? []), line]);
  return found;
}

/** Hides in each line that gives something away, then looks again at the lines that this touched. Ends because only ever more is hidden. */
function settle(table: Table, begin: readonly Line[]): void {
  const waiting = new Set(begin);
  for (const line of waiting) {
    waiting.delete(line);
    if (isSafe(table, line)) continue;
    const chosen = cheapest(table, [line.whole, ...line.parts]);
    if (!chosen) continue;
    table.state.set(chosen, 'hidden');
    for (const other of table.linesOf.get(chosen)!) waiting.add(other);
    waiting.add(line);
  }
}

/** Whether this line alone gives no small one away, not even by what each of them can at most be. */
function isSafe({ cells, k, state }: Table, { whole, parts, kinds }: Line): boolean {
  const there = parts.filter((key) => cells.get(key)!.n > 0);
  const closed = there.filter((key) => state.get(key) !== 'shown');
  const allOfOneKind = Boolean(kinds) && there.length === 1 && parts.length > 1;
  // A whole that follows from its parts is no secret; a small one has small parts only.
  if (state.get(whole) !== 'shown') return state.get(whole) === 'small' || closed.length > 0 || allOfOneKind;
  if (closed.length === 0) return !allOfOneKind;
  // That the others are noughts is not shown either.
  if (closed.length === 1) return allOfOneKind;
  const rest = closed.reduce((sum, key) => sum + cells.get(key)!.n, 0);
  const small = closed.filter((key) => state.get(key) === 'small').length;
  if (small === 0) return true;
  const large = closed.length - small;
  // The largest that a small one can be, and the smallest: both must stay possible.
  const mayBeLargest = rest >= k * large + (k - 1) + (small - 1);
  const mayBeSmallest = large > 0 || rest <= (small - 1) * (k - 1);
  return rest >= k && mayBeLargest && mayBeSmallest;
}

/** The shown cell that is missed least: by weight, then the smallest. Nothing that was published before. */
function cheapest({ cells, state }: Table, keys: readonly string[]): string | undefined {
  const open = keys.filter((key) => state.get(key) === 'shown' && cells.get(key)!.fixed === undefined);
  const cost = (key: string) => cells.get(key)!;
  return open.sort((a, b) => (cost(a).weight ?? 1) - (cost(b).weight ?? 1) || cost(a).n - cost(b).n || (a < b ? -1 : 1))[0];
}

/** Hides one more cell in the lines around this one, looking further out until there is one. Returns the lines that it stands in. */
function hideNear(table: Table, key: string): Line[] {
  const seen = new Set([key]);
  for (let ring = [key]; ring.length > 0;) {
    const around = [...new Set(ring.flatMap((one) => table.linesOf.get(one) ?? []))];
    const members = [...new Set(around.flatMap((line) => [line.whole, ...line.parts]))];
    const chosen = cheapest(table, members);
    if (chosen) {
      table.state.set(chosen, 'hidden');
      return table.linesOf.get(chosen)!;
    }
    ring = members.filter((one) => !seen.has(one) && table.state.get(one) !== 'shown');
    for (const one of ring) seen.add(one);
  }
  return [];
}
