import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSigned, signText } from './signing.ts';
import type { Writer } from './chain.ts';

/** How far a chain was at an instant, signed: what stands in the database later must still hold it. */
export type Checkpoint = {
  at: string;
  chain: string;
  n: number;
  seq: number;
  mac: string;
  publicKey: string;
  /** the database was put back from this backup, whose log ended `after`: what checkpoints before this one say beyond that is lost, and known to be */
  restored?: { from: string; after: number };
};
type Line = { checkpoint: Checkpoint; before: string; signature: string };
export type ReadCheckpoints = { checkpoints: Checkpoint[]; /** sentences about lines that are not as they were written */ wrong: string[] };

/**
 * Appends a checkpoint to the file and forces it to the disk; returns its line. `last` is the line before it of this chain: each names that one, so that none
 * can be taken out of the middle, and nodes that share a file do not mind each other.
 */
export function appendCheckpoint(file: string, writer: Writer, reached: Omit<Checkpoint, 'chain' | 'publicKey'>, last: string): string {
  mkdirSync(dirname(file), { recursive: true });
  const checkpoint: Checkpoint = { ...reached, chain: writer.chain, publicKey: writer.signing.publicKey };
  const before = digestOf(last);
  const line = JSON.stringify({ checkpoint, before, signature: signText(writer.signing.key, textOf(checkpoint, before)) } satisfies Line);
  const handle = openSync(file, 'a+', 0o600);
  try {
    writeSync(handle, `${endsWhole(handle) ? '' : '\n'}${line}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return line;
}

/** The last line of this chain in the file; empty when there is none. */
export function lastLineOf(file: string, chain: string): string {
  if (!existsSync(file)) return '';
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.findLast((line) => parse(line)?.checkpoint.chain === chain) ?? '';
}

/** How far each chain was by the lines of the file; after a restore, by those since. Nothing is checked here. */
export function chainsOf(file: string): Map<string, number> {
  const furthest = new Map<string, number>();
  if (!existsSync(file)) return furthest;
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const line = parse(text);
    if (!line) continue;
    const { chain, n, restored } = line.checkpoint;
    furthest.set(chain, restored ? n : Math.max(n, furthest.get(chain) ?? 0));
  }
  return furthest;
}

/** Every checkpoint of the file that `publicKey` signed, and what is wrong with the others. No file: none. */
export function readCheckpoints(file: string, publicKey: string): ReadCheckpoints {
  const read: ReadCheckpoints = { checkpoints: [], wrong: [] };
  if (!existsSync(file)) return read;
  const lines = readFileSync(file, 'utf8').split('\n');
  const before = new Map<string, string>();
  for (const [at, text] of lines.entries()) {
    const line = parse(text);
    // A line that a crash cut short; of one that somebody made unreadable, the line after it misses the one before.
    if (!line) continue;
    const { chain } = line.checkpoint;
    if (line.checkpoint.publicKey !== publicKey || !isSigned(publicKey, textOf(line.checkpoint, line.before), line.signature))
      read.wrong.push(`checkpoint ${at + 1} is not signed by this installation`);
    else if (line.before !== digestOf(before.get(chain) ?? '')) read.wrong.push(`before checkpoint ${at + 1} a line of chain ${chain} was taken out or put in`);
    else read.checkpoints.push(line.checkpoint);
    before.set(chain, text);
  }
  return read;
}

const textOf = (checkpoint: Checkpoint, before: string): string => JSON.stringify([checkpoint, before]);
const digestOf = (line: string): string => (line ? createHash('sha256').update(line).digest('base64url') : '');

/** Whether the file is empty or ends with a whole line. */
function endsWhole(handle: number): boolean {
  const { size } = fstatSync(handle);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, size - 1);
  return last[0] === 10;
}

function parse(text: string): Line | null {
  try {
    const line = JSON.parse(text) as Line;
    return typeof line.signature === 'string' && typeof line.checkpoint?.mac === 'string' ? line : null;
  } catch {
    return null;
  }
}
