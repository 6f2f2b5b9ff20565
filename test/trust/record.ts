import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { renderEvidence } from './render-evidence.ts';
import type { Result } from './trust-test.ts';

export type Evidence = Result & { at: string; commit: string; machine: string };

const root = join(import.meta.dirname, '../..');

/** Appends a result to evidence/<id>.json with when, at which commit and on what machine it was got, and renders docs/evidence.md anew. */
export function record(result: Result): void {
  const file = join(root, 'evidence', `${result.id.toLowerCase()}.json`);
  mkdirSync(join(root, 'evidence'), { recursive: true });
  const before: Evidence[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  before.push({ ...result, at: new Date().toISOString(), commit: commitOf(), machine: machineOf() });
  writeFileSync(file, `${JSON.stringify(before, null, 2)}\n`);
  renderEvidence(root);
}

/** The commit; a plus says that files of the product differed from it. */
function commitOf(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', 'server', 'db', 'machines');
    return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '');
  } catch {
    return 'unknown';
  }
}

const machineOf = () =>
  `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}`;
