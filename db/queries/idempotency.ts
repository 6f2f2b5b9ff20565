import type { Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

/** The answer that this person's key got before, or undefined. The same key of another person is another key. */
export async function findIdempotency(db: Db | Tx, key: string, personId: string): Promise<Selectable<Tables['idempotency']> | undefined> {
  return db.selectFrom('idempotency').selectAll().where('key', '=', key).where('person_id', '=', personId).executeTakeFirst();
}

/** Forgets keys from before this moment and says how many; no retry comes that late. */
export async function forgetIdempotency(tx: Tx | Db, before: string): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('idempotency').where('at', '<', before).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
