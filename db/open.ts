import { openPostgres } from './postgres-store.ts';
import { openSqlite } from './sqlite-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store that the address names; a SQLite file and its folder are made when absent. Throws one sentence for an address it cannot serve.
 * `unsafe`: only tests ask for it, on a server that forgets for the sake of speed. `diskFailed`: called once, with what to say, when SQLite's disk fails (db/failing-disk.ts).
 */
export async function openStore(databaseUrl: string, options: { unsafe?: boolean; diskFailed?: (sentence: string) => void } = {}): Promise<Store> {
  const scheme = databaseUrl.slice(0, databaseUrl.indexOf(':') + 1);
  const rest = databaseUrl.slice(scheme.length);
  if (scheme === 'postgres:' || scheme === 'postgresql:') return openPostgres(databaseUrl, options);
  if (scheme !== 'sqlite:')
    throw new Error(
      `DATABASE_URL must begin with "sqlite:", such as sqlite:./data/mekoar.db, or with "postgres://"; "${scheme || databaseUrl}" is not served.`,
    );
  if (rest === '' || rest === ':memory:')
    throw new Error('DATABASE_URL needs a file, such as sqlite:./data/mekoar.db: what is kept in memory is lost at the first crash.');
  return openSqlite(rest, options);
}
