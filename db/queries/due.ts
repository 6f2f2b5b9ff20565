import type { Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

export type DueTimer = Selectable<Tables['timers']>;

/** Timers that are due at `now`, at most `limit`, in the order in which they must fire; with `behind` those that come after that one. */
export async function dueTimers(tx: Tx | Db, now: string, limit: number, behind?: DueTimer): Promise<DueTimer[]> {
  return tx
    .selectFrom('timers')
    .selectAll()
    .where('at', 'is not', null)
    .where('at', '<=', now)
    .$if(behind !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('at', 'instance_id', 'key'), '>', eb.tuple(behind!.at, behind!.instance_id, behind!.key))),
    )
    .orderBy('at')
    .orderBy('instance_id')
    .orderBy('key')
    .limit(limit)
    .execute();
}

/** The instant of the earliest timer, or of the earliest after an instant; null when none runs. */
export async function nextTimerAt(db: Tx | Db, after = ''): Promise<string | null> {
  const row = await db.selectFrom('timers').select('at').where('at', '>', after).orderBy('at').limit(1).executeTakeFirst();
  return row?.at ?? null;
}
