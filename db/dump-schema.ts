import { writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openStore } from './open.ts';
import type { Db } from './store.ts';

export const SCHEMA_FILE = join(import.meta.dirname, 'schema.sql');

/** Every table, index and trigger as SQLite keeps them, sorted, so that a change of the schema is a diff to review. */
export async function dumpSchema(db: Db): Promise<string> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by tbl_name, type = 'table' desc, name`.execute(db);
  return rows.map((row) => `${row.sql.replaceAll(/\s+/g, ' ')};\n`).join('');
}

/** The schema that the migrations make, from a store that is made and thrown away for it. */
export async function dumpFreshSchema(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-schema-'));
  const store = await openStore(`sqlite:${join(folder, 'schema.db')}`);
  try {
    await store.migrate();
    return await dumpSchema(store.db);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

// Run as a command it writes the file; the test compares.
if (import.meta.main) writeFileSync(SCHEMA_FILE, await dumpFreshSchema());
