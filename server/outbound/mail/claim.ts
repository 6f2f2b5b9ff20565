import type { Store } from '../../../db/store.ts';
import type { Mail } from './types.ts';

/** What still has its turn to come; a later mail of the same lane waits for it. */
const IN_TURN = ['waiting', 'sending', 'retrying'];
/** Longer than a gateway may think about one mail (RFC 5321), counted anew for each of a batch. */
const LEASE_MS = 20 * 60_000;

export type Claiming = { node: string; now: string; atOnce: number };
/** Takes mails that are due for this node alone: the first of each lane. */
export type Claim = (store: Store, claiming: Claiming) => Promise<Mail[]>;

/**
 * Takes up to `atOnce` mails that are due. Choosing and marking are one write, and writes run one after the other on both databases (on PostgreSQL also
 * among nodes: the clock row is locked), so no two nodes get the same mail.
 */
export const claimMails: Claim = (store, { node, now, atOnce }) =>
  store.write(async (tx) => {
    const due = await tx
      .selectFrom('mails as m')
      .select('m.id')
      .where('m.status', '=', 'waiting')
      .where('m.next_at', '<=', now)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('mails as before')
              .select('before.id')
              .whereRef('before.lane', '=', 'm.lane')
              .where('before.status', 'in', IN_TURN)
              .where((inner) =>
                inner.or([
                  inner('before.clock', '<', inner.ref('m.clock')),
                  inner.and([inner('before.clock', '=', inner.ref('m.clock')), inner('before.id', '<', inner.ref('m.id'))]),
                ]),
              ),
          ),
        ),
      )
      .orderBy('m.next_at')
      .orderBy('m.clock')
      .orderBy('m.id')
      .limit(atOnce)
      .execute();
    if (due.length === 0) return [];
    const ids = due.map((one) => one.id);
    const lease_until = later(now, LEASE_MS);
    await tx.updateTable('mails').set({ status: 'sending', lease_by: node, lease_until, data_at: null }).where('id', 'in', ids).execute();
    return tx.selectFrom('mails').selectAll().where('id', 'in', ids).orderBy('clock').orderBy('id').execute();
  });

/** Still ours? Then the text may go out, and whoever finds this row after a crash knows that it may have. False: another node has taken it over. */
export async function beginText(
  store: Store,
  mail: Mail,
  { node, now }: { node: string; now: string },
  more: { address: string; hash: string },
): Promise<boolean> {
  const { numUpdatedRows } = await store.write((tx) =>
    tx
      .updateTable('mails')
      .set((eb) => ({ data_at: now, lease_until: later(now, LEASE_MS), attempts: eb('attempts', '+', 1), ...more }))
      .where('id', '=', mail.id)
      .where('status', '=', 'sending')
      .where('lease_by', '=', node)
      .executeTakeFirstOrThrow(),
  );
  return numUpdatedRows > 0n;
}

/** What a node that died left behind: what had not gone out waits again, what may have is uncertain. Returns the uncertain ones. */
export async function takeOver(store: Store, now: string): Promise<Mail[]> {
  const stale = await store.db.selectFrom('mails').selectAll().where('status', '=', 'sending').where('lease_until', '<', now).limit(500).execute();
  const uncertain: Mail[] = [];
  for (const mail of stale) {
    const mine = await store.write((tx) =>
      tx
        .updateTable('mails')
        .set(
          mail.data_at === null
            ? { status: 'waiting', lease_by: null, lease_until: null }
            : {
                status: 'uncertain',
                flagged: 1,
                reason: mail.reason === 'restored' ? 'restored' : 'node-lost',
                lease_by: null,
                lease_until: null,
                sent_at: mail.data_at,
              },
        )
        .where('id', '=', mail.id)
        .where('status', '=', 'sending')
        .where('lease_until', '=', mail.lease_until)
        .executeTakeFirstOrThrow(),
    );
    if (mine.numUpdatedRows > 0n && mail.data_at !== null) uncertain.push(mail);
  }
  return uncertain;
}

const later = (iso: string, ms: number): string => new Date(Date.parse(iso) + ms).toISOString();
