import type { Selectable } from 'kysely';
import type { Store } from '../../../db/store.ts';
import type { Tables } from '../../../db/types.ts';
import { tracks } from '../../../machines/index.ts';
import { verifyAll } from '../../../server/engine/verify.ts';
import { derivedId } from '../../../server/outbound/derived-id.ts';
import { PEOPLE } from './neighbourhood.ts';
import { expectedMessages } from './messages.ts';
import { shownRows } from './shown.ts';
import type { Wish } from './wishes.ts';

export type Found = { lost: string[]; doubled: string[]; broken: string[]; events: number };
type EventRow = Selectable<Tables['events']>;

const installed = new Map(tracks.map((track) => [track.id, track]));

/** Holds what is stored against every promise: wishes, keys, history, messages, inboxes, and what lists, timers and access say of each instance. */
export async function invariants(store: Store, wishes: Wish[], now: string): Promise<Found> {
  const { db } = store;
  const events = await db.selectFrom('events').selectAll().orderBy('seq').execute();
  const instances = await db.selectFrom('instances').selectAll().orderBy('id').execute();
  const outbox = await db.selectFrom('outbox').selectAll().orderBy('id').execute();
  const found: Found = { lost: [], doubled: [], broken: [], events: events.length };
  await compareWishes(store, found, wishes, events, new Map(instances.map((row) => [row.id, row.machine])));
  const { differences } = await verifyAll(store, installed);
  found.broken.push(...differences.map(({ id, rev, what }) => `${id} rev ${rev}: ${what}`));
  compareMessages(found, expectedMessages(instances, events), outbox);
  await compareInbox(store, found, outbox, now);
  found.broken.push(...(await shownRows(store, instances)));
  await compareClock(store, found, events);
  return found;
}

/** Acknowledged: there once, as it was acknowledged. Every step of a person belongs to one key, and to one wish. */
async function compareWishes(store: Store, found: Found, wishes: Wish[], events: EventRow[], machines: Map<string, string>): Promise<void> {
  const kept = await store.db.selectFrom('idempotency').selectAll().execute();
  const byKey = new Map(kept.map((row) => [`${row.person_id} ${row.key}`, JSON.parse(row.response) as { id: string; rev: number }]));
  const roots = events.filter((event) => event.cause === null && personOf(event) !== 'system');
  const at = new Map(roots.map((event) => [`${event.instance_id} ${event.rev}`, event]));
  const wanted = new Map<string, number>();
  for (const { key, who, command, answer, otherwise } of wishes) {
    const type = command.do === 'start' ? 'start' : command.command.type;
    const name = `${who.person} ${type} ${command.do === 'start' ? command.command.machine : command.command.id}`;
    wanted.set(name, (wanted.get(name) ?? 0) + 1);
    if (otherwise) found.doubled.push(`${key} was acknowledged and then answered otherwise: ${otherwise}`);
    if (!answer) found.broken.push(`${key} has no answer`);
    const row = byKey.get(`${who.person} ${key}`);
    if (!answer?.ok) {
      if (answer && row) found.broken.push(`${key} was refused at last and its key says that it was done`);
      continue;
    }
    const event = at.get(`${answer.id} ${answer.rev}`);
    if (!event || event.type !== type || personOf(event) !== who.person) found.lost.push(`${key}: ${type} of ${answer.id} rev ${answer.rev} is not there`);
    if (!row || row.id !== answer.id || row.rev !== answer.rev) found.lost.push(`${key} was acknowledged and its key is not there`);
  }
  const done = new Map<string, number>();
  for (const event of roots) {
    const name = `${personOf(event)} ${event.type} ${event.type === 'start' ? machines.get(event.instance_id) : event.instance_id}`;
    done.set(name, (done.get(name) ?? 0) + 1);
  }
  for (const [name, count] of done)
    if (count > (wanted.get(name) ?? 0)) found.doubled.push(`${name} was wished ${wanted.get(name) ?? 0} times and done ${count} times`);
  if (byKey.size !== roots.length) found.doubled.push(`${roots.length} steps of people for ${byKey.size} keys`);
}

const personOf = (event: EventRow) => (JSON.parse(event.actor) as { person: string }).person;

/** Each step left the messages that its effects ask for, each once. */
function compareMessages(found: Found, expected: Map<string, string[]>, outbox: Selectable<Tables['outbox']>[]): void {
  const left = Map.groupBy(outbox, (row) => row.event_id);
  for (const [event, messages] of expected) {
    const rows = (left.get(event) ?? []).map((row) => `${row.kind} ${row.name} ${row.payload}`).sort();
    const wanted = [...messages].sort();
    if (rows.length < wanted.length) found.lost.push(`event ${event} left ${rows.length} messages instead of ${wanted.length}`);
    if (rows.length > wanted.length) found.doubled.push(`event ${event} left ${rows.length} messages instead of ${wanted.length}`);
    if (rows.length === wanted.length && rows.some((row, n) => row !== wanted[n])) found.broken.push(`event ${event} left another message`);
  }
  for (const id of left.keys()) if (!expected.has(id)) found.broken.push(`messages of event ${id}, which is not there`);
}

/** What is done was delivered, once; what was delivered comes from a message; nothing that is due waits. */
async function compareInbox(store: Store, found: Found, outbox: Selectable<Tables['outbox']>[], now: string): Promise<void> {
  const lines = await store.db.selectFrom('inbox').select(['id', 'kind']).execute();
  const notices = new Set(lines.filter((line) => line.kind === 'notice').map((line) => line.id));
  const known = new Set<string>();
  for (const row of outbox) {
    if (row.kind !== 'notify') continue;
    for (const person of PEOPLE) known.add(derivedId(row.id, person));
    const { to } = JSON.parse(row.payload) as { to: { person?: string } };
    const delivered = to.person !== undefined && notices.has(derivedId(row.id, to.person));
    if (to.person && PEOPLE.includes(to.person) && row.status === 'done' && !delivered) found.lost.push(`message ${row.id} is done and in no inbox`);
    if (row.status === 'pending' && delivered) found.doubled.push(`message ${row.id} was delivered and still waits`);
  }
  for (const id of notices) if (!known.has(id)) found.doubled.push(`inbox line ${id} comes from no message`);
  for (const row of outbox) if (row.status === 'pending' && row.next_at <= now) found.lost.push(`message ${row.id} is due and waits`);
}

/** One clock value a commit, none twice and none ahead. */
async function compareClock(store: Store, found: Found, events: EventRow[]): Promise<void> {
  const { value } = await store.db.selectFrom('clock').select('value').executeTakeFirstOrThrow();
  let last = 0;
  for (const event of events) {
    if (event.clock < last || event.clock > value) found.broken.push(`event ${event.id} has clock ${event.clock} after ${last}`);
    last = event.clock;
  }
}
