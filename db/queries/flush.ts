import type { Tx, Writes } from '../store.ts';
import { flushAccess } from './access.ts';
import { among } from './among.ts';
import { insertion, insertRows, readWith, update, updateRows, withRows } from './bulk.ts';
import { overRows, overValue } from '../speech.ts';

/**
 * Puts down what a batch of commands writes, each kind of row in one or two statements. Throws `stale write <id>` when an
 * instance is no longer at the revision that it was read at; the caller's transaction then rolls back whole.
 *
 * Measured with 32 rows on two shared cores, CPU per row. Inserting events: Kysely row by row 73 µs, Kysely with many rows 28,
 * json_each over objects 39, over arrays 30, many rows with the text kept ready 22 (taken).
 */
export async function flush(tx: Tx, writes: Writes): Promise<void> {
  await readWith(tx, SET_CLOCK, writes.clock);
  await insertRows(tx, INSERT.instances, writes.instances.insert);
  await updateInstances(tx, writes.instances.update);
  await insertRows(tx, INSERT.events, writes.events);
  // What is cancelled goes first: a key that is cancelled and armed in one step starts afresh.
  await withRows(
    tx,
    DROP_TIMERS,
    writes.timers.drop.map((timer) => [timer.instance_id, timer.key]),
  );
  await insertRows(tx, INSERT.timers, writes.timers.put);
  await insertRows(tx, INSERT.outbox, writes.outbox);
  await insertRows(tx, INSERT.boards, writes.boards);
  await replaceLinks(tx, writes.links);
  await flushAccess(tx, writes.access, writes.clock);
  await insertRows(tx, INSERT.idempotency, writes.idempotency);
  await insertRows(tx, INSERT.keys, writes.keys);
  await insertRows(tx, INSERT.personal, writes.personal);
  await replaceTokens(tx, writes.tokens);
}

const SET_CLOCK = overValue((value) => `update clock set value = ${value}`);
const INSERT = {
  instances: insertion('instances', ['id', 'machine', 'version', 'rev', 'status', 'state', 'context', 'created_at', 'updated_at', 'clock']),
  events: insertion('events', [
    'id',
    'instance_id',
    'rev',
    'type',
    'payload',
    'facts',
    'actor',
    'at',
    'fresh',
    'effects',
    'cause',
    'refused',
    'machine_version',
    'clock',
  ]),
  timers: insertion('timers', ['instance_id', 'key', 'name', 'at', 'armed_at', 'setting', 'fired'], ['instance_id', 'key']),
  outbox: insertion('outbox', ['id', 'instance_id', 'event_id', 'kind', 'name', 'payload', 'status', 'attempts', 'next_at', 'error', 'created_at', 'clock']),
  boards: insertion(
    'boards',
    [
      'id',
      'machine',
      'state',
      'running',
      'rev',
      'case_id',
      'meeting_id',
      'org_id',
      'client_id',
      'theme',
      'urgency',
      'owner_id',
      'waits_for',
      'due_at',
      'title_ref',
      'title',
      'created_at',
      'updated_at',
      'clock',
    ],
    ['id'],
  ),
  idempotency: insertion('idempotency', ['key', 'person_id', 'body_hash', 'status', 'response', 'at']),
  keys: insertion('keys', ['scope', 'wrapped', 'created_at', 'master_id', 'version']),
  personal: insertion('personal', ['id', 'scope', 'nonce', 'body', 'at', 'kver']),
};

const DROP_TIMERS = overRows((rows) => `delete from timers where (instance_id, key) in (select value ->> 0, value ->> 1 from ${rows})`);

const CHANGING = ['version', 'rev', 'status', 'state', 'context', 'updated_at', 'clock'] as const;
const UPDATE_INSTANCES = update('instances', { where: ['id', 'rev'], set: CHANGING, numbers: ['version', 'rev', 'clock'] });

async function updateInstances(tx: Tx, updates: Writes['instances']['update']): Promise<void> {
  const rows = updates.map((row) => [row.id, row.wasRev, ...CHANGING.map((column) => row[column])]);
  const updated = await updateRows(tx, UPDATE_INSTANCES, rows);
  if (updated !== updates.length) throw new Error(`stale write ${await firstStale(tx, updates)}`);
}

/** The first id whose row is not at the revision this batch gave it. */
async function firstStale(tx: Tx, updates: Writes['instances']['update']): Promise<string> {
  const ids = updates.map((update) => update.id);
  const rows = await tx.selectFrom('instances').select(['id', 'rev']).where('id', 'in', among(tx, ids)).execute();
  const revs = new Map(rows.map((row) => [row.id, row.rev]));
  return updates.find((update) => revs.get(update.id) !== (update.rev ?? update.wasRev))?.id ?? ids[0];
}

const DROP_LINKS = overRows((rows) => `delete from links where instance_id in (select value ->> 0 from ${rows})`);
const INSERT_LINKS = overRows(
  (rows) => `insert into links (instance_id, target_id) select value ->> 0, value ->> 1 from ${rows} where true on conflict do nothing`,
);

async function replaceLinks(tx: Tx, links: Writes['links']): Promise<void> {
  await withRows(
    tx,
    DROP_LINKS,
    [...links.keys()].map((id) => [id]),
  );
  await withRows(
    tx,
    INSERT_LINKS,
    [...links].flatMap(([id, targets]) => targets.map((target) => [id, target])),
  );
}

const DROP_TOKENS = overRows((rows) => `delete from search_tokens where object_id in (select value ->> 0 from ${rows})`);
const INSERT_TOKENS = overRows(
  (rows) => `insert into search_tokens (token, object_id) select value ->> 1, value ->> 0 from ${rows} where true on conflict do nothing`,
);

async function replaceTokens(tx: Tx, tokens: Writes['tokens']): Promise<void> {
  await withRows(
    tx,
    DROP_TOKENS,
    tokens.map((entry) => [entry.object_id]),
  );
  await withRows(
    tx,
    INSERT_TOKENS,
    tokens.flatMap((entry) => entry.tokens.map((token) => [entry.object_id, token])),
  );
}
