import { randomBytes } from 'node:crypto';
import type { Track } from '../../machines/track.ts';
import type { Role } from '../../machines/roles.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { createKeys } from '../../server/engine/keys.ts';
import type { Clock, Who } from '../../server/engine/types.ts';
import { createPolicy } from '../../server/policy/policy.ts';
import { openTestStore } from './store.ts';

/** Readable, ordered ids: the n-th id of a test is always the same. */
export function countingIds(prefix = '0190a000') {
  let count = 0;
  return { uuid: () => `${prefix}-0000-7000-8000-${String(++count).padStart(12, '0')}` };
}

/** A clock that stands still until a test moves it. */
export function standingClock(start: string): Clock & { set(to: Date): void } {
  let now = new Date(start);
  return { manual: true, now: () => now, set: (to) => void (now = to) };
}

export const person = (n: number) => `0190b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const who = (n: number, ...roles: Role[]): Who => ({
  person: person(n),
  hat: `0190c000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  org: ORG,
  roles,
});
export const ORG = '0190d000-0000-7000-8000-000000000001';
export const SYSTEM: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };

/** A real engine on a real database that is gone after `close`. */
export async function openTestEngine(tracks: readonly Track[], start = '2026-11-24T09:00:00.000Z') {
  const store = await openTestStore();
  const clock = standingClock(start);
  const engine = await createEngine({ store, tracks, clock, ids: countingIds(), keys: createKeys(randomBytes(32)), policy: createPolicy() });
  let keys = 0;
  return {
    engine,
    store,
    clock,
    key: () => `key-${++keys}`,
    async close() {
      await engine.idle();
      await store.close();
    },
  };
}
export type TestEngine = Awaited<ReturnType<typeof openTestEngine>>;
