import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { makeBase } from '../backup/make-base.ts';
import { readSettings } from '../runtime/env.ts';

const USAGE = 'Usage: npm run mekoar -- base --to /backup/base-2026-11-22';

/**
 * `npm run mekoar -- base`: a copy of the whole PostgreSQL server of DATABASE_URL while it works, from which it can be brought back to any moment that its archived WAL reaches; for where there is no
 * pg_basebackup. On the machine of PostgreSQL, as the user that it runs as, with a DATABASE_URL of a superuser. Exit code 1 with one sentence when it cannot be made.
 */
export async function baseCommand(args: string[], env = process.env): Promise<number> {
  const { values } = parseArgs({ args, options: { to: { type: 'string' } } });
  if (!values.to) throw new Error(USAGE);
  const { databaseUrl } = readSettings(env);
  if (databaseUrl.startsWith('sqlite:')) throw new Error('This is for PostgreSQL; of SQLite make a backup: npm run mekoar -- backup.');
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'mekoar base' });
  client.on('error', () => {});
  await client.connect();
  try {
    const began = performance.now();
    const to = resolve(values.to);
    const { files, bytes, from, until } = await makeBase({ client, to, label: 'mekoar' });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${to}: ${files} files, ${bytes} bytes, in ${seconds} s. It needs the archived WAL from ${from} on, and goes to any moment after ${until}.`);
    await sayArchive(client);
    return 0;
  } finally {
    await client.end();
  }
}

/** A base without the WAL that was written meanwhile is worth nothing. */
async function sayArchive(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ mode: string }>(`select current_setting('archive_mode') as mode`);
  if (rows[0].mode === 'off') console.log('archive_mode is off: see to it that pg_receivewal has all WAL since, or this copy cannot be brought back.');
}
