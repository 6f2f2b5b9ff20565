import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createEngine } from '../../server/engine/engine.ts';
import { createKeys } from '../../server/engine/keys.ts';
import { createPolicy } from '../../server/policy/policy.ts';
import { byHand } from '../support/by-hand.ts';
import { countingIds, person, standingClock, SYSTEM } from '../support/engine.ts';
import { openTestStore } from '../support/store.ts';
import { welfare } from '../support/welfare/index.ts';

const CASE = '0190e000-0000-7000-8000-000000000001';
const START = '2026-11-24T09:00:00.000Z';

/** Two servers on one database, each of which holds what it wrote. */
async function two() {
  const store = await openTestStore();
  const [keys, clock] = [createKeys(randomBytes(32)), standingClock(START)];
  const engine = (prefix: string) => createEngine({ store, tracks: [welfare], clock, ids: countingIds(prefix), keys, policy: createPolicy() });
  const [one, other] = [await engine('0190a000'), await engine('0190a001')];
  let said = 0;
  const say = (node: typeof one, id: string, type: string) => node.send({ id, type, payload: {}, who: SYSTEM, key: `k${++said}` });
  const begin = async (node: typeof one) => {
    const started = await node.start({ machine: 'welfare', input: { caseId: CASE, wish: 'Wandelen', coach: person(1) }, who: SYSTEM, key: `k${++said}` });
    return started.ok ? started.id : '';
  };
  return { store, one, other, say, begin, close: () => store.close() };
}

test('what another server changed is read again, and what it left alone is not lost', async () => {
  const { one, other, say, begin, close } = await two();
  const [shared, own] = [await begin(one), await begin(one)];
  expect(await say(one, shared, 'INTRODUCE')).toMatchObject({ rev: 2 });
  expect(await say(other, shared, 'ATTEND')).toMatchObject({ ok: true, rev: 3 });
  expect(await say(one, shared, 'ATTEND')).toMatchObject({ ok: true, rev: 4 });
  expect(await say(other, shared, 'ATTEND')).toMatchObject({ ok: true, rev: 5 });
  expect(await say(one, own, 'INTRODUCE')).toMatchObject({ ok: true, rev: 2 });
  expect((await other.verify()).differences).toEqual([]);
  await close();
});

test('a change that nobody told of ends in a refused write, after which the database is read again', async () => {
  const { store, one, say, begin, close } = await two();
  const id = await begin(one);
  const raise = { rev: 5 };
  await store.write((tx) => tx.updateTable('instances').set(raise).where('id', '=', id).execute());
  expect(await say(one, id, 'INTRODUCE').catch((error: Error) => error.message)).toContain('stale write');
  expect(await say(one, id, 'INTRODUCE')).toMatchObject({ ok: true, rev: 6 });
  await byHand(store, (tx) => tx.updateTable('instances').set({ rev: 9 }).where('id', '=', id).execute(), [id]);
  expect(await say(one, id, 'ATTEND')).toMatchObject({ ok: true, rev: 10 });
  await close();
});
