import { closeSync, fsyncSync, openSync, rmSync, statfsSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const MOST_BYTES = 8 << 20;
const CHUNK = Buffer.alloc(1 << 16);

/**
 * Room that is kept beside the database, at most a tenth of what is free. When the disk is full it is given up, so that what must be noted before somebody
 * reads can still be noted; commands wait until it can be kept again. A disk without room for it has none: then a full disk stops reading too.
 */
export class Reserve {
  private readonly file: string;
  private readonly bytes: number;
  private state: 'none' | 'held' | 'given up' = 'none';

  constructor(database: string) {
    this.file = `${database}.reserve`;
    this.bytes = Math.min(MOST_BYTES, Math.floor(roomAt(dirname(database)) / 10));
    if (this.bytes >= CHUNK.length && this.keep()) this.state = 'held';
  }

  /** Whether commands may be written: always, unless the reserve was given up and there is no room yet to keep it again. */
  allowsCommands(): boolean {
    if (this.state !== 'given up') return true;
    if (roomAt(dirname(this.file)) < 2 * this.bytes || !this.keep()) return false;
    this.state = 'held';
    return true;
  }

  /** Makes its room free; false when there was none to give. */
  giveUp(): boolean {
    if (this.state !== 'held') return false;
    truncateSync(this.file, 0);
    this.state = 'given up';
    return true;
  }

  close(): void {
    rmSync(this.file, { force: true });
  }

  private keep(): boolean {
    try {
      const handle = openSync(this.file, 'w');
      try {
        for (let left = this.bytes; left > 0; left -= CHUNK.length) writeSync(handle, CHUNK);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      return true;
    } catch {
      rmSync(this.file, { force: true });
      return false;
    }
  }
}

function roomAt(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
