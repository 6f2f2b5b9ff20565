import { createHash } from 'node:crypto';
import type { Store, Tx } from '../../../db/store.ts';
import type { MeetingContext } from '../../../machines/meeting/contract.ts';
import type { Clock } from '../../engine/types.ts';
import { derivedId } from '../derived-id.ts';
import { addressOf } from './addresses.ts';
import { queueMail } from './queue.ts';

type Deps = { store: Store; clock: Clock; domain: string };
export type InvitePayload = { sequence: number; startsAt: string; endsAt: string; cancelled: boolean; org: string };

const PLANNED = ['agendaOpen', 'agendaFrozen', 'noQuorum'];
const HOUR_MS = 3_600_000;

/**
 * Compares each changed meeting with what its participants were last told, and queues what differs: an invitation, an update with the next SEQUENCE, or a
 * cancellation. It asks what should be, not what happened, so a round that is missed or done twice changes nothing. Returns a function for one round.
 */
export function planInvites(deps: Deps): () => Promise<void> {
  let seen = 0;
  return async () => {
    const rows = await deps.store.db
      .selectFrom('boards')
      .select(['id', 'clock'])
      .where('machine', '=', 'meeting')
      .where('clock', '>', seen)
      .orderBy('clock')
      .limit(200)
      .execute();
    for (const row of rows) {
      await planOne(deps, row.id);
      seen = row.clock;
    }
  };
}

/** One meeting, also when only an address changed. */
export async function planOne({ store, clock, domain }: Deps, meetingId: string): Promise<void> {
  const now = clock.now().toISOString();
  const wanted = await wantedOf(store, meetingId, now);
  const told = await store.db.selectFrom('meeting_mails').selectAll().where('meeting_id', '=', meetingId).execute();
  const differs = wanted.people.some((person) => told.find((one) => one.person_id === person)?.fingerprint !== wanted.fingerprint);
  const gone = told.filter((one) => !one.cancelled && !wanted.people.includes(one.person_id));
  if (!differs && gone.length === 0) return;
  await store.write(async (tx) => {
    const { value } = await tx
      .updateTable('clock')
      .set((eb) => ({ value: eb('value', '+', 1) }))
      .where('id', '=', 1)
      .returning('value')
      .executeTakeFirstOrThrow();
    const given = { tx, meetingId, now, clock: value, domain };
    for (const person of wanted.people) await invite(given, person, wanted);
    for (const one of gone) if (wanted.known) await cancel(given, one.person_id);
  });
}

type Given = { tx: Tx; meetingId: string; now: string; clock: number; domain: string };
type Wanted = { known: boolean; people: string[]; fingerprint: string; payload: Omit<InvitePayload, 'sequence' | 'cancelled'> };

async function wantedOf(store: Store, id: string, now: string): Promise<Wanted> {
  const nobody: Wanted = { known: true, people: [], fingerprint: '', payload: { startsAt: '', endsAt: '', org: '' } };
  const row = await store.db.selectFrom('instances').select(['state', 'context']).where('id', '=', id).executeTakeFirst();
  if (!row) return nobody;
  const state = JSON.parse(row.state) as unknown;
  const meeting = JSON.parse(row.context) as MeetingContext;
  // What begins, runs or is over is nobody's invitation any more, and no cancellation either.
  const before = typeof state === 'string' && [...PLANNED, 'planning', 'cancelled'].includes(state);
  if (!before || !meeting.startsAt || meeting.startsAt <= now) return { ...nobody, known: before && meeting.startsAt === null };
  if (!PLANNED.includes(state)) return nobody;
  const org = meeting.orgId ? await store.db.selectFrom('organisations').select('name').where('id', '=', meeting.orgId).executeTakeFirst() : undefined;
  const endsAt = meeting.endsAt ?? new Date(Date.parse(meeting.startsAt) + HOUR_MS).toISOString();
  const payload = { startsAt: meeting.startsAt, endsAt, org: org?.name ?? '' };
  const named = [...meeting.participants.map((one) => one.person), meeting.chair, meeting.minuteTaker].filter((one): one is string => one !== null);
  const people: string[] = [];
  for (const person of new Set(named)) if ((await addressFor(store, person, now)) !== null) people.push(person);
  return { known: true, people, fingerprint: createHash('sha256').update(JSON.stringify(payload)).digest('base64url'), payload };
}

/** The one organisation of this person where a verified address is known; null: he reads it in Mekoar only. */
async function addressFor(store: Store, person: string, now: string): Promise<string | null> {
  const own = await addressOf(store.db, { person, org: null }, now);
  return own.ok ? own.id : null;
}

async function invite(given: Given, person: string, { fingerprint, payload }: Wanted): Promise<void> {
  const { tx, meetingId } = given;
  const id = derivedId('invite', meetingId, person);
  const before = await tx.selectFrom('meeting_mails').selectAll().where('id', '=', id).executeTakeFirst();
  if (before?.fingerprint === fingerprint && !before.cancelled) return;
  const sequence = before ? before.sequence + 1 : 0;
  if (before) await supersede(given, before.mail_id);
  const mail_id = await queued(given, person, { ...payload, sequence, cancelled: false });
  const row = { id, meeting_id: meetingId, person_id: person, sequence, fingerprint, cancelled: 0, mail_id };
  await tx
    .insertInto('meeting_mails')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

async function cancel(given: Given, person: string): Promise<void> {
  const { tx, meetingId } = given;
  const before = await tx
    .selectFrom('meeting_mails')
    .selectAll()
    .where('id', '=', derivedId('invite', meetingId, person))
    .executeTakeFirst();
  if (!before || before.cancelled) return;
  const sequence = before.sequence + 1;
  const unsent = await supersede(given, before.mail_id);
  const asked = await tx.selectFrom('mails').select('payload').where('id', '=', before.mail_id).executeTakeFirst();
  const last = asked ? (JSON.parse(asked.payload) as InvitePayload) : null;
  // Who never heard of it need not hear that it is off.
  const mail_id = last && !(unsent && before.sequence === 0) ? await queued(given, person, { ...last, sequence, cancelled: true }) : before.mail_id;
  await tx.updateTable('meeting_mails').set({ sequence, cancelled: 1, fingerprint: '', mail_id }).where('id', '=', before.id).execute();
}

/** What still waits and is overtaken does not leave any more. True when that was so. */
async function supersede({ tx, now }: Given, mailId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mails')
    .set({ status: 'stopped', reason: 'superseded', ended_at: now })
    .where('id', '=', mailId)
    .where('status', 'in', ['waiting', 'held'])
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

async function queued({ tx, meetingId, now, clock, domain }: Given, person: string, payload: InvitePayload): Promise<string> {
  const id = derivedId('invite', meetingId, person, String(payload.sequence));
  await queueMail(tx, { id, kind: 'invite', about_id: meetingId, lane: `${meetingId}:${person}`, person_id: person, payload, at: now, clock, domain });
  return id;
}
