import { CompiledQuery, sql, type Kysely } from 'kysely';
import type { Insertion } from './queries/bulk.ts';
import { quoted } from './quoted.ts';
import type { Speech } from './speech.ts';

// Rows per statement. A few fixed sizes, so that each text stays prepared on the writer whatever the size of a batch;
// the largest needs 64 × 19 variables, far below SQLite's 32766.
const SIZES = [64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1];

/** How SQLite says it. */
export const sqliteSpeech: Speech = {
  kind: 'sqlite',
  rowsOf: 'json_each(?)',
  jsonOf: (rows) => JSON.stringify(rows),

  async insertRows(tx, how, rows) {
    for (let from = 0; from < rows.length;) {
      const size = SIZES.find((fits) => fits <= rows.length - from)!;
      await tx.executeQuery(CompiledQuery.raw(textFor(how, size), valuesOf(how, rows.slice(from, from + size))));
      from += size;
    }
  },

  among: (ids) => sql<string>`(select value from json_each(${JSON.stringify(ids)}))`,

  // One writer: nobody else looks at the same time.

  // Its own counter looks at what is there.
  async continueNumbers() {},

  async dumpSchema(db: Kysely<any>) {
    const { rows } = await sql<{ sql: string }>`
      select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by tbl_name, type = 'table' desc, name`.execute(db);
    return rows.map((row) => `${row.sql.replaceAll(/\s+/g, ' ')};\n`).join('');
  },
};

const texts = new WeakMap<Insertion, Map<number, string>>();

function textFor(how: Insertion, size: number): string {
  let known = texts.get(how);
  if (!known) texts.set(how, (known = new Map()));
  let text = known.get(size);
  if (text === undefined) {
    const tuple = `(${how.columns.map(() => '?').join(', ')})`;
    known.set(size, (text = `insert into "${how.table}" (${quoted(how.columns)}) values ${Array(size).fill(tuple).join(', ')}${how.conflict}`));
  }
  return text;
}

function valuesOf(how: Insertion, rows: readonly object[]): unknown[] {
  const values: unknown[] = [];
  for (const row of rows) for (const column of how.columns) values.push((row as Record<string, unknown>)[column] ?? null);
  return values;
}
