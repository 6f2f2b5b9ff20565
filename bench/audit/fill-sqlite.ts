import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { canonicalOf, COLUMNS } from '../../server/audit/canonical.ts';
import type { Writer } from '../../server/audit/chain.ts';
import { macOf } from '../../server/audit/signing.ts';
import { logRows } from './log-rows.ts';
import type { Neighbourhood } from './neighbourhood.ts';

const BATCH = 50_000;
const SAY_EVERY = 1_000_000;

export type Index = { name: string; sql: string };
type Say = (text: string) => void;

/**
 * Puts `rows` rows into the log of a migrated SQLite file that nobody else has open: the columns, canonical text and hashes of the product, without its
 * transactions and fsyncs. Takes the log's indexes away and returns what makes them again (`makeIndexes`): the same indexes in a fourth of the time.
 */
export function fillSqlite(file: string, [from, rows]: [from: number, rows: number], writer: Writer, town: Neighbourhood, say: Say): Index[] {
  const db = opened(file);
  try {
    // In the order in which they were made: of two that serve alike SQLite takes the younger.
    const indexes = db.prepare(`select name, sql from sqlite_master where tbl_name = 'audit' and type = 'index' and sql is not null order by rowid`).all();
    for (const { name } of indexes) db.exec(`drop index ${name as string}`);
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    insertAll(db, [from, rows], writer, town, (done) => say(`${done} rows after ${seconds(began)} s`));
    const used = process.cpuUsage(cpu);
    say(`${rows} rows, ${((used.user + used.system) / rows).toFixed(1)} µs of CPU a row, ${Math.round(statSync(file).size / 1e6)} MB without indexes`);
    return indexes as Index[];
  } finally {
    db.close();
  }
}

/** Makes these indexes on a filled log and says what each took. */
export function makeIndexes(file: string, indexes: readonly Index[], say: Say): void {
  const db = opened(file);
  try {
    db.exec('pragma cache_size = -1500000');
    for (const { name, sql } of indexes) {
      const [began, cpu, before] = [performance.now(), process.cpuUsage(), statSync(file).size];
      db.exec(sql);
      const used = process.cpuUsage(cpu);
      say(`${name}: ${Math.round((statSync(file).size - before) / 1e6)} MB, ${Math.round((used.user + used.system) / 1e6)} s of CPU, ${seconds(began)} s`);
    }
  } finally {
    db.close();
  }
}

function opened(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec(`pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; pragma secure_delete = off;
    pragma cache_size = -65536; pragma temp_store = file`);
  return db;
}

const seconds = (from: number): number => Math.round((performance.now() - from) / 1000);

function insertAll(db: DatabaseSync, [from, rows]: [number, number], writer: Writer, town: Neighbourhood, say: (done: number) => void): void {
  const columns = [...COLUMNS, 'mac'];
  const insert = db.prepare(`insert into audit (${columns.map((one) => `"${one}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`);
  let before = writer.start;
  let n = 0;
  db.exec('begin');
  for (const row of logRows(from, from + rows, town)) {
    n++;
    row.chain = writer.chain;
    row.n = n;
    row.seq = from + n;
    before = macOf(writer.key, before, canonicalOf(row));
    const values = COLUMNS.map((column) => row[column] ?? null);
    values.push(before);
    insert.run(...values);
    if (n % BATCH === 0) db.exec('commit; begin');
    if (n % SAY_EVERY === 0) say(n);
  }
  db.exec('commit');
}
