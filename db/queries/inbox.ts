import type { Insertable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

/** Adds lines. The same id twice is one line, so that an outbox row that is carried out again delivers once. */
export async function insertInbox(tx: Tx | Db, rows: Insertable<Tables['inbox']>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('inbox')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
}
