import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyAtOneMoment, factsOf } from '../../db/sqlite-file.ts';
import type { Keys } from '../engine/types.ts';
import { digestsOf, forceToDisk, RANGE_SIZE } from './digest.ts';
import { DATABASE_FILE, MANIFEST_FILE, manifestText, type Manifest } from './manifest.ts';

type Making = {
  /** the database, which may be in use */
  file: string;
  /** folder that holds the backups */
  folder: string;
  keys: Keys;
  at: Date;
};
const PART = '.part-';

/**
 * Makes one backup: a folder with the database as it was at one moment and a manifest about it, forced to the disk, and given its name only then. The key file
 * is not in it. Throws when the folder cannot be written; what was begun is then taken away.
 */
export async function makeBackup({ file, folder, keys, at }: Making): Promise<{ path: string; manifest: Manifest }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearParts(folder);
  const name = freeName(folder, at);
  const part = join(folder, `${PART}${name}`);
  try {
    await mkdir(part, { mode: 0o700 });
    const copy = join(part, DATABASE_FILE);
    await copyAtOneMoment(file, copy);
    await chmod(copy, 0o600);
    await forceToDisk(copy);
    const facts = await factsOf(copy);
    const { size, sha256, ranges } = await digestsOf(copy);
    const manifest: Manifest = { format: 1, name, at: at.toISOString(), master: keys.master(), size, sha256, rangeSize: RANGE_SIZE, ranges, ...facts };
    await writeFile(join(part, MANIFEST_FILE), manifestText(manifest, keys), { mode: 0o600, flush: true });
    await forceToDisk(part);
    const path = join(folder, name);
    await rename(part, path);
    await forceToDisk(folder);
    return { path, manifest };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

function freeName(folder: string, at: Date): string {
  const name = `mekoar-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  for (let more = 1; ; more++) {
    const free = more === 1 ? name : `${name}-${more}`;
    if (!existsSync(join(folder, free))) return free;
  }
}

/** What a process that was killed left half-way; only one makes backups in a folder at a time. */
async function clearParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.startsWith(PART)) await rm(join(folder, name), { recursive: true, force: true });
}
