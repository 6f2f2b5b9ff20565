import { disclose, type Disclosed } from './disclose.ts';
import type { Fact, Family } from './fact.ts';
import type { Period } from './period.ts';
import { cellsOf, linesOf, tabulate } from './table.ts';
import { measured, type Counted } from './value.ts';

/**
 * What is published of one family in one quarter or year: every cell with its count, also of those that nobody may see, because a year is made of its quarters as
 * they were published. Only `shownOf` reads it for somebody.
 */
export type Release = Record<string, { n: number; state: Disclosed; median?: number | null; p90?: number | null; mean?: number | null }>;

/** What decides what is hidden; the test that looks for leaks puts a broken one in its place. */
export type Hide = typeof disclose;

/** The figures of a quarter, decided once. */
export function releaseQuarter(family: Family, facts: readonly Fact[], quarter: Period, k: number, hide: Hide = disclose): Release {
  const table = tabulate(
    family,
    facts.filter(({ on }) => on >= quarter.from && on <= quarter.until),
  );
  const counts = new Map([...table].map(([key, values]) => [key, values.length]));
  const state = hide(cellsOf(family, counts), linesOf(family, counts.keys()), k);
  const release: Release = {};
  for (const [key, values] of table) {
    const some = values.filter((value) => !Number.isNaN(value));
    // A value that fewer than k have says too much about each of them.
    const may = state.get(key) === 'shown' && some.length >= k;
    release[key] = { n: values.length, state: state.get(key)!, ...(may ? measured(some) : {}) };
  }
  return release;
}

/**
 * The figures of a year as the sum of its quarters. What was published stays; a number of the year that would give away a hidden quarter, by whatever sum, is
 * hidden itself.
 */
export function releaseYear(family: Family, quarters: readonly Release[], k: number, hide: Hide = disclose): Release {
  const counts = new Map<string, number>();
  for (const quarter of quarters) for (const [key, { n }] of Object.entries(quarter)) counts.set(key, (counts.get(key) ?? 0) + n);
  const cells = cellsOf(family, counts, 'year ');
  const lines = linesOf(family, counts.keys(), 'year ');
  for (const [at, quarter] of quarters.entries()) {
    const prefix = `${at} `;
    for (const [key, { n, state }] of Object.entries(quarter)) cells.set(prefix + key, { n, fixed: state });
    lines.push(...linesOf(family, Object.keys(quarter), prefix));
  }
  for (const key of counts.keys()) {
    const parts = quarters.flatMap((quarter, at) => (quarter[key] ? [`${at} ${key}`] : []));
    lines.push({ whole: `year ${key}`, parts });
  }
  const state = hide(cells, lines, k);
  return Object.fromEntries([...counts].map(([key, n]) => [key, { n, state: state.get(`year ${key}`)! }]));
}

/** What somebody may know of a cell: nothing but its state when it is hidden, else its count rounded to `round`. */
export function shownOf(release: Release, key: string, round: number): Counted | undefined {
  const cell = release[key];
  if (!cell) return undefined;
  const { state } = cell;
  if (state !== 'shown') return { n: 0, state, median: null, p90: null, mean: null };
  const whole = (value: number | null | undefined) => (value === null || value === undefined ? null : round > 1 ? Math.round(value) : value);
  return { n: Math.round(cell.n / round) * round, state, median: whole(cell.median), p90: whole(cell.p90), mean: whole(cell.mean) };
}
