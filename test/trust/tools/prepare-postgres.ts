import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { PostgresServer } from '../../../server/commands/demo/launch-postgres.ts';
import { fillDatabase, type Prepared } from './prepare.ts';

export type PostgresPrepared = Omit<Prepared, 'copy'> & {
  /** the address of a copy, to be harmed; only while no server runs */
  copy(): Promise<string>;
};

let made = 0;

/** A database of its own on a PostgreSQL server, with the small test neighbourhood in it; it goes with the server. */
export async function preparePostgres(server: PostgresServer): Promise<PostgresPrepared> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-trust-'));
  const name = `trust${++made}`;
  const create = async (one: string, from: string): Promise<string> => {
    await onPostgres(server, (client) => client.query(`create database ${one} template ${from}`));
    return server.address(one);
  };
  const databaseUrl = await create(name, 'template0');
  const keyFile = join(folder, 'trust.key');
  let copies = 0;
  return {
    folder,
    databaseUrl,
    keyFile,
    ...(await fillDatabase(databaseUrl, keyFile)),
    copy: () => create(`${name}_twin${++copies}`, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Asks the server something over a connection of its own, in the database `postgres`. */
export async function onPostgres<T>(server: PostgresServer, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.address('postgres'), application_name: 'nemesis', connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
