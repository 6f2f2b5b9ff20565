import { markOutbox } from '../../db/queries/outbox.ts';
import type { Store, Tx } from '../../db/store.ts';
import { auditIn } from '../audit/audit-in.ts';
import { signInTables } from '../http/logins.ts';
import { queueLetter } from '../outbound/mail/queue.ts';

/** What was set right after a restore; numbers for the sentences that are printed. */
export type SetRight = { sessions: number; mails: number };
type Restored = { name: string; at: string; now: string; domain: string };

/** Had not left when the backup was made; whether it left after that, nobody here knows. */
const PENDING = ['waiting', 'held', 'retrying', 'sending'];
/** Above every number that the lost time can have given out, so that nobody waits for a change that has its number already. */
const CLOCK_AHEAD = 1_000_000;
const SYSTEM = { actor: 'system', roles: 'SYSTEM', purpose: 'HSYSADMIN' };

/**
 * Makes a restored database fit to be used, in one transaction: mail that was pending counts as begun and not heard of, so that the server tells its senders
 * that it is uncertain (docs/decisions/011, 020) instead of sending it a second time; sessions end; the clock goes ahead; the log says what happened.
 */
export function afterRestore(store: Store, restored: Restored): Promise<SetRight> {
  return store.write(async (tx) => {
    const { value: clock } = await tx
      .updateTable('clock')
      .set((eb) => ({ value: eb('value', '+', CLOCK_AHEAD) }))
      .where('id', '=', 1)
      .returning('value')
      .executeTakeFirstOrThrow();
    await queuePending(tx, { ...restored, clock });
    const mails = await tx
      .updateTable('mails')
      .set({ status: 'sending', reason: 'restored', data_at: restored.at, lease_by: 'restored', lease_until: restored.at })
      .where('status', 'in', PENDING)
      .executeTakeFirstOrThrow();
    const sessions = await signInTables(tx).deleteFrom('session').executeTakeFirstOrThrow();
    const detail = `${restored.name} of ${restored.at}`;
    await auditIn(tx, [{ at: restored.now, ...SYSTEM, action: 'restore', object_type: 'database', detail }]);
    return { sessions: Number(sessions.numDeletedRows), mails: Number(mails.numUpdatedRows) };
  });
}

/** Letters that stood before the queue of secure mail are put in it, under the Message-ID that they had or would have had. */
async function queuePending(tx: Tx, { at, domain, clock }: Restored & { clock: number }): Promise<void> {
  const rows = await tx.selectFrom('outbox').selectAll().where('kind', '=', 'letter').where('status', '=', 'pending').orderBy('clock').execute();
  for (const row of rows) {
    if ((JSON.parse(row.payload) as { kind?: unknown }).kind !== 'SECURE_MAIL') continue;
    await queueLetter(tx, row, { clock, at, domain });
    await markOutbox(tx, row.id, { status: 'done', attempts: row.attempts + 1, next_at: row.next_at, error: null });
  }
}
