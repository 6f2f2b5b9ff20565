import { constants, cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** PostgreSQL refuses to run as root; this is `nobody` everywhere. */
export const NOBODY = 65_534;
export const ROOT = process.getuid?.() === 0;

/** The binaries of PostgreSQL where whoever runs them may read them and their libraries are linked: where they are, or a copy in `folder`. */
export const usableBinaries = (native: string, folder: string): string => (isUsable(native) ? native : copyOf(native, folder));

function isUsable(path: string): boolean {
  if (!existsSync(join(path, 'lib/libpq.so.5'))) return false;
  if (!ROOT) return true;
  for (let at = path; at !== dirname(at); at = dirname(at)) if (!(statSync(at).mode & constants.S_IXOTH)) return false;
  return true;
}

/** The links are made here when the install script of the package was not allowed to. */
function copyOf(path: string, folder: string): string {
  const copy = join(folder, 'native');
  cpSync(path, copy, { recursive: true, verbatimSymlinks: true });
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(copy, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  return copy;
}
