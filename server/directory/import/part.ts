import type { Db, Tx } from '../../../db/store.ts';
import type { ImportPart } from '../../contract/directory-shapes.ts';
import type { Ids, Words } from '../../engine/types.ts';
import type { Column } from './columns.ts';

/** Column name → text, as a file shows it and a comparison needs it; every column is there, empty when nothing is known. */
export type Cells = Record<string, string>;
export type Stored = { id: string; cells: Cells };
export type Reason = { column: string | null; text: Words };
/** What must exist already: organisations by their name in small letters. */
export type Known = { orgs: Map<string, { id: string; kind: string }>; stored: Map<string, Stored>; inactive: Set<string> };
export type Change = { id: string | null; cells: Cells };
export type ApplyDeps = { ids: Ids; at: string; person: string };

/** A part of the directory that is imported and exported as one table. The same cells come out of `load` as go into `apply`, so that a file that came out changes nothing. */
export type Part = {
  id: ImportPart;
  columns: Column[];
  /** what makes a line the same thing as one that is there */
  keyOf: (cells: Cells) => string;
  /** columns that belong to the key: capitals and spaces of a file change nothing there */
  fixed: string[];
  label: (cells: Cells) => string;
  load: (db: Db | Tx) => Promise<Map<string, Stored>>;
  /** what is wrong beyond single cells */
  check: (cells: Cells, known: Known) => Reason[];
  apply: (tx: Tx, changes: Change[], known: Known, deps: ApplyDeps) => Promise<void>;
};

export const noOrg: Words = { nl: 'Deze organisatie staat niet in de sociale kaart.', en: 'This organisation is not in the directory.' };
export const small = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** Loads what lines are judged by. */
export async function loadKnown(db: Db | Tx, part: Part): Promise<Known> {
  const orgs = await db.selectFrom('organisations').select(['id', 'name', 'kind']).execute();
  const gone = await db.selectFrom('persons').select('email').where('active', '=', 0).execute();
  return {
    orgs: new Map(orgs.map(({ id, name, kind }) => [small(name), { id, kind }])),
    stored: await part.load(db),
    inactive: new Set(gone.map(({ email }) => email.toLowerCase())),
  };
}
