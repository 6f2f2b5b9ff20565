import type { Disclosed, Line } from './disclose.ts';

/** A prime whose square still fits in a number; the lines hold only 1 and -1, so what is nought modulo this is nought but for one chance in 67 million. */
const PRIME = 67_108_859;

/**
 * The hidden cells that follow from those that are shown: the lines are equations, and a cell follows when a combination of them holds it alone.
 */
export function derivable(lines: readonly Line[], state: ReadonlyMap<string, Disclosed>): string[] {
  const unknown = new Map<string, number>();
  const keys: string[] = [];
  const numberOf = (key: string) => {
    let found = unknown.get(key);
    if (found === undefined) unknown.set(key, (found = keys.push(key) - 1));
    return found;
  };
  const rows: Map<number, number>[] = [];
  for (const { whole, parts } of lines) {
    const row = new Map<number, number>();
    for (const key of parts) if (state.get(key) !== 'shown') row.set(numberOf(key), 1);
    if (state.get(whole) !== 'shown') row.set(numberOf(whole), PRIME - 1);
    if (row.size > 0) rows.push(row);
  }
  return reduced(rows)
    .filter((row) => row.size === 1)
    .map((row) => keys[[...row.keys()][0]]);
}

/** The rows in reduced echelon form: each begins with a 1 in a column where no other row has anything. */
function reduced(rows: readonly Map<number, number>[]): Map<number, number>[] {
  const byPivot = new Map<number, Map<number, number>>();
  /** which rows have something in a column, so that only those are looked at */
  const holders = new Map<number, Set<Map<number, number>>>();
  const hold = (row: Map<number, number>, column: number) => {
    const set = holders.get(column);
    if (set) set.add(row);
    else holders.set(column, new Set([row]));
  };
  for (const given of rows) {
    const row = new Map(given);
    for (const [column] of given) {
      const pivot = byPivot.get(column);
      if (pivot) addTo(row, pivot, PRIME - (row.get(column) ?? 0));
    }
    const first = row.keys().next();
    if (first.done) continue;
    scale(row, inverse(row.get(first.value)!));
    for (const other of holders.get(first.value) ?? []) {
      const factor = other.get(first.value);
      if (factor === undefined) continue;
      addTo(other, row, PRIME - factor);
      for (const column of row.keys()) if (other.has(column)) hold(other, column);
    }
    byPivot.set(first.value, row);
    for (const column of row.keys()) hold(row, column);
  }
  return [...byPivot.values()];
}

function addTo(row: Map<number, number>, other: ReadonlyMap<number, number>, factor: number): void {
  if (factor % PRIME === 0) return;
  for (const [column, value] of other) {
    const sum = ((row.get(column) ?? 0) + value * factor) % PRIME;
    if (sum === 0) row.delete(column);
    else row.set(column, sum);
  }
}

function scale(row: Map<number, number>, factor: number): void {
  for (const [column, value] of row) row.set(column, (value * factor) % PRIME);
}

/** What this must be multiplied by to become 1 modulo the prime (extended Euclid). */
function inverse(value: number): number {
  let [a, b, x, y] = [value % PRIME, PRIME, 1, 0];
  while (a !== 1) {
    const times = Math.floor(b / a);
    [a, b, x, y] = [b - times * a, a, y - times * x, x];
  }
  return ((x % PRIME) + PRIME) % PRIME;
}
