import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether a password stands in a list of leaked ones. */
export type LeakedPasswords = (password: string) => Promise<boolean>;
const LINE_BYTES = 256;

/**
 * A list on disk, in one of the two forms in which lists of SHA-1 hashes are handed round: one file of lines `HASH:COUNT` sorted by hash, or a folder with
 * a file per first five digits (`5BAA6` or `5BAA6.txt`) of lines `REST:COUNT`. Nothing leaves the server. Without a list nothing is found here.
 * Throws when the list cannot be read: a check that is asked for and not done is no check.
 */
export function leakedPasswords(path: string | null): LeakedPasswords {
  if (!path) return async () => false;
  return async (password) => {
    // The form of the lists, not a way of keeping passwords.
    const hash = createHash('sha1').update(password).digest('hex').toUpperCase();
    return (await stat(path)).isDirectory() ? inFolder(path, hash) : inSortedFile(path, hash);
  };
}

async function inFolder(folder: string, hash: string): Promise<boolean> {
  const [prefix, rest] = [hash.slice(0, 5), hash.slice(5)];
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => null);
  const lines = (await read(prefix)) ?? (await read(`${prefix}.txt`));
  if (lines === null) throw new Error(`The list of leaked passwords has no file ${prefix}.`);
  return lines.split('\n').some((line) => line.toUpperCase().startsWith(rest));
}

/** Halves the file until the line is found: thirty-odd reads in a list of forty gigabytes. */
async function inSortedFile(path: string, hash: string): Promise<boolean> {
  const file = await open(path);
  try {
    let [low, high] = [0, (await file.stat()).size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { line, next } = await lineFrom(file, middle);
      if (line === null || line.slice(0, 40).toUpperCase() >= hash) high = middle;
      else low = Math.max(next, middle + 1);
    }
    const { line } = await lineFrom(file, low);
    return line?.slice(0, 40).toUpperCase() === hash;
  } finally {
    await file.close();
  }
}

/** The first whole line that begins at or after this place. */
async function lineFrom(file: Awaited<ReturnType<typeof open>>, at: number): Promise<{ line: string | null; next: number }> {
  const from = Math.max(0, at - 1);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LINE_BYTES), 0, LINE_BYTES, from);
  const text = buffer.toString('latin1', 0, bytesRead);
  const begin = at === 0 ? 0 : text.indexOf('\n') + 1;
  if (begin === 0 && at !== 0) return { line: null, next: at + LINE_BYTES };
  const end = text.indexOf('\n', begin);
  const line = text.slice(begin, end < 0 ? undefined : end).trim();
  return { line: line || null, next: from + begin };
}
