import { sql, type Kysely } from 'kysely';
import { speechOf } from './speech.ts';
import type { Store } from './store.ts';

type Row = Record<string, unknown>;
type Table = { name: string; keys: string[] };

/** Every table by the columns that order its rows, those that are pointed at before those that point. */
const TABLES: Table[] = [
  ...['user', 'session', 'account', 'verification', 'persons', 'organisations', 'memberships', 'households', 'clients', 'on_call', 'instances'].map(byId),
  { name: 'events', keys: ['seq'] },
  { name: 'timers', keys: ['instance_id', 'key'] },
  byId('outbox'),
  byId('boards'),
  { name: 'links', keys: ['instance_id', 'target_id'] },
  { name: 'access', keys: ['granted_by', 'object_id', 'subject', 'kind'] },
  { name: 'marks', keys: ['name'] },
  { name: 'audit', keys: ['seq'] },
  byId('audit_chains'),
  byId('audit_weeks'),
  { name: 'audit_reviews', keys: ['week', 'seq'] },
  { name: 'idempotency', keys: ['key', 'person_id'] },
  { name: 'settings', keys: ['name', 'org_id', 'valid_from'] },
  byId('personal'),
  byId('masters'),
  { name: 'secrets', keys: ['name'] },
  { name: 'keys', keys: ['scope'] },
  { name: 'search_tokens', keys: ['token', 'object_id'] },
  byId('letters'),
  byId('work_hours'),
  { name: 'erasures', keys: ['object_id'] },
  byId('destructions'),
  byId('holds'),
  { name: 'identifiers', keys: ['client_id'] },
  byId('inbox'),
  byId('absences'),
  byId('upgrade_runs'),
  { name: 'upgrade_moves', keys: ['run_id', 'instance_id'] },
  { name: 'org_details', keys: ['org_id'] },
  { name: 'hat_details', keys: ['membership_id'] },
  { name: 'photos', keys: ['person_id'] },
  ...['locations', 'areas', 'routings', 'services', 'faces', 'imports'].map(byId),
  { name: 'import_lines', keys: ['import_id', 'line'] },
  { name: 'letter_papers', keys: ['letter_id'] },
  byId('letter_templates'),
  ...['hour_corrections', 'hour_contracts', 'declarations', 'declaration_lines'].map(byId),
  { name: 'declared_minutes', keys: ['entry_key'] },
  byId('consult_periods'),
  ...['figure_entries', 'figure_releases'].map(byId),
  byId('answer_links'),
  byId('mails'),
  byId('mail_addresses'),
  byId('mail_receipts'),
  byId('meeting_mails'),
  { name: 'totp', keys: ['user_id'] },
  ...['passkeys', 'backup_codes', 'attempts', 'invitations', 'membership_requests'].map(byId),
];
const PAGE = 1000;

/**
 * Copies every row of one migrated store into another, page by page in the order of its key, each page in one transaction. Throws when the target
 * holds something already and `resume` was not asked for, or when a table is not known here. Resumed, a table goes on after its last key in the target.
 * The clock is copied last. Returns a sentence for each table whose number of rows differs at the end.
 */
export async function copyAll(from: Store, to: Store, options: { resume: boolean; onProgress: (line: string) => void }): Promise<string[]> {
  await refuseUnknownTables(from.db);
  const started = await firstWithRows(to.db);
  if (started && !options.resume) throw new Error(`The new database is not empty: ${started} has rows. Give --resume when an earlier move broke off.`);
  for (const table of TABLES) options.onProgress(`${table.name}: ${await copyTable(from, to, table)} rows copied`);
  const { value } = await from.db.selectFrom('clock').select('value').executeTakeFirstOrThrow();
  await to.write(async (tx) => {
    await tx.updateTable('clock').set({ value }).execute();
    await speechOf(tx).continueNumbers(tx, ['events', 'audit']);
  });
  return differences(from.db, to.db);
}

async function copyTable(from: Store, to: Store, table: Table): Promise<number> {
  const known = await pageOf(to.db, table, null, 1, 'desc');
  let last: Row | null = known[0] ?? null;
  for (let copied = 0; ;) {
    const page = await pageOf(from.db, table, last, PAGE, 'asc');
    if (page.length === 0) return copied;
    const how = { table: table.name, columns: Object.keys(page[0]), conflict: '' };
    await to.write((tx) => speechOf(tx).insertRows(tx, how, page));
    last = page[page.length - 1];
    copied += page.length;
  }
}

function pageOf(db: Kysely<any>, { name, keys }: Table, after: Row | null, limit: number, direction: 'asc' | 'desc'): Promise<Row[]> {
  const names = sql.join(keys.map((key) => sql.ref(key)));
  const beyond = after ? sql`where (${names}) > (${sql.join(keys.map((key) => after[key]))})` : sql``;
  const order = sql.join(keys.map((key) => sql`${sql.ref(key)} ${sql.raw(direction)}`));
  return sql<Row>`select * from ${sql.table(name)} ${beyond} order by ${order} limit ${limit}`.execute(db).then(({ rows }) => rows);
}

async function firstWithRows(db: Kysely<any>): Promise<string | undefined> {
  for (const table of TABLES) if ((await pageOf(db, table, null, 1, 'asc')).length > 0) return table.name;
  return undefined;
}

/** A table that a later migration adds must not be left behind in silence. */
async function refuseUnknownTables(db: Kysely<any>): Promise<void> {
  const known = new Set(['clock', ...TABLES.map((table) => table.name)]);
  const unknown = (await db.introspection.getTables()).filter((table) => !known.has(table.name) && !/^(kysely|sqlite)_/.test(table.name));
  if (unknown.length) throw new Error(`db/copy.ts does not know the table ${unknown.map((table) => table.name).join(', ')}.`);
}

async function differences(from: Kysely<any>, to: Kysely<any>): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of TABLES) {
    const [there, here] = [await countOf(from, name), await countOf(to, name)];
    if (there !== here) found.push(`${name}: ${there} rows in the old database and ${here} in the new one`);
  }
  return found;
}

async function countOf(db: Kysely<any>, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return Number(rows[0].n);
}

function byId(name: string): Table {
  return { name, keys: ['id'] };
}
