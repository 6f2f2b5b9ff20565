import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE, NAME, readManifest, type Manifest } from './manifest.ts';

/** A backup as its folder shows it; `manifest` is null when it cannot be read. */
export type Listed = { name: string; at: string; path: string; manifest: Manifest | null };

/** [TRUST.md D.3] Backups are kept no longer, so that what was erased is gone from them too. */
export const KEPT_DAYS = 35;
const DAY_MS = 86_400_000;

/** The backups of a folder, the newest first. No folder: none. */
export async function listBackups(folder: string): Promise<Listed[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => NAME.test(name));
  const listed = await Promise.all(names.map((name) => readOne(folder, name)));
  return listed.sort((a, b) => (a.at === b.at ? b.name.localeCompare(a.name, 'en', { numeric: true }) : b.at.localeCompare(a.at)));
}

async function readOne(folder: string, name: string): Promise<Listed> {
  const path = join(folder, name);
  const at = madeAt(name);
  try {
    const { manifest } = readManifest(await readFile(join(path, MANIFEST_FILE), 'utf8'));
    return { name, at: manifest.at, path, manifest };
  } catch {
    return { name, at, path, manifest: null };
  }
}

/** Takes away what is older than the term, but never the newest. Returns the names. */
export async function rotateBackups(folder: string, now: Date): Promise<string[]> {
  const [, ...older] = await listBackups(folder);
  const gone = older.filter((one) => now.getTime() - Date.parse(one.at) > KEPT_DAYS * DAY_MS);
  for (const one of gone) await rm(one.path, { recursive: true });
  return gone.map((one) => one.name);
}

/** mekoar-20261122T013000Z → 2026-11-22T01:30:00Z */
function madeAt(name: string): string {
  const [, digits] = NAME.exec(name)!;
  return digits.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6.000Z');
}
