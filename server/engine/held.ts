import { changedSince } from '../../db/queries/changed-since.ts';
import type { Tx } from '../../db/store.ts';
import { besideOf, type Live } from './live.ts';

/** `beside`: access and links as this process wrote them down; null when it only read the instance. */
type Known = { live: Live; beside: string | null };

const MOST = 5000;

/**
 * Instances as they stand in the database at one clock, timers and all, so that a batch need not read and parse again what this process wrote itself. Every
 * writing transaction of every process takes its turn at the clock, and `catchUp`, inside it, drops what others changed since: what is found here afterwards is
 * what a read would find. Kept after the commit only.
 */
export class Held {
  private readonly known = new Map<string, Known>();
  private clock = -1;

  /** To be called first in a writing transaction; gives the clock as it found it. */
  async catchUp(tx: Tx): Promise<number> {
    const { clock, ids } = await changedSince(tx, this.clock < 0 ? Number.MAX_SAFE_INTEGER : this.clock);
    // A clock that went back is another database in the place of the one before.
    if (ids === null || this.clock < 0 || clock < this.clock) this.known.clear();
    else for (const id of ids) this.known.delete(id);
    this.clock = clock;
    return clock;
  }

  /** After a commit that failed: nothing that was known is leaned on again. */
  forget(): void {
    this.known.clear();
  }

  find(id: string): Known | undefined {
    return this.known.get(id);
  }

  /** After the commit that reached this clock: `written` by it, and `read` in it. */
  keep(clock: number, written: Iterable<Live>, read: Iterable<Live | null>): void {
    this.clock = clock;
    for (const live of read) if (live && !live.parked && !this.known.has(live.id)) this.known.set(live.id, { live, beside: null });
    for (const live of written) {
      this.known.delete(live.id);
      if (!live.parked) this.known.set(live.id, { live, beside: besideOf(live) });
    }
    for (const id of this.known.keys()) {
      if (this.known.size <= MOST) break;
      this.known.delete(id);
    }
  }
}
