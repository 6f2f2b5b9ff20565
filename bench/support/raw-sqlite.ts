import { peer } from './peer.ts';

type Prepared = { reader: boolean; run(...values: unknown[]): unknown; all(...values: unknown[]): unknown[] };
export type RawSqlite = { prepare(sql: string): Prepared; exec(sql: string): void; pragma(text: string): unknown; close(): void };

/** better-sqlite3 on a file, as durable as ours: its build makes a WAL database less so unless it is told otherwise. */
export async function openRaw(path: string): Promise<RawSqlite> {
  const { default: Database } = await peer('better-sqlite3');
  const db = new Database(path) as RawSqlite;
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'secure_delete = on', 'wal_autocheckpoint = 4000']) db.pragma(pragma);
  return db;
}
