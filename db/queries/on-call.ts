import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

/** The numbers to call, in the order in which they are shown; whose hours it is now is judged by the caller. */
export async function listOnCall(db: Db | Tx): Promise<Selectable<Tables['on_call']>[]> {
  return db.selectFrom('on_call').selectAll().orderBy('sort').orderBy('label').orderBy('id').execute();
}

/** Adds numbers. Throws when an id is taken or an organisation does not exist. */
export async function insertOnCall(tx: Tx | Db, rows: Insertable<Tables['on_call']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('on_call').values(rows).execute();
}
