import { openSqlite } from './sqlite-store.ts';
import type { Store } from './store.ts';

/** Opens the store that the address names, making the folder when absent. Throws one sentence for an address it cannot serve. */
export async function openStore(databaseUrl: string): Promise<Store> {
  const scheme = databaseUrl.slice(0, databaseUrl.indexOf(':') + 1);
  const rest = databaseUrl.slice(scheme.length);
  if (scheme !== 'sqlite:') throw new Error(`DATABASE_URL must begin with "sqlite:", such as sqlite:./data/mekoar.db; "${scheme || databaseUrl}" is not served.`);
  if (rest === '' || rest === ':memory:') throw new Error('DATABASE_URL needs a file, such as sqlite:./data/mekoar.db: what is kept in memory is lost at the first crash.');
  return openSqlite(rest);
}
