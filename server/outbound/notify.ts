import { insertInbox } from '../../db/queries/inbox.ts';
import type { OutboxRow } from '../../db/queries/outbox.ts';
import type { Tx } from '../../db/store.ts';
import { isRef } from '../../machines/personal.ts';
import type { Audience, Json } from '../../machines/track.ts';
import { peopleOf, type About } from './audience.ts';
import { derivedId } from './derived-id.ts';
import { insteadOf } from './instead.ts';

type Notice = { to: Audience; text: string; vars?: Record<string, Json> };

/** Writes one line in the inbox of everybody who is meant, and of who stands in for those who are away. The same row again writes nothing. Returns who has something new. */
export async function deliverNotice(tx: Tx, about: Omit<About, 'db'>, row: OutboxRow, clock: number): Promise<string[]> {
  const { to, text, vars } = JSON.parse(row.payload) as Notice;
  const people = await peopleOf({ ...about, db: tx }, to);
  if (people.length === 0) return [];
  const board = await tx.selectFrom('boards').select('machine').where('id', '=', row.instance_id).executeTakeFirst();
  const notice = JSON.stringify({ machine: board?.machine ?? null, text, vars: plain(vars ?? {}) });
  const instead = await insteadOf(tx, people, { instance: row.instance_id, now: about.now });
  const all = [...people.map((person) => ({ person, forPerson: null })), ...instead];
  const lines = all.map(({ person, forPerson }) => ({
    id: derivedId(row.id, person),
    person_id: person,
    kind: 'notice',
    notice,
    instance_id: row.instance_id,
    letter_id: null,
    at: row.created_at,
    read_at: null,
    for_person: forPerson,
    clock,
  }));
  await insertInbox(tx, lines);
  return all.map(({ person }) => person);
}

/** Only what is no personal text: an inbox is read in a crowded room. */
function plain(vars: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(Object.entries(vars).filter(([, value]) => !isRef(value) && (value === null || typeof value !== 'object')));
}
