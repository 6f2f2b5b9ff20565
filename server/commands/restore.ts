import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { tracks } from '../../machines/index.ts';
import { listBackups } from '../backup/list-backups.ts';
import { restore } from '../backup/restore.ts';
import { sqlitePath } from '../backup/sqlite-path.ts';
import { systemClock } from '../runtime/clock.ts';
import { readSettings } from '../runtime/env.ts';
import { checkpointsOf, loadMaster } from '../runtime/master-key.ts';
import { mailDomain } from '../runtime/smtp-url.ts';

const USAGE = 'Usage: npm run mekoar -- restore <backup | newest> [--to sqlite:./data/mekoar.db] [--force]';

/**
 * `npm run mekoar -- restore`: puts a backup in place after checking it whole, a sentence per step. `newest` takes the newest of BACKUP_DIR. `--to`: the database,
 * else DATABASE_URL; the key comes from KEY_FILE or MEKOAR_KEY. Exit code 1 with one sentence when the backup is damaged or the place is taken.
 */
export async function restoreCommand(args: string[], env = process.env): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { to: { type: 'string' }, force: { type: 'boolean', default: false } } });
  if (positionals.length !== 1) throw new Error(USAGE);
  const settings = readSettings(values.to === undefined ? env : { ...env, DATABASE_URL: values.to });
  await restore({
    backup: resolve(positionals[0] === 'newest' ? await newestOf(settings.backups?.folder) : positionals[0]),
    to: sqlitePath(settings.databaseUrl),
    force: values.force,
    master: () => loadMaster(settings, false),
    domain: mailDomain(settings.baseUrl, settings.smtp?.from ?? null),
    checkpoints: checkpointsOf(settings),
    tracks,
    clock: systemClock(),
    say: console.log,
  });
  return 0;
}

/** The newest backup of a folder. Throws one sentence when there is none. */
export async function newestOf(folder: string | undefined): Promise<string> {
  if (!folder) throw new Error('Say which backup, or where they are in BACKUP_DIR.');
  const [newest] = await listBackups(folder);
  if (!newest) throw new Error(`There is no backup in ${folder}.`);
  return newest.path;
}
