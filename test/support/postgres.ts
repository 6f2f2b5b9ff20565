import pg from 'pg';
import { inject } from 'vitest';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { TEMPLATE } from './postgres-setup.ts';

/** Whether this run has a PostgreSQL server. */
export const hasPostgres = inject('postgres') !== null;

let server: string | undefined;
let made = 0;
/** Addresses of databases of this test file that nobody uses any more. */
const left: string[] = [];

/** The address of a new database on the run's server: migrated, or with nothing in it at all. It goes with the server at the end of the run. */
export async function newDatabase(options: { empty?: boolean } = {}): Promise<string> {
  server ??= await (await fetch(inject('postgres')!)).text();
  const name = `t${process.pid}_${++made}`;
  await withClient(`${server}postgres`, (client) => client.query(`create database ${name} template ${options.empty ? 'template0' : TEMPLATE}`));
  return `${server}${name}`;
}

/** A migrated, empty database of which nobody else knows; `giveBack` empties it, to be used again. */
export async function borrowDatabase(): Promise<{ address: string; giveBack(): Promise<void> }> {
  const address = left.pop() ?? (await newDatabase());
  const giveBack = async (): Promise<void> => {
    await withClient(address, empty);
    left.push(address);
  };
  return { address, giveBack };
}

/** A migrated, empty store. The server forgets for the sake of speed, so nothing durable is asked of it. Its database is emptied and used again after `close`. */
export async function openPostgresStore(): Promise<Store & { address: string }> {
  const { address, giveBack } = await borrowDatabase();
  const store = await openStore(address, { unsafe: true });
  const { close } = store;
  return Object.assign(store, { address, close: async () => (await close(), giveBack()) });
}

/** Ten times as quick as dropping a database and copying the next. What a test left connected is ended first. */
async function empty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
  );
  const tables = rows.map(({ name }) => name).filter((name) => name !== 'clock');
  await client.query(`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid();
    set session_replication_role = replica;
    ${tables.map((name) => `delete from ${name};`).join('\n')}
    update clock set value = 0;
    alter sequence events_seq_seq restart; alter sequence audit_seq_seq restart;`);
}

async function withClient(address: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
