import { Kysely, sql } from 'kysely';
import { alone } from './alone.ts';
import { migrate } from './migrate.ts';
import { PostgresDialect } from './postgres-dialect.ts';
import { assertDurable } from './postgres-durable.ts';
import { openPool } from './postgres-pool.ts';
import type { Store, Tx } from './store.ts';
import type { Tables } from './types.ts';

const READERS = 8;

/** Takes the row that every writing transaction of every server must change, so that they commit one after the other (docs/decisions/006). */
const BEGIN = 'begin; select value from clock where id = 1 for update';

/**
 * Opens a PostgreSQL database as a store. `unsafe` is for tests only: `assertDurable` then lets a server pass that does not keep what it acknowledges.
 * Throws one sentence when it cannot be reached.
 */
export async function openPostgres(address: string, options: { unsafe?: boolean } = {}): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect(openPool(address, 'reader', READERS)) });
  // One connection: within a process writes wait here for their turn, not on the server, where each would keep a connection.
  const writer = new Kysely<Tables>({ dialect: new PostgresDialect(openPool(address, 'writer', 1), BEGIN) });
  const oneByOne = alone();
  const close = async (): Promise<void> => {
    await writer.destroy();
    await db.destroy();
  };
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await close();
    throw new Error(`The database at ${new URL(address).host} cannot be opened: ${(error as Error).message}.`, { cause: error });
  }
  return {
    kind: 'postgres',
    db,
    write: (work) => oneByOne(() => writer.transaction().execute((tx) => work(tx as Tx))),
    migrate: () => migrateAt(address),
    assertDurable: async () => (options.unsafe ? undefined : assertDurable(db)),
    // A vacuum that rewrites leaves no old rows behind; keys are few, so the lock is short. The log of the server goes with its backups (docs/keys.md).
    clearTraces: async () => {
      await sql`vacuum full keys`.execute(db);
      for (const table of ['personal', 'search_tokens', 'identifiers']) await sql`vacuum ${sql.table(table)}`.execute(db);
    },
    close,
  };
}

/** On a connection of its own, which is not given up however long a migration takes. */
async function migrateAt(address: string): Promise<string[]> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect(openPool(address, 'migrator', 2)) });
  try {
    return await migrate(db);
  } finally {
    await db.destroy();
  }
}
