import { sql } from 'kysely';
import type { Store } from '../../../db/store.ts';
import { tracks } from '../../../machines/index.ts';
import { verifyAll } from '../../../server/engine/verify.ts';
import { derivedId } from '../../../server/outbound/derived-id.ts';
import type { Ledger, Wanted } from './ledger.ts';

/** What was found: each line a sentence with ids and names, no contents. */
export type Found = { lost: string[]; doubled: string[]; broken: string[]; events: number };
type Root = { id: string; instance: string; rev: number; type: string; machine: string; person: string; task: string | null };
type Kept = { key: string; person: string; id: string; rev: number };

/**
 * Compares the driver's ledger with what the database holds: each acknowledged wish stands there as it was acknowledged, none was done twice under
 * whatever key, each key and each event of a person belong to one another, and snapshots, outbox, inbox and audit say the same as the events.
 */
export async function check(store: Store, ledger: Ledger): Promise<Found> {
  const people = new Set(ledger.wanted.map((wanted) => wanted.person));
  const roots = (await rootsOf(store)).filter((root) => people.has(root.person));
  const kept = (await keptOf(store)).filter((row) => people.has(row.person));
  const found: Found = { lost: [], doubled: [], broken: [], events: roots.length };
  compareWishes(found, ledger.wanted, roots, kept);
  compareKeys(found, roots, kept);
  await compareOutbox(store, found);
  await compareRest(store, found, people, kept.length);
  const replayed = await verifyAll(store, new Map(tracks.map((track) => [track.id, track])));
  found.broken.push(...replayed.differences.map(({ id, rev, what }) => `${id} rev ${rev}: ${what}`));
  return found;
}

function compareWishes(found: Found, wishes: Wanted[], roots: Root[], kept: Kept[]): void {
  const at = new Map(roots.map((root) => [`${root.instance} ${root.rev}`, root]));
  const byKey = new Map(kept.map((row) => [`${row.person} ${row.key}`, row]));
  const times = countOf(roots.map((root) => wishOf(root.type, root.task ?? root.instance)));
  for (const wanted of wishes) {
    const { acked, otherwise, person, type, mark } = wanted;
    if (acked) {
      // The answer shows the instance as it is by then, so its rev may be later than that of the step itself; the key knows the step.
      const step = [...wanted.keys].map((key) => byKey.get(`${person} ${key}`)).find((row) => row?.id === acked.id && row.rev <= acked.rev);
      const root = step && at.get(`${step.id} ${step.rev}`);
      if (!step) found.lost.push(`${type} of ${acked.id} was acknowledged at rev ${acked.rev} and its key is not there`);
      else if (!root || root.type !== type || root.person !== person)
        found.lost.push(`${type} of ${acked.id} was acknowledged and rev ${step.rev} is not there`);
    }
    if (otherwise) found.doubled.push(`${type} ${mark} was acknowledged as ${acked!.id} and as ${otherwise.id}`);
    const done = times.get(wishOf(type, type === 'start' ? mark : wanted.instance!)) ?? 0;
    if (done > 1) found.doubled.push(`${type} ${mark} was done ${done} times`);
  }
}

/** One key, one event, and the other way about. */
function compareKeys(found: Found, roots: Root[], kept: Kept[]): void {
  const answers = countOf(kept.map((row) => `${row.id} ${row.rev}`));
  const events = new Set(roots.map((root) => `${root.instance} ${root.rev}`));
  for (const row of kept) if (!events.has(`${row.id} ${row.rev}`)) found.lost.push(`a key says ${row.id} rev ${row.rev}, which is not there`);
  for (const root of roots) {
    const count = answers.get(`${root.instance} ${root.rev}`) ?? 0;
    if (count === 0) found.doubled.push(`${root.type} of ${root.instance} rev ${root.rev} was done without a key`);
    if (count > 1) found.broken.push(`${count} keys say that they did ${root.instance} rev ${root.rev}`);
  }
}

