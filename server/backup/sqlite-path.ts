import { resolve } from 'node:path';

/** The file of a `sqlite:` address. Throws one sentence for PostgreSQL, which has its own way. */
export function sqlitePath(databaseUrl: string): string {
  if (!databaseUrl.startsWith('sqlite:') || databaseUrl === 'sqlite:')
    throw new Error('This is for a database in one file (sqlite:…); for PostgreSQL, see "Copies of PostgreSQL" in docs/running.md.');
  return resolve(databaseUrl.slice('sqlite:'.length));
}
