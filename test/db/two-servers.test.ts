import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { createKeys } from '../../server/engine/keys.ts';
import type { Engine, Keys, Outcome } from '../../server/engine/types.ts';
import { createPolicy } from '../../server/policy/policy.ts';
import { countingIds, standingClock, SYSTEM } from '../support/engine.ts';
import { hasPostgres, openPostgresStore } from '../support/postgres.ts';
import { welfare } from '../support/welfare/index.ts';

const clock = standingClock('2026-11-24T09:00:00.000Z');
const coach = '0190b000-0000-7000-8000-000000000001';
const input = { caseId: '0190e000-0000-7000-8000-000000000001', wish: 'Wandelen', coach };

/** Two engines as two processes would have them: nothing shared but the database and the key. */
describe.skipIf(!hasPostgres)('two engines on one PostgreSQL', () => {
  let stores: Store[];
  let engines: Engine[];
  let keys: Keys;
  beforeEach(async () => {
    const first = await openPostgresStore();
    stores = [first, await openStore(first.address, { unsafe: true })];
    keys = createKeys(randomBytes(32));
    engines = [];
    for (const [at, store] of stores.entries())
      engines.push(await createEngine({ store, tracks: [welfare], clock, ids: countingIds(`0190a00${at}`), keys, policy: createPolicy() }));
  });
  afterEach(async () => {
    for (const store of stores.toReversed()) await store.close();
  });

  const begin = async (key = 'start'): Promise<string> => {
    const outcome = await engines[0].start({ machine: 'welfare', input, who: SYSTEM, key });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return outcome.id;
  };
  const send = (server: number, id: string, type: string, key: string, ifMatch?: number): Promise<Outcome> =>
    engines[server].send({ id, type, payload: {}, who: SYSTEM, key, ...(ifMatch === undefined ? {} : { ifMatch }) });

  it('that hear commands for one instance at the same time carry out each once, one after the other', async () => {
    const id = await begin();
    await send(1, id, 'INTRODUCE', 'intro');
    const outcomes = await Promise.all(Array.from({ length: 80 }, (_, i) => send(i % 2, id, 'ATTEND', `attend ${i}`)));
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    const events = await stores[0].db.selectFrom('events').select(['rev', 'clock']).where('instance_id', '=', id).orderBy('seq').execute();
    expect(events.map((event) => event.rev)).toEqual(Array.from({ length: 82 }, (_, i) => i + 1));
    // The feed asks for rows since a clock: what comes later must not have an earlier one.
    expect(events.map((event) => event.clock)).toEqual(events.map((event) => event.clock).toSorted((a, b) => a - b));
    expect((await engines[1].verify()).differences).toEqual([]);
  });

  it("know one another's idempotency keys, also when both are asked at once", async () => {
    const id = await begin();
    const both = await Promise.all([send(0, id, 'INTRODUCE', 'same'), send(1, id, 'INTRODUCE', 'same')]);
    expect(both.map((outcome) => String(outcome.ok && outcome.again)).sort()).toEqual(['false', 'true']);
    expect(await stores[0].db.selectFrom('events').select('type').where('instance_id', '=', id).execute()).toHaveLength(2);
  });

  it('let one of two people who press at once win, and tell the other', async () => {
    const id = await begin();
    const both = await Promise.all([send(0, id, 'INTRODUCE', 'one', 1), send(1, id, 'INTRODUCE', 'two', 1)]);
    expect(both.map((outcome) => (outcome.ok ? 'done' : outcome.code)).sort()).toEqual(['done', 'stale']);
  });

  it('fire a timer once', async () => {
    const id = await begin();
    clock.set(new Date('2026-12-01T16:00:00.000Z'));
    const fired = await Promise.all(engines.map((engine) => engine.fireDue()));
    expect(fired.reduce((all, one) => all + one, 0)).toBe(1);
    expect(await stores[0].db.selectFrom('timers').select('fired').where('instance_id', '=', id).execute()).toEqual([{ fired: 1 }]);
  });

  it('read a step of the other at once', async () => {
    const id = await begin();
    await send(0, id, 'INTRODUCE', 'a');
    await send(1, id, 'ATTEND', 'b');
    await send(0, id, 'ATTEND', 'c');
    const view = await stores[1].db.selectFrom('instances').select('rev').where('id', '=', id).executeTakeFirstOrThrow();
    expect(view.rev).toBe(4);
  });
});
