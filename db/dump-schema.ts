import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from './open.ts';
import { speechOf } from './speech.ts';
import type { Store } from './store.ts';

/** Where the schema of each database is kept. */
export const SCHEMA_FILES: Record<Store['kind'], string> = {
  sqlite: join(import.meta.dirname, 'schema.sql'),
  postgres: join(import.meta.dirname, 'schema.postgres.sql'),
};

/** Every table, index and trigger that the migrations make in an empty database, sorted, so that a change of the schema is a diff to review. */
export async function dumpSchemaAt(address: string): Promise<string> {
  const store = await openStore(address);
  try {
    await store.migrate();
    return await speechOf(store.db).dumpSchema(store.db);
  } finally {
    await store.close();
  }
}

/** The same on a SQLite file that is made and thrown away for it. */
export async function dumpFreshSchema(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-schema-'));
  try {
    return await dumpSchemaAt(`sqlite:${join(folder, 'schema.db')}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Run as a command it writes the files that the tests compare: that of SQLite, and with the address of an empty PostgreSQL database that one too.
if (import.meta.main) {
  writeFileSync(SCHEMA_FILES.sqlite, await dumpFreshSchema());
  const address = process.argv[2];
  if (address) writeFileSync(SCHEMA_FILES.postgres, await dumpSchemaAt(address));
}
