import { afterEach, beforeEach, expect, test } from 'vitest';
import { welfare } from '../support/welfare/index.ts';
import { openTestEngine, SYSTEM, who, type TestEngine } from '../support/engine.ts';

const coach = who(1, 'WELFARE_COACH');
let t: TestEngine;
let id: string;

beforeEach(async () => {
  t = await openTestEngine([welfare]);
  const outcome = await t.engine.start({
    machine: 'welfare',
    input: { caseId: '0190e000-0000-7000-8000-000000000001', wish: 'Wandelen', coach: coach.person },
    who: SYSTEM,
    key: t.key(),
  });
  id = outcome.ok ? outcome.id : '';
  for (const type of ['INTRODUCE', 'ATTEND', 'ATTEND']) await t.engine.send({ id, type, payload: {}, who: coach, key: t.key() });
});
afterEach(() => t.close());

test('every stored history replays to what is stored', async () => {
  t.clock.set(new Date('2027-02-01T09:00:00.000Z'));
  await t.engine.fireDue();
  const result = await t.engine.verify();
  expect(result.differences).toEqual([]);
  expect(result).toMatchObject({ instances: 1 });
  expect(result.events).toBeGreaterThan(4);
});

test.each([
  [
    'a context that somebody changed',
    () =>
      t.store.db.updateTable('instances').set({
        context: JSON.stringify({
          caseId: 'x',
          wish: 'ref:0190a000-0000-7000-8000-000000000001:1',
          coach: 'y',
          attended: 99,
          introducedOn: null,
          reason: null,
        }),
      }),
    'context differs',
  ],
  ['a state that somebody changed', () => t.store.db.updateTable('instances').set({ state: '"stopped"' }), 'state differs'],
  ['an event that somebody took away', () => t.store.db.deleteFrom('events').where('rev', '=', 3), 'rev 3 expected'],
])('%s is found', async (_, change, what) => {
  await t.store.write((tx) => tx.executeQuery(change().compile()));
  expect((await t.engine.verify()).differences.map((difference) => difference.what)).toContain(what);
});
