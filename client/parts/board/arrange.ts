import type { BoardFamily, BoardFilter, BoardGrouping, BoardLine, BoardSort } from './types.ts';

/** What a person chose: the filters by their id, the words that were typed. */
export type Choice = { filters: Record<string, string>; text: string };
/** Lines that stand together under the name of a family; `of` is how many of it there are on the whole board. A line by itself has no family. */
export type Block<L> = { family: (BoardFamily & { of: number }) | null; lines: L[] };
export type Column<L> = { id: string; label: string; help?: string; count: number; blocks: Block<L>[] };

/** Lines that have every chosen value and every word, whatever its accents. */
export function chosen<L extends BoardLine>(lines: readonly L[], filters: readonly BoardFilter<L>[], choice: Choice, textOf: (line: L) => string): L[] {
  const words = plain(choice.text).split(/\s+/).filter(Boolean);
  const asked = filters.filter(({ id }) => choice.filters[id]);
  return lines.filter((line) => {
    if (!asked.every(({ id, of }) => valuesOf(of(line)).includes(choice.filters[id]))) return false;
    if (words.length === 0) return true;
    const text = plain(textOf(line));
    return words.every((word) => text.includes(word));
  });
}

/** The columns of a grouping with their lines in order; a family stands where its first line would. */
export function arrange<L extends BoardLine>(
  lines: readonly L[],
  {
    grouping,
    sort,
    familyOf,
    all,
  }: { grouping: BoardGrouping<L>; sort: BoardSort<L> | undefined; familyOf?: (line: L) => BoardFamily | null; all: readonly L[] },
): Column<L>[] {
  const sizes = new Map<string, number>();
  for (const line of all) {
    const family = familyOf?.(line);
    if (family) sizes.set(family.id, (sizes.get(family.id) ?? 0) + 1);
  }
  const columns = new Map(grouping.groups.map((group) => [group.id, { ...group, count: 0, blocks: [] as Block<L>[] }]));
  const families = new Map<string, Block<L>>();
  for (const line of sort ? [...lines].sort(sort.by) : lines) {
    const column = columns.get(grouping.of(line));
    if (!column) continue;
    column.count += 1;
    const family = familyOf?.(line) ?? null;
    const size = family ? sizes.get(family.id)! : 1;
    const known = family && families.get(`${column.id} ${family.id}`);
    if (known) known.lines.push(line);
    else {
      const block: Block<L> = { family: family && size > 1 ? { ...family, of: size } : null, lines: [line] };
      column.blocks.push(block);
      if (block.family) families.set(`${column.id} ${block.family.id}`, block);
    }
  }
  return [...columns.values()];
}

/** The values of a filter that occur, by name. */
export function choicesOf<L>(lines: readonly L[], { of, name }: BoardFilter<L>): { value: string; label: string }[] {
  const values = new Set(lines.flatMap((line) => valuesOf(of(line))));
  return [...values].map((value) => ({ value, label: name(value) })).sort((a, b) => a.label.localeCompare(b.label));
}

const valuesOf = (given: string | readonly string[] | null): readonly string[] => (given === null ? [] : typeof given === 'string' ? [given] : given);
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
