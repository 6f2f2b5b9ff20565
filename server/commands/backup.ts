import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openStore } from '../../db/open.ts';
import { rotateBackups } from '../backup/list-backups.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { sqlitePath } from '../backup/sqlite-path.ts';
import { openKeys } from '../engine/open-keys.ts';
import { systemClock } from '../runtime/clock.ts';
import { readSettings, type Settings } from '../runtime/env.ts';
import { loadMaster } from '../runtime/master-key.ts';
import { spanOf } from '../runtime/span.ts';

const USAGE = 'Usage: npm run mekoar -- backup [--to folder] [--every 24h]';

/**
 * `npm run mekoar -- backup`: a backup of the database while the server works, and away with those over 35 days. `--to`: the folder, else BACKUP_DIR. `--every`:
 * goes on making them. The key file is not in it. Exit code 1 with one sentence when it cannot be made.
 */
export async function backupCommand(args: string[], env = process.env): Promise<number> {
  const { values } = parseArgs({ args, options: { to: { type: 'string' }, every: { type: 'string' } } });
  const settings = readSettings(env);
  const folder = values.to ?? settings.backups?.folder;
  if (!folder) throw new Error(`Say where: with --to, or in BACKUP_DIR.\n${USAGE}`);
  const every = values.every === undefined ? null : spanOf(values.every);
  if (values.every !== undefined && every === null) throw new Error(`--every must be a span such as 15m, 6h or 1d.\n${USAGE}`);
  for (;;) {
    await once(settings, folder);
    if (every === null) return 0;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

async function once(settings: Settings, folder: string): Promise<void> {
  const clock = systemClock();
  const file = sqlitePath(settings.databaseUrl);
  if (!existsSync(file)) throw new Error(`The setting DATABASE_URL is wrong: there is no database at ${file}.`);
  const began = performance.now();
  const store = await openStore(settings.databaseUrl);
  try {
    const keys = await openKeys(store, loadMaster(settings, false), clock.now().toISOString());
    const { path, manifest } = await makeBackup({ file, folder, keys, at: clock.now() });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${path}: ${manifest.size} bytes, ${manifest.counts.events} events, in ${seconds} s. The key (${manifest.master}) is not in it.`);
  } finally {
    await store.close();
  }
  for (const name of await rotateBackups(folder, clock.now())) console.log(`${name} was over 35 days old and is destroyed.`);
}
