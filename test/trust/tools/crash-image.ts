import type { Op } from './syscalls.ts';
import type { Random } from './random.ts';

export type Files = Map<string, Buffer>;
export type Survival = 'none' | 'all' | 'some' | 'torn';

const SECTOR = 512;

/**
 * What a disk may hold after a power cut behind the first `count` operations: everything that was synced, and of the rest nothing, all, any part in
 * any order, or parts broken off at a sector. Files are made and removed at once (what SQLite's own crash tests assume too).
 */
export function crashImage(before: Files, ops: Op[], count: number, survival: Survival, random: Random): Files {
  const durable: Files = new Map([...before].map(([file, data]) => [file, Buffer.from(data)]));
  const loose: Op[] = [];
  for (const op of ops.slice(0, count)) {
    if (op.do === 'unlink') {
      durable.delete(op.file);
      drop(loose, op.file);
    } else if (op.do === 'sync') {
      for (const written of drop(loose, op.file)) apply(durable, written);
    } else {
      if (!durable.has(op.file)) durable.set(op.file, Buffer.alloc(0));
      loose.push(op);
    }
  }
  if (survival === 'none') return durable;
  const kept = survival === 'all' ? loose : random.shuffled(loose).filter(() => random.next() < 0.5);
  for (const op of kept) apply(durable, survival === 'torn' && op.do === 'write' && random.next() < 0.5 ? torn(op, random) : op);
  return durable;
}

/** Takes the operations on one file out of the list and gives them. */
function drop(loose: Op[], file: string): Op[] {
  const taken = loose.filter((op) => op.file === file);
  loose.splice(0, loose.length, ...loose.filter((op) => op.file !== file));
  return taken;
}

function torn(op: Op & { do: 'write' }, random: Random): Op {
  const sectors = Math.floor(op.data.length / SECTOR);
  return { ...op, data: op.data.subarray(0, random.whole(0, sectors) * SECTOR) };
}

function apply(files: Files, op: Op): void {
  const data = files.get(op.file) ?? Buffer.alloc(0);
  if (op.do === 'truncate')
    files.set(op.file, op.size <= data.length ? Buffer.from(data.subarray(0, op.size)) : Buffer.concat([data, Buffer.alloc(op.size - data.length)]));
  if (op.do !== 'write') return;
  const end = op.offset + op.data.length;
  const wide = end > data.length ? Buffer.concat([data, Buffer.alloc(end - data.length)]) : data;
  op.data.copy(wide, op.offset);
  files.set(op.file, wide);
}
