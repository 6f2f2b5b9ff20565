import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, truncateSync, writeSync } from 'node:fs';
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
    // One that a killed process left behind is room too, or a full disk would keep it for ever.
    const left = statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
    this.bytes = Math.min(MOST_BYTES, Math.floor((left + roomAt(dirname(database))) / 10));
    if (this.bytes >= CHUNK.length && this.keep()) this.state = 'held';
  }

  /** Whether commands may be written: always, unless the reserve was given up and there is no room yet to keep it again. */
  allowsCommands(): boolean {
    if (this.state !== 'given up') return true;
    if (this.lacks() > 0 || !this.keep()) return false;
    this.state = 'held';
    return true;
  }

  /** How many bytes must come free before it can be kept again. */
  lacks(): number {
    return Math.max(0, 2 * this.bytes - roomAt(dirname(this.file)));
  }

  /** Makes its room free; false when there was none to give. */
  giveUp(): boolean {
    if (this.state !== 'held') return false;
    this.state = 'given up';
    try {
      truncateSync(this.file, 0);
    } catch {
      // Another process on the same database (a command of an operator) took it away when it ended: then its room is free already.
    }
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
