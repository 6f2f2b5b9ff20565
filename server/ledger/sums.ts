import type { Listed } from './list-entries.ts';

export type Sums = { minutes: number; occasions: number; patients: number };
type Shown = { minutes: number | null; occasions: number | null; patients: number | null };

/** Fewer patients than this and the number is not shown (BR-28). */
const SMALL = 5;

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
  for (const entry of entries) groups.set(nameOf(entry), [...(groups.get(nameOf(entry)) ?? []), entry]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * What may be told of groups and their total to who sees numbers only: a group of fewer than five patients is hidden whole, and when that leaves one hidden group
 * that could be taken from the total, the smallest of the others is hidden too.
 */
export function discloseSums<T extends Sums>(total: Sums, groups: readonly T[]): { total: Shown; groups: (Omit<T, keyof Sums> & Shown)[] } {
  if (total.patients < SMALL) return { total: hidden(total), groups: groups.map(hidden) };
  const small = new Set(groups.filter((group) => group.patients < SMALL));
  const rest = groups.filter((group) => !small.has(group)).sort((a, b) => a.patients - b.patients);
  if (small.size === 1 && rest.length > 0) small.add(rest[0]);
  return { total: { ...total }, groups: groups.map((group) => (small.has(group) ? hidden(group) : group)) };
}

const hidden = <T extends Sums>(group: T): Omit<T, keyof Sums> & Shown => ({ ...group, minutes: null, occasions: null, patients: null });
