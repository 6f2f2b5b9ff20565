import { expect, test } from 'vitest';
import { runScheduler } from '../../server/engine/scheduler.ts';
import type { Engine } from '../../server/engine/types.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { byHand } from '../support/by-hand.ts';
import { openTestEngine, person, SYSTEM } from '../support/engine.ts';
import { welfare } from '../support/welfare/index.ts';

test('a commit that falls between the look for the next timer and falling asleep is not slept through', async () => {
  const t = await openTestEngine([welfare]);
  const clock = { ...systemClock(), now: () => t.clock.now() };
  let due: () => void;
  const fired = new Promise<void>((resolve) => (due = resolve));
  let looks = 0;
  const engine: Engine = {
    ...t.engine,
    async nextTimer(after) {
      const next = await t.engine.nextTimer(after);
      // Another node arms a timer that is due at once, after we saw that there is none.
      if (++looks === 1) {
        await t.engine.start({ machine: 'welfare', input: { caseId: CASE, wish: 'Wandelen', coach: person(1) }, who: SYSTEM, key: t.key() });
        t.clock.set(new Date('2026-12-01T16:00:00.000Z'));
      }
      return next;
    },
    async fireDue() {
      const count = await t.engine.fireDue();
      if (count > 0) due();
      return count;
    },
  };
  const began = performance.now();
  const stop = runScheduler(engine, clock, (error) => expect(error).toBeUndefined());
  await fired;
  expect(performance.now() - began).toBeLessThan(5000);
  await stop();
  await t.close();
});

test('two hundred parked instances whose timers are due keep nobody back, and nobody awake', async () => {
  const t = await openTestEngine([welfare], '2026-11-24T09:00:00.000Z');
  const start = (n: number) =>
    t.engine.start({ machine: 'welfare', input: { caseId: CASE, wish: `Wandelen ${n}`, coach: person(1) }, who: SYSTEM, key: t.key() });
  await Promise.all(Array.from({ length: 210 }, (_, n) => start(n)));
  // A version that we do not know: parked and shown, never guessed.
  await byHand(t.store, (tx) => tx.updateTable('instances').set({ version: 99 }).execute());
  t.clock.set(new Date('2026-11-24T10:00:00.000Z'));
  await start(211);
  t.clock.set(new Date('2026-12-02T16:00:00.000Z'));
  expect(await t.engine.fireDue()).toBe(1);
  expect(await t.engine.nextTimer(t.clock.now().toISOString())).toBe('2026-12-08T16:00:00.000Z');
  await t.close();
});

const CASE = '0190e000-0000-7000-8000-000000000001';
