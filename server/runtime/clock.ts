import type { Clock } from '../engine/types.ts';

/** The clock of the machine. */
export function systemClock(): Clock {
  return { now: () => new Date(), manual: false };
}

/** A clock that stands still until it is moved, for demonstrations and tests. `set` throws on a step back. */
export function manualClock(start: Date): Clock & { set(to: Date): void } {
  let present = new Date(start);
  return {
    manual: true,
    now: () => new Date(present),
    set(to) {
      if (to < present) throw new RangeError('The clock does not go back.');
      present = new Date(to);
    },
  };
}
