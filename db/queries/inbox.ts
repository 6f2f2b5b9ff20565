import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

export type InboxRecord = Selectable<Tables['inbox']>;

/** Adds lines. The same id twice is one line, so that an outbox row that is carried out again delivers once. */
export async function insertInbox(tx: Tx | Db, rows: Insertable<Tables['inbox']>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('inbox')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
}

/** Somebody's lines, newest first. */
export async function listInbox(db: Db | Tx, personId: string, page: { unreadOnly?: boolean; limit: number }): Promise<InboxRecord[]> {
  let query = db.selectFrom('inbox').selectAll().where('person_id', '=', personId).orderBy('at', 'desc').orderBy('id', 'desc').limit(page.limit);
  if (page.unreadOnly) query = query.where('read_at', 'is', null);
  return query.execute();
}

/** Marks a line as read when it is this person's and was not; says whether it did. */
export async function markRead(tx: Tx | Db, id: string, personId: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inbox')
    .set({ read_at: at })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
