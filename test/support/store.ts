import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { openStore } from '../../db/open.ts';
import type { Db, Store } from '../../db/store.ts';
import { openPostgresStore } from './postgres.ts';

export type TestStore = Store & {
  address: string;
  /** everything that is stored, as bytes read as latin1: what somebody finds who walks away with the disk */
  bytes(): Promise<string>;
};

/** A migrated store of its own on the database that the project is run on (vitest.config.ts); gone after `close`. */
export function openTestStore(): Promise<TestStore> {
  return inject('database') === 'postgres' ? onPostgres() : onSqlite();
}

async function onSqlite(): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-store-'));
  const file = join(folder, 'test.db');
  const store = await openStore(`sqlite:${file}`);
  await store.migrate();
  return {
    ...store,
    address: `sqlite:${file}`,
    bytes: async () => readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1'),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onPostgres(): Promise<TestStore> {
  const store = await openPostgresStore();
  return Object.assign(store, { bytes: () => everyRow(store.db) });
}

async function everyRow(db: Db): Promise<string> {
  const tables = (await db.introspection.getTables()).map((table) => table.name);
  const texts: string[] = [];
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
    for (const row of rows) for (const value of Object.values(row)) texts.push(Buffer.isBuffer(value) ? value.toString('latin1') : String(value));
  }
  return texts.join('\n');
}
