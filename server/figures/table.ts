import { upward, type Fact, type Family } from './fact.ts';
import type { Cell, Line } from './disclose.ts';

/** How a neighbourhood may be taken apart; people of no practice or team count under `-`, so that the parts are the whole. */
export const UNITS = ['practice', 'team', 'theme'] as const;
export type UnitKind = (typeof UNITS)[number];
/** `all`, or a kind and an id: `practice:…`. */
export type Unit = string;

/** The counts of a family in one period: unit and node → the values of what counts there (NaN when nothing was measured). */
export type Table = Map<string, number[]>;

const SEPARATOR = '|';
/** The name of a cell within its period. */
export const cellKey = (unit: Unit, node: string): string => `${unit}${SEPARATOR}${node}`;

/** Counts facts by unit and node. Every node of every unit that has anything is there, also with none. */
export function tabulate(family: Family, facts: readonly Fact[]): Table {
  const above = upward(family);
  const table: Table = new Map();
  const units = new Set<Unit>();
  for (const fact of facts) {
    const nodes = new Set(fact.is.flatMap((leaf) => above.get(leaf) ?? fail(family, leaf)));
    for (const unit of unitsOf(fact)) {
      units.add(unit);
      for (const node of nodes) add(table, cellKey(unit, node), fact.value ?? Number.NaN);
    }
  }
  for (const unit of units) for (const node of above.keys()) if (!table.has(cellKey(unit, node))) table.set(cellKey(unit, node), []);
  return table;
}

/** The units in which a fact counts. */
export const unitsOf = (fact: Fact): Unit[] => ['all', ...UNITS.map((kind) => `${kind}:${fact[kind] ?? '-'}`)];

function add(table: Table, key: string, value: number): void {
  const values = table.get(key);
  if (values) values.push(value);
  else table.set(key, [value]);
}

function fail(family: Family, leaf: string): never {
  throw new Error(`${family.id} has no node ${leaf}`);
}

/** The units that a table speaks of. */
export const unitsIn = (keys: Iterable<string>): Unit[] => [...new Set([...keys].map((key) => key.slice(0, key.lastIndexOf(SEPARATOR))))];

/** The cells of a table for `disclose`, under a prefix that names their period. */
export function cellsOf(family: Family, counts: ReadonlyMap<string, number>, prefix = ''): Map<string, Cell> {
  const rarely = new Set(family.rarely);
  const weight = (key: string) => (rarely.has(key.slice(key.lastIndexOf(SEPARATOR) + 1)) ? 0 : 1);
  return new Map([...counts].map(([key, n]) => [prefix + key, { n, weight: weight(key) }]));
}

/** What ties them: in each unit a node to its parts, and for each node the whole neighbourhood to its practices, its teams, its themes. */
export function linesOf(family: Family, keys: Iterable<string>, prefix = ''): Line[] {
  const units = unitsIn(keys);
  const key = (unit: Unit, node: string) => prefix + cellKey(unit, node);
  const inside = units.flatMap((unit) =>
    family.splits.map(({ whole, parts }) => ({ whole: key(unit, whole), parts: parts.map((part) => key(unit, part)), kinds: true as const })),
  );
  const apart = UNITS.flatMap((kind) => {
    const some = units.filter((unit) => unit.startsWith(`${kind}:`));
    return some.length ? [...upward(family).keys()].map((node) => ({ whole: key('all', node), parts: some.map((unit) => key(unit, node)) })) : [];
  });
  return [...inside, ...apart];
}
