import type { Clock } from '../engine/types.ts';

/** The clock of the machine. */
export function systemClock(): Clock {
  return { now: () => new Date(), manual: false };
}

/** A clock that starts at any moment, goes on like every clock, and can be moved ahead: for a demo in which meetings run. `set` throws on a step back. */
export function offsetClock(start: Date): Clock & { set(to: Date): void } {
  let ahead = start.getTime() - Date.now();
  const now = () => new Date(Date.now() + ahead);
  return {
    manual: true,
    running: true,
    now,
    set(to) {
      if (to < now()) throw new RangeError('The clock does not go back.');
      ahead = to.getTime() - Date.now();
    },
  };
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
