import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bomOf } from './supply/bom-of.ts';
import { judgeLock, type Lock, type Manifest } from './supply/judge-lock.ts';
import { root } from './run-tool.ts';

const USAGE = 'Usage: npm run mekoar -- sbom [file]';

/**
 * `sbom [file]`: what the product is made of, as CycloneDX JSON, from the lock alone; no registry is asked. Exit code 1 when the lock breaks a rule of
 * judge-lock.ts; which ones goes to stderr.
 */
export async function sbomCommand(args: string[]): Promise<number> {
  if (args.length > 1 || args[0]?.startsWith('-')) {
    console.error(USAGE);
    return 2;
  }
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(root, name), 'utf8')) as T;
  const manifest = read<Manifest & { name: string; version: string; license: string }>('package.json');
  const lock = read<Lock>('package-lock.json');
  const bom = JSON.stringify(bomOf(lock, manifest), null, 2);
  if (args[0]) writeFileSync(args[0], `${bom}\n`);
  else console.log(bom);
  const faults = judgeLock(lock, manifest);
  for (const fault of faults) console.error(fault);
  return faults.length ? 1 : 0;
}
