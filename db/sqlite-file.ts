import { openConnection, type SqliteConnection } from './sqlite-connection.ts';

type Row = Record<string, unknown>;

/** What a file says about itself: the facts that stand in the manifest of a backup. */
export type FileFacts = {
  pageSize: number;
  pages: number;
  /** names of the migrations that were applied */
  migrations: string[];
  /** `machine version` → how many instances */
  machines: Record<string, number>;
  clock: number;
  /** table → rows */
  counts: Record<string, number>;
  /** the last event */
  lastEvent: { seq: number; at: string } | null;
  /** where each chain of the log stands */
  heads: { chain: string; n: number; mac: string }[];
};

/**
 * Writes a copy of a database at one moment to a new file while others read and write: VACUUM INTO on a connection that only reads, so that no writer waits
 * for it, and without what stood in free pages. The copy is not yet forced to the disk. Throws when `to` exists or the disk is full.
 */
export async function copyAtOneMoment(path: string, to: string): Promise<void> {
  await reading(path, async (connection) => void (await connection.run('vacuum into ?', [to])));
}

/** Reads what the manifest says of a file. Throws when it is no database of ours. */
export function factsOf(path: string): Promise<FileFacts> {
  return reading(path, async (connection) => {
    const all = <R extends Row>(sql: string) => connection.all(sql, []) as Promise<R[]>;
    const one = async (sql: string): Promise<number> => Number(Object.values((await all(sql))[0] ?? { none: 0 })[0]);
    const tables = await all<{ name: string }>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name");
    const counts: Record<string, number> = {};
    for (const { name } of tables) counts[name] = await one(`select count(*) from "${name}"`);
    const machines = await all<{ machine: string; version: number; n: number }>(
      'select machine, version, count(*) as n from instances group by machine, version order by machine, version',
    );
    const [last] = await all<{ seq: number; at: string }>('select seq, at from events order by seq desc limit 1');
    return {
      pageSize: await one('pragma page_size'),
      pages: await one('pragma page_count'),
      migrations: (await all<{ name: string }>('select name from kysely_migration order by name')).map((row) => row.name),
      machines: Object.fromEntries(machines.map((row) => [`${row.machine} ${row.version}`, Number(row.n)])),
      clock: await one('select value from clock where id = 1'),
      counts,
      lastEvent: last ? { seq: Number(last.seq), at: last.at } : null,
      heads: await all<{ chain: string; n: number; mac: string }>(
        'select chain, n, mac from audit a where chain is not null and n = (select max(n) from audit b where b.chain = a.chain) order by chain',
      ),
    };
  });
}

/** What is wrong inside a file: broken pages, indexes that miss a row, rows that point at nothing. Empty when it is whole; throws when it is no database. */
export function brokenIn(path: string): Promise<string[]> {
  return reading(path, async (connection) => {
    const checked = (await connection.all('pragma integrity_check(20)', [])).map((row) => String(row.integrity_check));
    const loose = await connection.all('pragma foreign_key_check', []);
    return [
      ...checked.filter((line) => line !== 'ok'),
      ...loose.slice(0, 20).map((row) => `a row of ${String(row.table)} points at nothing in ${String(row.parent)}`),
    ];
  });
}

/**
 * Whether another process has this database open. A file that nobody uses is brought out of its write-ahead log on the way, so that it can be moved as one
 * file; one that is broken counts as not in use.
 */
export async function isInUse(path: string): Promise<boolean> {
  let connection: SqliteConnection | null = null;
  try {
    connection = await openConnection(path, 'writer');
    await connection.all('pragma journal_mode = delete', []);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'SQLITE_BUSY';
  } finally {
    await connection?.close();
  }
}

async function reading<T>(path: string, work: (connection: SqliteConnection) => Promise<T>): Promise<T> {
  const connection = await openConnection(path, 'reader');
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
