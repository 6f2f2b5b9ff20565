import type { Listed } from './list-entries.ts';

export type Sums = { minutes: number; occasions: number; patients: number };

/** Minutes, talks and patients of these entries. */
export function sumsOf(entries: readonly Listed[]): Sums {
  return {
    minutes: entries.reduce((all, entry) => all + entry.minutes, 0),
    occasions: new Set(entries.filter((entry) => entry.minutes > 0).map((entry) => entry.occasion)).size,
    patients: new Set(entries.flatMap((entry) => entry.client ?? [])).size,
  };
}

/** Entries by a name, in the order of that name. */
export function grouped(entries: readonly Listed[], nameOf: (entry: Listed) => string): [string, Listed[]][] {
  const groups = new Map<string, Listed[]>();
  for (const entry of entries) {
    const name = nameOf(entry);
    const list = groups.get(name);
    if (list) list.push(entry);
    else groups.set(name, [entry]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
