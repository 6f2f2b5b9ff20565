import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

export type LetterRecord = Selectable<Tables['letters']>;

/** Adds a letter; its content is behind `content_ref`. The same id twice is one letter. */
export async function insertLetter(tx: Tx | Db, row: Insertable<Tables['letters']>): Promise<void> {
  await tx
    .insertInto('letters')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The letter, or undefined. */
export async function findLetter(db: Db | Tx, id: string): Promise<LetterRecord | undefined> {
  return db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst();
}
