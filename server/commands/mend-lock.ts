import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-tool.ts';

type Entry = { version?: string; optional?: boolean; optionalDependencies?: Record<string, string>; [other: string]: unknown };

/**
 * `npm ci` wants every optional platform package in the lock, also those that the registry does not have; `npm install` leaves them out.
 * Run after `npm install`: the missing ones get an entry that every platform passes over, because no `os` fits.
 */
function mendLock(): number {
  const file = join(root, 'package-lock.json');
  const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync(file, 'utf8'));
  let mended = 0;
  for (const entry of Object.values(lock.packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`;
      const known = Object.keys(lock.packages).some((key) => key === path || key.endsWith(`/${path}`));
      if (known) continue;
      lock.packages[path] = { version, optional: true, os: ['none'] };
      mended++;
    }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (mended) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  return mended;
}

console.log(`${mendLock()} entries added to package-lock.json`);
