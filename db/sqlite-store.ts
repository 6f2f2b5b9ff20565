import { mkdirSync } from 'node:fs';
import { AsyncLocalStorage } from 'node:async_hooks';
import { dirname, resolve } from 'node:path';
import { Kysely } from 'kysely';
import { migrate } from './migrate.ts';
import { Checkpointer } from './sqlite-checkpointer.ts';
import { SqliteDialect } from './sqlite-dialect.ts';
import type { Store, Tx } from './store.ts';
import type { Tables } from './types.ts';

/** Opens (or makes) a SQLite file as a store. Throws when the folder or file cannot be made. */
export async function openSqlite(path: string): Promise<Store> {
  const file = resolve(path);
  mkdirSync(dirname(file), { recursive: true });
  const dialect = new SqliteDialect(file);
  const db = new Kysely<Tables>({ dialect });
  // The first query opens the connections; a broken file shows here instead of at the first request.
  await db.connection().execute(async () => {});
  const checkpointer = new Checkpointer(file);
  const inside = new AsyncLocalStorage<{ running: boolean }>();

  return {
    kind: 'sqlite',
    db,
    write: async (work) => {
      const result = await alone(inside, () => db.transaction().execute((tx) => work(tx as Tx)));
      checkpointer.wrote();
      return result;
    },
    migrate: () => migrate(db),
    assertDurable: () => dialect.driver.assertDurable(),
    close: async () => {
      await checkpointer.stop();
      await db.destroy();
    },
  };
}

/** A write inside a write would wait for itself for ever; it is a bug and says so. */
async function alone<T>(inside: AsyncLocalStorage<{ running: boolean }>, work: () => Promise<T>): Promise<T> {
  if (inside.getStore()?.running) throw new Error('write inside write: pass the transaction down instead');
  const mark = { running: true };
  return inside.run(mark, async () => {
    try {
      return await work();
    } finally {
      mark.running = false;
    }
  });
}
