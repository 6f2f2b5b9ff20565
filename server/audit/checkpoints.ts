import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSigned, signText } from './signing.ts';
import type { Writer } from './chain.ts';

/** How far a chain was at an instant, signed: what stands in the database later must still hold it. */
export type Checkpoint = { at: string; chain: string; n: number; seq: number; mac: string; publicKey: string };
type Line = { checkpoint: Checkpoint; before: string; signature: string };
export type ReadCheckpoints = { checkpoints: Checkpoint[]; /** sentences about lines that are not as they were written */ wrong: string[] };

/** Appends a checkpoint to the file and forces it to the disk. Each line names the one before, so that none can be taken out of the middle. */
export function appendCheckpoint(file: string, writer: Writer, reached: Omit<Checkpoint, 'chain' | 'publicKey'>): void {
  mkdirSync(dirname(file), { recursive: true });
  const checkpoint: Checkpoint = { ...reached, chain: writer.chain, publicKey: writer.signing.publicKey };
  const handle = openSync(file, 'a', 0o600);
  try {
    const before = digestOf(lastLine(file));
    const signature = signText(writer.signing.key, textOf(checkpoint, before));
    writeSync(handle, `${JSON.stringify({ checkpoint, before, signature } satisfies Line)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Every checkpoint of the file that `publicKey` signed, and what is wrong with the others. No file: none. A last line that was cut short by a crash is left out. */
export function readCheckpoints(file: string, publicKey: string): ReadCheckpoints {
  const read: ReadCheckpoints = { checkpoints: [], wrong: [] };
  if (!existsSync(file)) return read;
  const lines = readFileSync(file, 'utf8').split('\n');
  const rest = lines.pop();
  let before = '';
  for (const [at, text] of lines.entries()) {
    const line = parse(text);
    if (!line) read.wrong.push(`checkpoint ${at + 1} cannot be read`);
    else if (line.before !== digestOf(before)) read.wrong.push(`before checkpoint ${at + 1} a line was taken out or put in`);
    else if (line.checkpoint.publicKey !== publicKey || !isSigned(publicKey, textOf(line.checkpoint, line.before), line.signature))
      read.wrong.push(`checkpoint ${at + 1} is not signed by this installation`);
    else read.checkpoints.push(line.checkpoint);
    before = text;
  }
  if (rest) read.wrong.push('the last checkpoint is not whole');
  return read;
}

const textOf = (checkpoint: Checkpoint, before: string): string => JSON.stringify([checkpoint, before]);
const digestOf = (line: string): string => (line ? createHash('sha256').update(line).digest('base64url') : '');

function lastLine(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines[lines.length - 1];
}

function parse(text: string): Line | null {
  try {
    const line = JSON.parse(text) as Line;
    return typeof line.signature === 'string' && typeof line.checkpoint?.mac === 'string' ? line : null;
  } catch {
    return null;
  }
}
