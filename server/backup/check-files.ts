import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestsOf } from './digest.ts';
import { DATABASE_FILE, MANIFEST_FILE, readManifest, type Manifest } from './manifest.ts';

/** A backup that must not be restored, and why: one sentence. */
export class DamagedBackup extends Error {}

/** Reads the manifest of a backup. Throws DamagedBackup when there is none or it is not as it was written. */
export async function manifestOf(path: string): Promise<ReturnType<typeof readManifest>> {
  for (const name of [MANIFEST_FILE, DATABASE_FILE])
    if (!existsSync(join(path, name))) throw new DamagedBackup(`This is no backup, or not a whole one: there is no ${name} in ${path}.`);
  try {
    return readManifest(await readFile(join(path, MANIFEST_FILE), 'utf8'));
  } catch (error) {
    throw new DamagedBackup((error as Error).message);
  }
}

/** Compares a file with the manifest: size, every range, the whole. Throws DamagedBackup that says where they differ. */
export async function compareWithManifest(file: string, manifest: Manifest): Promise<void> {
  const { size, sha256, ranges } = await digestsOf(file, manifest.rangeSize);
  const wrong = manifest.ranges.map((_, at) => at).filter((at) => ranges[at] !== manifest.ranges[at]);
  const where = wrong.slice(0, 3).map((at) => placeOf(at, manifest));
  const more = wrong.length > 3 ? `, and ${wrong.length - 3} more places` : '';
  if (size !== manifest.size)
    throw new DamagedBackup(
      `The backup is damaged: its file has ${size} bytes and had ${manifest.size}${where.length ? `; the first difference is at ${where[0]}` : ''}.`,
    );
  if (wrong.length) throw new DamagedBackup(`The backup is damaged at ${where.join(', ')}${more}.`);
  if (sha256 !== manifest.sha256) throw new DamagedBackup('The backup is damaged: the digest of the whole file does not fit.');
}

function placeOf(at: number, { rangeSize, pageSize, size }: Manifest): string {
  const [from, to] = [at * rangeSize, Math.min((at + 1) * rangeSize, size)];
  return `bytes ${from} to ${to - 1} (pages ${Math.floor(from / pageSize) + 1} to ${Math.ceil(to / pageSize)})`;
}
