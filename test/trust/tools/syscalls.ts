import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { basename } from 'node:path';

/** What was done to one file of the database, in the order in which the kernel saw it. `at`: seconds of the epoch. */
export type Op = { at: number; file: string } & (
  | { do: 'write'; data: Buffer; offset: number }
  | { do: 'truncate'; size: number }
  | { do: 'sync' }
  | { do: 'unlink' }
);

export const STRACE = [
  'strace',
  '-D',
  '-f',
  '-qq',
  '-ttt',
  '-y',
  '-xx',
  '-s',
  '70000',
  '-e',
  'trace=pwrite64,write,fdatasync,fsync,ftruncate,unlink',
  '-e',
  'signal=none',
  '-o',
];

const LINE = /^(\d+) +(\d+\.\d+) (?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)$/;

/** Reads the writes to the files named `name…` out of what strace wrote down. A sync counts from its end, a write from its beginning. */
export async function readSyscalls(trace: string, name: string): Promise<Op[]> {
  const ops: Op[] = [];
  const syncing = new Map<string, string>();
  for await (const line of createInterface({ input: createReadStream(trace) })) {
    const found = LINE.exec(line);
    if (!found) continue;
    const [, pid, time, resumed, call, rest] = found;
    const at = Number(time);
    if (resumed) {
      const file = syncing.get(pid);
      syncing.delete(pid);
      if (file && rest.endsWith('= 0')) ops.push({ at, file, do: 'sync' });
      continue;
    }
    const file = fileOf(rest);
    // What SQLite maps, and the room that is kept for a full disk, are no part of the database.
    if (!file?.startsWith(name) || /(-shm|\.reserve)$/.test(file) || /\) += -1 /.test(rest)) continue;
    if (call === 'fdatasync' || call === 'fsync') {
      if (/unfinished/.test(rest)) syncing.set(pid, file);
      else ops.push({ at, file, do: 'sync' });
    } else if (call === 'unlink') ops.push({ at, file, do: 'unlink' });
    else if (call === 'ftruncate') ops.push({ at, file, do: 'truncate', size: Number(/>, (\d+)/.exec(rest)![1]) });
    else if (call === 'pwrite64') {
      const [, hex, offset] = /"((?:\\x[0-9a-f]{2})*)", \d+, (\d+)/.exec(rest)!;
      ops.push({ at, file, do: 'write', data: Buffer.from(hex.replaceAll('\\x', ''), 'hex'), offset: Number(offset) });
    } else throw new Error(`${call} on ${file} is not understood`);
  }
  return ops;
}

/** The name of the file that a call is about: by its descriptor, or by its path; strace writes either in hexadecimal. */
function fileOf(rest: string): string | undefined {
  const text = /^\d+<([^>]*)>/.exec(rest)?.[1] ?? /^"([^"]*)"/.exec(rest)?.[1];
  return text === undefined
    ? undefined
    : basename(text.replaceAll(/\\x([0-9a-f]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16))));
}
