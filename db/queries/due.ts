import type { Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

/** Timers that are due at `now`, at most `limit`, in the order in which they must fire. */
export async function dueTimers(tx: Tx | Db, now: string, limit: number): Promise<Selectable<Tables['timers']>[]> {
  return tx
    .selectFrom('timers')
    .selectAll()
    .where('at', 'is not', null)
    .where('at', '<=', now)
    .orderBy('at')
    .orderBy('instance_id')
    .orderBy('key')
    .limit(limit)
    .execute();
}

/** The instant of the earliest timer, or null when none runs. */
export async function nextTimerAt(db: Tx | Db): Promise<string | null> {
  const row = await db.selectFrom('timers').select('at').where('at', 'is not', null).orderBy('at').limit(1).executeTakeFirst();
  return row?.at ?? null;
}
