import type { Words } from '../../engine/types.ts';
import { plain } from '../synonyms.ts';
import type { Part } from './part.ts';

/** For each cell of a line the column that it belongs to; null for one that we do not know. */
export type Header = (string | null)[];

/** Finds the columns by their names, in any order and with or without accents. A sentence when that is not possible. */
export function readHeader(part: Part, cells: string[]): Header | Words {
  const names = new Map(part.columns.flatMap((column) => [column.name, ...column.also].map((name) => [plain(name), column.name] as const)));
  const header = cells.map((cell) => names.get(plain(cell).trim().replace(/\s+/g, ' ')) ?? null);
  const twice = header.find((name, at) => name !== null && header.indexOf(name) !== at);
  if (twice) return { nl: `De kolom “${twice}” staat er twee keer.`, en: `The column “${twice}” is there twice.` };
  const missing = part.columns.filter(({ required, name }) => required && !header.includes(name)).map(({ name }) => name);
  if (missing.length === 0) return header;
  const list = missing.join(', ');
  return {
    nl: `In de eerste regel ontbreekt: ${list}. De eerste regel noemt de kolommen.`,
    en: `The first line lacks: ${list}. The first line names the columns.`,
  };
}
