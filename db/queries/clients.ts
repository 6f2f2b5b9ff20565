import type { Selectable } from 'kysely';
import type { Tables } from '../types.ts';
import { among } from './among.ts';
import { together } from './together.ts';

/** The rows of these clients; their texts are references. */
export const loadClients = together<Selectable<Tables['clients']>>(
  (db, ids) => db.selectFrom('clients').selectAll().where('id', 'in', among(db, ids)).execute(),
  (row) => row.id,
);
