import { sql, type Selectable, type Updateable } from 'kysely';
import { speechOf } from '../speech.ts';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

export type OutboxRow = Selectable<Tables['outbox']>;

/** How long a claimed row is left to who claimed it. */
const LEASE_MS = 120_000;

/**
 * Rows that are to be carried out at `now`, oldest first, at most `limit`. Each is counted as an attempt and put off for
 * the length of a lease: a consumer that dies with them loses nothing, and a second one does not get the same rows.
 */
export async function claimOutbox(tx: Tx | Db, now: string, limit: number): Promise<OutboxRow[]> {
  const leaseUntil = new Date(Date.parse(now) + LEASE_MS).toISOString();
  const rows = await tx
    .updateTable('outbox')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), next_at: leaseUntil }))
    .where('id', 'in', (eb) =>
      speechOf(tx).claiming(
        eb.selectFrom('outbox').select('id').where('status', '=', 'pending').where('next_at', '<=', now).orderBy('next_at').orderBy('id').limit(limit),
      ),
    )
    .returningAll()
    .execute();
  // RETURNING promises no order.
  return rows.sort((a, b) => a.clock - b.clock || (a.id < b.id ? -1 : 1));
}

/** Records how it went: done, failed for good, or pending again at `next_at`. */
export async function markOutbox(
  tx: Tx | Db,
  id: string,
  mark: Pick<Updateable<Tables['outbox']>, 'status' | 'attempts' | 'next_at' | 'error'>,
): Promise<void> {
  await tx.updateTable('outbox').set(mark).where('id', '=', id).execute();
}

/** How many rows wait, failed or have no consumer: what an administrator sees. */
export async function countOutbox(db: Db | Tx): Promise<{ status: string; count: number }[]> {
  return db
    .selectFrom('outbox')
    .select(['status', sql<number>`count(*)`.as('count')])
    .where('status', '!=', 'done')
    .groupBy('status')
    .orderBy('status')
    .execute();
}
