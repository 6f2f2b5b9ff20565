import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { probe } from './disk.ts';

/** On what, and on which commit, this is measured; the fsync of its real disk now. */
export const machine = (): Record<string, string | number> => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  'memory GiB': Math.round(totalmem() / 2 ** 30),
  node: process.version,
  commit: commit(),
  'fsync of the real disk, ms': probe(),
});

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
