import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createEngine } from '../../server/engine/engine.ts';
import { createKeys } from '../../server/engine/keys.ts';
import { createPolicy } from '../../server/policy/policy.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { countingIds, SYSTEM } from '../support/engine.ts';
import { openTestStore } from '../support/store.ts';
import { welfare } from '../support/welfare/index.ts';
import { begin, COACH, dueAtOnce, firings } from '../trust/tools/storm.ts';

const DUE = 40;

it('[LT-5] leaves the line to other nodes after each slice of due terms, and hears at once who says something here meanwhile', async () => {
  const store = await openTestStore();
  // Each look at this watch is a minute later: a slice seems to take so long that the rest after it would outlast the test.
  let minutes = 0;
  const stopwatch = () => ++minutes * 60_000;
  const keys = createKeys(randomBytes(32));
  const engine = await createEngine({ store, tracks: [welfare], clock: systemClock(), ids: countingIds(), keys, policy: createPolicy(), stopwatch });
  try {
    const ids = await begin({ engine }, DUE);
    await dueAtOnce(store, new Date(systemClock().now().getTime() - 1000).toISOString());
    let over = false;
    const fired = engine.fireDue().finally(() => (over = true));
    let said = 0;
    for (; !over; said++) {
      const heard = await engine.start({
        machine: 'welfare',
        input: { caseId: ids[0], wish: 'Wandelen', coach: COACH.person },
        who: SYSTEM,
        key: `said ${said}`,
      });
      expect(heard.ok).toBe(true);
    }
    expect(await fired).toBe(DUE);
    // Ten go in a slice, and only somebody who speaks ended each rest.
    expect(said).toBeGreaterThanOrEqual(DUE / 10 - 1);
    expect(new Set((await firings(store)).values())).toEqual(new Set([1]));
  } finally {
    await engine.idle();
    await store.close();
  }
});
