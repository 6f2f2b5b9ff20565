import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Client } from 'pg';
import { forceToDisk } from './digest.ts';

type Making = {
  /** a session of a superuser, which stays open until the end */
  client: Client;
  /** the new folder */
  to: string;
  label: string;
};
export type Base = { files: number; bytes: number; from: string; until: string };

/** What the next start of PostgreSQL makes anew; its folder must be there. */
const MADE_ANEW = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'];
const NOT_COPIED =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*|current_logfiles|recovery\.signal|standby\.signal)$/;
/** Copied last, as pg_basebackup does. */
const CONTROL = join('global', 'pg_control');

/**
 * Copies the data folder of a PostgreSQL server that works on, between `pg_backup_start` and `pg_backup_stop` of one session, with the label without which it cannot be brought back. Forced to the
 * disk, and given its name only then. It needs the archived WAL from `from` to `until`, and goes to any moment after that. Throws one sentence when it cannot be made, and takes away what was begun.
 */
export async function makeBase({ client, to, label }: Making): Promise<Base> {
  if (existsSync(to)) throw new Error(`${to} is there already: give a folder that is not.`);
  const data = await dataFolder(client);
  const part = `${to}.part`;
  await rm(part, { recursive: true, force: true });
  try {
    await mkdir(part, { recursive: true, mode: 0o700 });
    const { rows: began } = await client.query<{ lsn: string }>('select pg_backup_start($1, true) as lsn', [label]);
    const copied: Base = { files: 0, bytes: 0, from: began[0].lsn, until: '' };
    await likeItself(data, part);
    await copyFolder({ data, part, copied }, '');
    await copyOne({ data, part, copied }, CONTROL);
    // It waits until the archive has what was written meanwhile, when there is one.
    const { rows: ended } = await client.query<{ lsn: string; labelfile: string }>('select lsn, labelfile from pg_backup_stop()');
    await writeFile(join(part, 'backup_label'), ended[0].labelfile, { mode: 0o600, flush: true });
    await likeItself(join(data, 'PG_VERSION'), join(part, 'backup_label'));
    await forceToDisk(part);
    await rename(part, to);
    await forceToDisk(dirname(to));
    return { ...copied, until: ended[0].lsn };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

/** Where PostgreSQL keeps its files, as it says itself. */
async function dataFolder(client: Client): Promise<string> {
  const { rows } = await client.query<{ data: string; spaces: string }>(
    `select current_setting('data_directory') as data, (select count(*) from pg_tablespace where spcname not in ('pg_default', 'pg_global')) as spaces`,
  );
  const [{ data, spaces }] = rows;
  if (Number(spaces) > 0) throw new Error('This database has tablespaces elsewhere: use pg_basebackup.');
  if (!existsSync(join(data, 'PG_VERSION')))
    throw new Error(`The files of PostgreSQL cannot be read at ${data}: run this on its own machine, as the user that it runs as.`);
  return data;
}

type Copying = { data: string; part: string; copied: Base };

async function copyFolder(copying: Copying, folder: string): Promise<void> {
  const { data, part } = copying;
  for (const entry of await entriesOf(join(data, folder))) {
    const path = join(folder, entry.name);
    if (NOT_COPIED.test(entry.name) || path === CONTROL) continue;
    if (!entry.isDirectory()) {
      await copyOne(copying, path);
      continue;
    }
    await mkdir(join(part, path), { mode: 0o700 });
    await likeItself(join(data, path), join(part, path));
    if (!MADE_ANEW.includes(path)) await copyFolder(copying, path);
  }
  await forceToDisk(join(part, folder));
}

/** A file that goes away meanwhile belonged to a table that was dropped: the log of what happened says so too. */
async function copyOne({ data, part, copied }: Copying, path: string): Promise<void> {
  const copy = join(part, path);
  try {
    await copyFile(join(data, path), copy);
    await likeItself(join(data, path), copy);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await rm(copy, { force: true });
    return;
  }
  await forceToDisk(copy);
  copied.files++;
  copied.bytes += (await stat(copy)).size;
}

const entriesOf = (folder: string) =>
  readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });

/** The copy belongs to whom the original belongs to, also when root makes it. */
async function likeItself(original: string, copy: string): Promise<void> {
  const { uid, gid, mode } = await stat(original);
  if (process.getuid?.() === 0) await chown(copy, uid, gid);
  await chmod(copy, mode & 0o777);
}
