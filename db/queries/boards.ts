import type { Selectable } from 'kysely';
import type { Tables } from '../types.ts';
import { among } from './among.ts';
import { together } from './together.ts';

export type BoardRecord = Selectable<Tables['boards']>;

/** The lines of these instances, in no particular order; ids that do not exist are simply not among them. */
export const loadBoards = together<BoardRecord>(
  (db, ids) => db.selectFrom('boards').selectAll().where('id', 'in', among(db, ids)).execute(),
  (row) => row.id,
);