/** Events of one kind leave equal rows in the outbox, and what was delivered stands in the inbox. */
async function compareOutbox(store: Store, found: Found): Promise<void> {
  const rows = await store.db.selectFrom('outbox').selectAll().execute();
  const events = await store.db
    .selectFrom('events as e')
    .innerJoin('instances as i', 'i.id', 'e.instance_id')
    .select(['e.id', 'e.type', 'e.effects', 'i.machine'])
    .where('e.refused', 'is', null)
    .execute();
  const left = Map.groupBy(rows, (row) => row.event_id);
  const kinds = Map.groupBy(events, (event) => `${event.machine} ${event.type} ${event.effects}`);
  for (const [kind, all] of kinds) {
    const sizes = countOf(all.map((event) => String(left.get(event.id)?.length ?? 0)));
    const usual = [...sizes].sort((a, b) => b[1] - a[1])[0][0];
    for (const event of all) {
      const size = left.get(event.id)?.length ?? 0;
      if (size < Number(usual)) found.lost.push(`${kind} left ${size} messages instead of ${usual}`);
      if (size > Number(usual)) found.doubled.push(`${kind} left ${size} messages instead of ${usual}`);
    }
  }
  const known = new Set(events.map((event) => event.id));
  for (const row of rows) if (!known.has(row.event_id)) found.broken.push(`message ${row.id} comes from no event`);
  await compareInbox(store, found, rows);
}

async function compareInbox(store: Store, found: Found, rows: { id: string; kind: string; status: string; payload: string }[]): Promise<void> {
  const lines = new Set((await store.db.selectFrom('inbox').select('id').execute()).map((line) => line.id));
  for (const row of rows) {
    const person = row.kind === 'notify' ? (JSON.parse(row.payload) as { to: { person?: string } }).to.person : undefined;
    if (!person) continue;
    const delivered = lines.has(derivedId(row.id, person));
    if (row.status === 'done' && !delivered) found.lost.push(`message ${row.id} is done and in no inbox`);
    if (row.status === 'pending' && delivered) found.broken.push(`message ${row.id} was delivered and waits`);
    if (row.status === 'failed') found.lost.push(`message ${row.id} failed`);
  }
}

async function compareRest(store: Store, found: Found, people: Set<string>, keys: number): Promise<void> {
  const audited = await store.db.selectFrom('audit').select('actor').where('action', 'in', ['create', 'send']).where('outcome', '=', 0).execute();
  const own = audited.filter((row) => people.has(row.actor)).length;
  if (own !== keys) found.broken.push(`${own} audit rows for ${keys} commands`);
  const behind = await store.db
    .selectFrom('instances as i')
    .leftJoin('boards as b', 'b.id', 'i.id')
    .select('i.id')
    .where((on) => on.or([on('b.id', 'is', null), on('b.rev', '!=', on.ref('i.rev'))]))
    .execute();
  for (const { id } of behind) found.broken.push(`the board row of ${id} is behind`);
  if (store.kind !== 'sqlite') return;
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store.db);
  if (rows[0]?.integrity_check !== 'ok') found.broken.push(`integrity_check: ${rows[0]?.integrity_check}`);
}

/** What people said themselves; what was told on has a cause. */
async function rootsOf(store: Store): Promise<Root[]> {
  const rows = await store.db
    .selectFrom('events as e')
    .innerJoin('instances as i', 'i.id', 'e.instance_id')
    .select(['e.id', 'e.instance_id', 'e.rev', 'e.type', 'e.actor', 'e.payload', 'i.machine'])
    .where('e.cause', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    instance: row.instance_id,
    rev: row.rev,
    type: row.type,
    machine: row.machine,
    person: (JSON.parse(row.actor) as { person: string }).person,
    task: row.type === 'start' ? ((JSON.parse(row.payload) as { task?: string }).task ?? null) : null,
  }));
}

async function keptOf(store: Store): Promise<Kept[]> {
  const rows = await store.db.selectFrom('idempotency').selectAll().execute();
  return rows.map((row) => ({ key: row.key, person: row.person_id, ...(JSON.parse(row.response) as { id: string; rev: number }) }));
}

const wishOf = (type: string, about: string) => `${type} ${about}`;

function countOf(all: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
