import type { Selectable } from 'kysely';
import type { Db, Tx } from '../../../db/store.ts';
import type { Tables } from '../../../db/types.ts';
import type { SharedContent } from '../../../machines/resources.ts';
import { letterIdOf } from './keep-letter.ts';

export type Paper = Omit<Selectable<Tables['letter_papers']>, 'shared'> & {
  /** what of the client is in it */ shared: SharedContent[];
  /** fields that the client did not let go */ leftOut: string[];
};

/** The letter that a message of this version carries, as references to its forms; undefined when none was kept. */
export const findPaper = (db: Db | Tx, messageId: string, version: number): Promise<Paper | undefined> => paperOf(db, letterIdOf(messageId, version));

/** The forms of one letter. */
export async function paperOf(db: Db | Tx, letterId: string): Promise<Paper | undefined> {
  const row = await db.selectFrom('letter_papers').selectAll().where('letter_id', '=', letterId).executeTakeFirst();
  if (!row) return undefined;
  const { content, leftOut } = JSON.parse(row.shared) as { content: SharedContent[]; leftOut: string[] };
  return { ...row, shared: content, leftOut };
}
