import type { Tx, Writes } from '../store.ts';
import { flushAccess } from './access.ts';
import { insertStatement, replacing, withRows, type Columns } from './bulk.ts';

/**
 * Puts down what a batch of commands writes, each kind of row in one or two statements. Throws `stale write <id>` when an
 * instance is no longer at the revision that it was read at; the caller's transaction then rolls back whole.
 */
export async function flush(tx: Tx, writes: Writes): Promise<void> {
  await tx.updateTable('clock').set({ value: writes.clock }).execute();
  await insert(tx, INSERT.instances, writes.instances.insert);
  await updateInstances(tx, writes.instances.update);
  await insert(tx, INSERT.events, writes.events);
  // What is cancelled goes first: a key that is cancelled and armed in one step starts afresh.
  await insert(tx, DROP_TIMERS, writes.timers.drop);
  await insert(tx, INSERT.timers, writes.timers.put);
  await insert(tx, INSERT.outbox, writes.outbox);
  await insert(tx, INSERT.boards, writes.boards);
  await replaceLinks(tx, writes.links);
  await flushAccess(tx, writes.access, writes.clock);
  await insert(tx, INSERT.audit, writes.audit);
  await insert(tx, INSERT.idempotency, writes.idempotency);
  // Ciphertext is bytes, which JSON cannot carry.
  for (const rows of chunks(writes.keys)) await tx.insertInto('keys').values(rows).execute();
  for (const rows of chunks(writes.personal)) await tx.insertInto('personal').values(rows).execute();
  await replaceTokens(tx, writes.tokens);
}

const INSTANCES: Columns<'instances'> = ['id', 'machine', 'version', 'rev', 'status', 'state', 'context', 'created_at', 'updated_at', 'clock'];
const EVENTS: Columns<'events'> = [
  'id', 'instance_id', 'rev', 'type', 'payload', 'facts', 'actor', 'at', 'fresh', 'effects', 'cause', 'refused', 'machine_version', 'clock',
];
const TIMERS: Columns<'timers'> = ['instance_id', 'key', 'name', 'at', 'armed_at', 'setting', 'fired'];
const OUTBOX: Columns<'outbox'> = [
  'id', 'instance_id', 'event_id', 'kind', 'name', 'payload', 'status', 'attempts', 'next_at', 'error', 'created_at', 'clock',
];
const BOARDS: Columns<'boards'> = [
  'id', 'machine', 'state', 'running', 'rev', 'case_id', 'meeting_id', 'org_id', 'client_id', 'theme', 'urgency', 'owner_id', 'waits_for', 'due_at',
  'title_ref', 'title', 'created_at', 'updated_at', 'clock',
];
const AUDIT: Columns<'audit'> = ['at', 'actor', 'hat', 'action', 'object_type', 'object_id', 'case_id', 'outcome', 'detail'];
const IDEMPOTENCY: Columns<'idempotency'> = ['key', 'person_id', 'body_hash', 'status', 'response', 'at'];

const INSERT = {
  instances: insertStatement('instances', INSTANCES),
  events: insertStatement('events', EVENTS),
  timers: insertStatement('timers', TIMERS, replacing(TIMERS, ['instance_id', 'key'])),
  outbox: insertStatement('outbox', OUTBOX),
  boards: insertStatement('boards', BOARDS, replacing(BOARDS, ['id'])),
  audit: insertStatement('audit', AUDIT),
  idempotency: insertStatement('idempotency', IDEMPOTENCY),
};

const DROP_TIMERS = `delete from timers where (instance_id, key) in (select value ->> 'instance_id', value ->> 'key' from json_each(?))`;

// A column that is not given keeps its value; none of them may be null.
const UPDATE_INSTANCES = `update instances set ${INSTANCES.filter((column) => column !== 'id')
  .map((column) => `${column} = coalesce(j.value ->> '${column}', instances.${column})`)
  .join(', ')} from json_each(?) as j where instances.id = j.value ->> 'id' and instances.rev = j.value ->> 'wasRev'`;

async function insert(tx: Tx, statement: string, rows: readonly unknown[]): Promise<void> {
  if (rows.length > 0) await withRows(tx, statement, rows);
}

async function updateInstances(tx: Tx, updates: Writes['instances']['update']): Promise<void> {
  if (updates.length === 0) return;
  const updated = await withRows(tx, UPDATE_INSTANCES, updates);
  if (updated !== updates.length) throw new Error(`stale write ${await firstStale(tx, updates)}`);
}

/** The first id whose row is not at the revision this batch gave it. */
async function firstStale(tx: Tx, updates: Writes['instances']['update']): Promise<string> {
  const ids = updates.map((update) => update.id);
  const rows = await tx.selectFrom('instances').select(['id', 'rev']).where('id', 'in', ids).execute();
  const revs = new Map(rows.map((row) => [row.id, row.rev]));
  return updates.find((update) => revs.get(update.id) !== (update.rev ?? update.wasRev))?.id ?? ids[0];
}

const DROP_LINKS = `delete from links where instance_id in (select value ->> 0 from json_each(?))`;
const INSERT_LINKS = `insert into links (instance_id, target_id)
  select distinct of.value ->> 0, target.value from json_each(?) as of, json_each(of.value, '$[1]') as target`;

async function replaceLinks(tx: Tx, links: Writes['links']): Promise<void> {
  await insert(tx, DROP_LINKS, [...links.keys()].map((id) => [id]));
  await insert(tx, INSERT_LINKS, [...links].filter(([, targets]) => targets.length > 0));
}

const DROP_TOKENS = `delete from search_tokens where object_id in (select value ->> 0 from json_each(?))`;
const INSERT_TOKENS = `insert or ignore into search_tokens (token, object_id)
  select token.value, of.value ->> 0 from json_each(?) as of, json_each(of.value, '$[1]') as token`;

async function replaceTokens(tx: Tx, tokens: Writes['tokens']): Promise<void> {
  const rows = tokens.map((entry) => [entry.object_id, entry.tokens]);
  await insert(tx, DROP_TOKENS, rows);
  await insert(tx, INSERT_TOKENS, rows);
}

/** Rows with few columns, well below SQLite's limit of 32766 variables. */
function* chunks<T>(rows: T[], size = 500): Generator<T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
