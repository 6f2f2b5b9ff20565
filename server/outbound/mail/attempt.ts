import { createHash } from 'node:crypto';
import type { Store } from '../../../db/store.ts';
import type { Clock } from '../../engine/types.ts';
import { addressOf } from './addresses.ts';
import { beginText } from './claim.ts';
import { compose, UnfitHeader } from './compose.ts';
import { nextAttempt } from './schedule.ts';
import type { Channel, Kind, Line, Mail, Outcome } from './types.ts';

type Attempting = { store: Store; clock: Clock; channel: Channel; kinds: Record<string, Kind>; node: string };
const HOLD_MS = 15 * 60_000;

/**
 * One mail that this node has claimed: its address, its contents, the last check, over the line, and what came of it. Throws ChannelDown or what broke here;
 * then nothing of it has gone out, unless `data_at` says so.
 */
export async function attempt(with_: Attempting, line: Line, mail: Mail): Promise<void> {
  const { store, clock, channel, node } = with_;
  const kind = with_.kinds[mail.kind];
  const now = () => clock.now().toISOString();
  if (!kind) return settle(with_, mail, { status: 'held', reason: 'unknown-kind', next_at: later(now(), HOLD_MS) });
  const ready = await kind.prepare(mail);
  if (ready.do !== 'go') return putAside(with_, mail, ready);
  const to = await addressFor(store, mail, now());
  if (!to.ok) return putAside(with_, mail, { do: 'hold', reason: to.reason });
  let text: Buffer;
  try {
    const envelope = { messageId: mail.message_id, from: channel.from, to: to.address, at: new Date(mail.created_at), boundary: mail.message_id.slice(1, 37) };
    text = await compose(envelope, ready.letter);
  } catch (error) {
    if (!(error instanceof UnfitHeader)) throw error;
    return putAside(with_, mail, { do: 'hold', reason: 'unfit' });
  }
  const barred = await kind.handOver(mail);
  if (barred) return putAside(with_, mail, barred);
  const hash = createHash('sha256').update(text).digest('hex');
  if (!(await beginText(store, mail, { node, now: now() }, { address: to.id, hash }))) return;
  const outcome = await line.send({ to: to.address, messageId: mail.message_id, text });
  await record(with_, { ...mail, attempts: mail.attempts + 1 }, kind, outcome);
}

/** A code goes to the very address that it verifies; everything else only to a verified one. */
async function addressFor(store: Store, mail: Mail, now: string) {
  if (mail.kind !== 'code') return addressOf(store.db, { person: mail.person_id, org: mail.org_id }, now);
  const row = await store.db.selectFrom('mail_addresses').selectAll().where('id', '=', mail.about_id).where('ended_at', 'is', null).executeTakeFirst();
  return row ? { ok: true as const, id: row.id, address: row.address } : { ok: false as const, reason: 'no-address' as const };
}

async function putAside(with_: Attempting, mail: Mail, { do: what, reason }: { do: 'hold' | 'stop'; reason: string }): Promise<void> {
  const now = with_.clock.now().toISOString();
  await settle(with_, mail, what === 'hold' ? { status: 'held', reason, next_at: later(now, HOLD_MS) } : { status: 'stopped', reason, ended_at: now });
}

/** Marks what the gateway said before anybody else is told: a crash in between leaves a machine waiting, never a mail sent twice. */
async function record(with_: Attempting, mail: Mail, kind: Kind, outcome: Outcome): Promise<void> {
  const now = with_.clock.now().toISOString();
  const mark = markOf(mail, outcome, now);
  await settle(with_, mail, mark);
  const stuck = mark.status === 'stuck';
  const told = await kind.told(mail, stuck ? { is: 'stuck' } : outcome);
  if (told?.status || told?.nextAt) {
    const change = { ...(told.status && { status: told.status }), ...(told.nextAt && { next_at: told.nextAt }) };
    await with_.store.write((tx) =>
      tx.updateTable('mails').set(change).where('id', '=', mail.id).where('status', '=', mark.status).where('round', '=', mail.round).execute(),
    );
  }
}

function markOf(mail: Mail, outcome: Outcome, now: string): Partial<Mail> & { status: string } {
  switch (outcome.is) {
    case 'sent':
      return {
        status: 'sent',
        reason: outcome.confirms ? 'awaits-report' : 'accepted',
        reply: '250',
        sent_at: now,
        ...(outcome.confirms ? {} : { ended_at: now }),
      };
    case 'uncertain':
      return { status: 'uncertain', reason: 'dropped', flagged: 1, sent_at: now };
    case 'refused':
      return { status: 'lost', reason: 'refused', reply: outcome.reply, ended_at: now };
    case 'temporary': {
      const next = nextAttempt(mail.attempts, now);
      if (next === null) return { status: 'stuck', reason: 'temporary', reply: outcome.reply, ended_at: now };
      // What a machine tries again it offers again itself; until then the mail keeps its turn.
      return { status: mail.kind === 'letter' ? 'retrying' : 'waiting', reason: 'temporary', reply: outcome.reply, next_at: next, data_at: null };
    }
    default:
      return outcome satisfies never;
  }
}

async function settle({ store, node }: Attempting, mail: Mail, mark: Partial<Mail>): Promise<void> {
  await store.write((tx) =>
    tx
      .updateTable('mails')
      .set({ ...mark, lease_by: null, lease_until: null })
      .where('id', '=', mail.id)
      .where('status', '=', 'sending')
      .where('lease_by', '=', node)
      .execute(),
  );
}

const later = (iso: string, ms: number): string => new Date(Date.parse(iso) + ms).toISOString();
