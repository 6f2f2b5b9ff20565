import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely } from 'kysely';
import { alone } from './alone.ts';
import { ConnectionLost } from './connection-lost.ts';
import { migrate } from './migrate.ts';
import { watchingDisk } from './failing-disk.ts';
import { Reserve } from './reserve.ts';
import { Checkpointer } from './sqlite-checkpointer.ts';
import { openConnection, type Connect } from './sqlite-connection.ts';
import { SqliteDialect } from './sqlite-dialect.ts';
import type { Store, Tx } from './store.ts';
import type { Tables } from './types.ts';

export type SqliteOptions = {
  /** called once, with what to say, when the disk gives an I/O error, or the file is damaged or cannot be written; from then on the store answers nothing but that error */
  diskFailed?: (sentence: string) => void;
  connect?: Connect;
};

/** Opens (or makes) a SQLite file as a store. Throws when the folder or file cannot be made. */
export async function openSqlite(path: string, { diskFailed = () => {}, connect = openConnection }: SqliteOptions = {}): Promise<Store> {
  const file = resolve(path);
  mkdirSync(dirname(file), { recursive: true });
  const watched = watchingDisk(connect, diskFailed);
  const dialect = new SqliteDialect(file, 2, watched);
  const db = new Kysely<Tables>({ dialect });
  // The first query opens the connections; a broken file shows here instead of at the first request.
  await db.connection().execute(async () => {});
  const checkpointer = new Checkpointer(file, watched);
  const oneByOne = alone();
  // A disk that is only simulated has no folder to keep room in.
  const reserve = connect === openConnection ? new Reserve(file) : null;

  return {
    kind: 'sqlite',
    db,
    write: async (work, { fromReserve = false } = {}) => {
      if (!fromReserve && reserve?.allowsCommands() === false) {
        // What the log takes is given to the disk only when that is enough to open again: until then it is room that nobody else can take.
        if (reserve.lacks() <= checkpointer.logBytes()) await checkpointer.empty('truncate');
        if (!reserve.allowsCommands()) throw new ConnectionLost(DISK_FULL, 'nothing');
      }
      const attempt = () => oneByOne(() => db.transaction().execute((tx) => work(tx as Tx)));
      const result = await attempt().catch(async (error: unknown) => {
        if (!isFull(error) || !reserve) throw error;
        await reuseLog(checkpointer, reserve);
        if (!fromReserve) throw error;
        return attempt().catch((again: unknown) => {
          if (!isFull(again) || !reserve.giveUp()) throw again;
          return attempt();
        });
      });
      checkpointer.wrote();
      return result;
    },
    migrate: () => migrate(db),
    assertDurable: () => dialect.driver.assertDurable(),
    clearTraces: () => checkpointer.truncate(),
    close: async () => {
      await checkpointer.stop();
      await db.destroy();
      reserve?.close();
    },
  };
}

const DISK_FULL = Object.assign(new Error('the disk is full'), { code: 'SQLITE_FULL' });

/** On a full disk the log itself has room, once what stands in it was copied. Where that copying needs room, the reserve lends it: the log has more to give. */
async function reuseLog(checkpointer: Checkpointer, reserve: Reserve): Promise<void> {
  const became = await checkpointer.empty('restart');
  if (became === 'full' && reserve.lacks() <= checkpointer.logBytes() && reserve.giveUp()) await checkpointer.empty('restart');
}

/** Whether a full disk is at the bottom of this error. */
function isFull(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return code === 'SQLITE_FULL' || (cause !== undefined && isFull(cause));
}
