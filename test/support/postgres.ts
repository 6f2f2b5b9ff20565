import pg from 'pg';
import { inject } from 'vitest';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { TEMPLATE } from './postgres-setup.ts';

/** Whether this run has a PostgreSQL server. */
export const hasPostgres = inject('postgres') !== null;

export type TestDatabase = { address: string; drop(): Promise<void> };

let server: string | undefined;
let made = 0;

/** A fresh database on the run's server, migrated unless `empty`. `drop` ends whatever is still connected to it. */
export async function freshPostgres(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  server ??= await (await fetch(inject('postgres')!)).text();
  const name = `t${process.pid}_${++made}`;
  await asRoot(`create database ${name} template ${options.empty ? 'template0' : TEMPLATE}`);
  return { address: `${server}${name}`, drop: () => asRoot(`drop database ${name} with (force)`) };
}

async function asRoot(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A migrated store on a database of its own, which is gone after `close`. The server forgets for the sake of speed, so nothing durable is asked of it. */
export async function openPostgresStore(options: { empty?: boolean } = {}): Promise<Store & { address: string }> {
  const database = await freshPostgres(options);
  const store = await openStore(database.address, { unsafe: true });
  return Object.assign(store, {
    address: database.address,
    close: ((close) => async () => {
      await close();
      await database.drop();
    })(store.close),
  });
}
