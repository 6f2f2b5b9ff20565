import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Line } from '../figure.ts';

/** What a part of the bench is given. `say` prints a line; `folder` is its own, on the disk that is measured, and gone afterwards. */
export type Bench = { quick: boolean; folder: string; rounds: number; say(line: Line): void; million: boolean };

/** Runs one part in this process (bench/run.ts starts one for each, so that none inherits another's heap or compiled code). */
export async function part(work: (bench: Bench) => Promise<void>): Promise<void> {
  const quick = process.argv.includes('--quick');
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-bench-'));
  const say = (line: Line) => console.log(JSON.stringify(line));
  try {
    await work({ quick, folder, rounds: quick ? 1 : 3, say, million: process.argv.includes('--million') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
