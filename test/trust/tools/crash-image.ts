import type { Op } from './syscalls.ts';
import type { Random } from './random.ts';

export type Files = Map<string, Buffer>;
/** A file that grows: room is made in advance, because a log of thousands of writes would otherwise be copied at each of them. */
type Growing = { room: Buffer; size: number };
type Disk = Map<string, Growing>;
export type Survival = 'none' | 'all' | 'some' | 'torn';

const SECTOR = 512;

/**
 * What a disk may hold after a power cut behind the first `count` operations: everything that was synced, and of the rest nothing, all, any part in
 * any order, or parts broken off at a sector. Files are made and removed at once (what SQLite's own crash tests assume too).
 */
export function crashImage(before: Files, ops: Op[], count: number, survival: Survival, random: Random): Files {
  const durable: Disk = new Map([...before].map(([file, data]) => [file, { room: Buffer.from(data), size: data.length }]));
  const loose: Op[] = [];
  for (const op of ops.slice(0, count)) {
    if (op.do === 'unlink') {
      durable.delete(op.file);
      drop(loose, op.file);
    } else if (op.do === 'sync') {
      for (const synced of drop(loose, op.file)) apply(durable, synced);
    } else {
      if (!durable.has(op.file)) durable.set(op.file, { room: Buffer.alloc(0), size: 0 });
      loose.push(op);
    }
  }
  if (survival === 'none') return written(durable);
  const kept = survival === 'all' ? loose : random.shuffled(loose).filter(() => random.next() < 0.5);
  for (const op of kept) apply(durable, survival === 'torn' && op.do === 'write' && random.next() < 0.5 ? torn(op, random) : op);
  return written(durable);
}

const written = (disk: Disk): Files => new Map([...disk].map(([file, { room, size }]) => [file, room.subarray(0, size)]));

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

function apply(disk: Disk, op: Op): void {
  const file = disk.get(op.file) ?? { room: Buffer.alloc(0), size: 0 };
  disk.set(op.file, file);
  if (op.do === 'truncate') resize(file, op.size);
  if (op.do !== 'write') return;
  resize(file, Math.max(file.size, op.offset + op.data.length));
  op.data.copy(file.room, op.offset);
}

/** What is cut off is gone: a file that grows again holds zeros there. */
function resize(file: Growing, size: number): void {
  if (size < file.size) file.room.fill(0, size, file.size);
  if (size > file.room.length) file.room = Buffer.concat([file.room.subarray(0, file.size)], Math.max(size, 2 * file.room.length));
  file.size = size;
}
