import type { Selectable, Updateable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

export type OutboxRow = Selectable<Tables['outbox']>;

/** Records how it went: done, failed for good, or pending again at `next_at`. */
export async function markOutbox(
  tx: Tx | Db,
  id: string,
  mark: Pick<Updateable<Tables['outbox']>, 'status' | 'attempts' | 'next_at' | 'error'>,
): Promise<void> {
  await tx.updateTable('outbox').set(mark).where('id', '=', id).execute();
}
