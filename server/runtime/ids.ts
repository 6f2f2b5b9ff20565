import { randomFillSync } from 'node:crypto';
import type { Clock, Ids } from '../engine/types.ts';

/** Random bytes are asked of the system for 256 ids at once: an event has four ids. */
const POOL = 4096;

/**
 * UUIDs of version 7: 48 bits of the injected clock, a 12-bit counter within the same millisecond, 62 random bits.
 * So ids made one after the other sort in that order, also while a manual clock stands still (up to 4096 a millisecond; then the time part runs ahead).
 */
export function uuidV7(clock: Clock): Ids {
  let last = 0;
  let counter = 0;
  const pool = Buffer.alloc(POOL);
  let used = POOL;
  return {
    uuid() {
      const now = clock.now().getTime();
      if (now > last) [last, counter] = [now, 0];
      else if (++counter > 0xfff) [last, counter] = [last + 1, 0];
      if (used === POOL) {
        randomFillSync(pool);
        used = 0;
      }
      const bytes = pool.subarray(used, (used += 16));
      bytes.writeUIntBE(last, 0, 6);
      bytes[6] = 0x70 | (counter >> 8);
      bytes[7] = counter & 0xff;
      bytes[8] = 0x80 | (bytes[8] & 0x3f);
      const hex = bytes.toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}
