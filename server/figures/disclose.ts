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
  const table = tableOf(cells, lines, k);
  settle(table, table.lines);
  for (;;) {
    const determined = derivable(table.lines, table.state).filter((key) => !table.nobody.has(key));
    // A cell of which nothing nearby is left to hide was settled when it was published.
    const touched = determined.flatMap((key) => hideNear(table, key));
    if (touched.length === 0) break;
    settle(table, touched);
  }
  return new Map([...cells.keys()].map((key) => [key, table.state.get(key)!]));
}

function tableOf(given: ReadonlyMap<string, Cell>, told: readonly Line[], k: number): Table {
  const rests = restsOf(given, told, k);
  const cells = new Map([...given, ...rests.cells]);
  const lines = [...told, ...rests.lines];
  const state = new Map<string, Disclosed>();
  for (const [key, cell] of cells) state.set(key, cell.fixed ?? (cell.n < k ? 'small' : 'shown'));
  return { cells, lines, k, state, linesOf: linesByCell(lines), nobody: harmless(given, told) };
}

/**
 * What is left of a whole without one of its parts, where that is too small or nobody at all: a number that stands in no table, and may follow from none. Of two parts
 * the rest is the other one.
 */
function restsOf(cells: ReadonlyMap<string, Cell>, lines: readonly Line[], k: number): { cells: [string, Cell][]; lines: Line[] } {
  const found: { cells: [string, Cell][]; lines: Line[] } = { cells: [], lines: [] };
  for (const { whole, parts, kinds } of lines) {
    const all = cells.get(whole)!.n;
    if (parts.length < 3 || all === 0) continue;
    for (const part of parts) {
      const n = all - cells.get(part)!.n;
      if (n >= k || (n === 0 && !kinds)) continue;
      const rest = `${whole} less ${part}`;
      found.cells.push([rest, { n, fixed: 'small' }]);
      found.lines.push({ whole, parts: [part, rest] });
    }
  }
  return found;
}

type Table = {
  cells: ReadonlyMap<string, Cell>;
  lines: readonly Line[];
  k: number;
  state: Map<string, Disclosed>;
  linesOf: Map<string, Line[]>;
  /** noughts that may follow */
  nobody: ReadonlySet<string>;
};

/** Nobody is in a nought, so it may follow; unless it is what is left of a whole of which all people are of one other kind. */
function harmless(cells: ReadonlyMap<string, Cell>, lines: readonly Line[]): Set<string> {
  const noughts = new Set([...cells].filter(([, { n }]) => n === 0).map(([key]) => key));
  for (const { parts, kinds } of lines) if (kinds && parts.filter((key) => cells.get(key)!.n > 0).length === 1) for (const key of parts) noughts.delete(key);
  return noughts;
}

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
function isSafe({ cells, k, state, nobody }: Table, { whole, parts }: Line): boolean {
  const closed = parts.filter((key) => state.get(key) !== 'shown' && !nobody.has(key));
  // A whole that follows from its parts is no secret; a small one has small parts only.
  if (state.get(whole) !== 'shown') return state.get(whole) === 'small' || closed.length > 0;
  if (closed.length === 0) return true;
  if (closed.length === 1) return false;
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
