import { sql } from 'kysely';
import type { Db } from './store.ts';

/** What the server must answer, and what would happen otherwise. */
const SETTINGS: Record<string, { among: string[]; otherwise: string }> = {
  fsync: { among: ['on'], otherwise: 'a power cut would lose or break the database' },
  // `local` still waits for our own disk; the other values wait for a standby too.
  synchronous_commit: { among: ['on', 'local', 'remote_write', 'remote_apply'], otherwise: 'a crash would lose what was acknowledged' },
  full_page_writes: { among: ['on'], otherwise: 'a power cut would leave half written pages' },
  server_encoding: { among: ['UTF8'], otherwise: 'names would be spoilt' },
};

/** Throws one sentence when the server does not keep what it acknowledges. */
export async function assertDurable(db: Db): Promise<void> {
  const { rows } = await sql<{
    name: string;
    is: string;
  }>`select name, current_setting(name) as "is" from unnest(${Object.keys(SETTINGS)}::text[]) as name`.execute(db);
  for (const { name, is } of rows) {
    const { among, otherwise } = SETTINGS[name];
    if (!among.includes(is)) throw new Error(`The database is not safe to use: ${name} is ${is} and must be ${among[0]}, else ${otherwise}.`);
  }
}
