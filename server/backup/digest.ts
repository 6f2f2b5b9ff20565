import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** One digest per megabyte: so that a damaged backup can say where. */
export const RANGE_SIZE = 1024 * 1024;

/** Size, SHA-256 of a whole file, and of each range of it. Leaves room for other work between ranges. */
export async function digestsOf(path: string, rangeSize = RANGE_SIZE): Promise<{ size: number; sha256: string; ranges: string[] }> {
  const file = await open(path, 'r');
  try {
    const whole = createHash('sha256');
    const ranges: string[] = [];
    const buffer = Buffer.alloc(rangeSize);
    let size = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, rangeSize, size);
      if (bytesRead === 0) return { size, sha256: whole.digest('hex'), ranges };
      const part = buffer.subarray(0, bytesRead);
      whole.update(part);
      ranges.push(createHash('sha256').update(part).digest('base64url'));
      size += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** Forces a file, or a folder with the names in it, to the disk. */
export async function forceToDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } catch (error) {
    // A folder cannot be forced on every system; there its names are kept by the file system itself.
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EBADF'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await file.close();
  }
}
