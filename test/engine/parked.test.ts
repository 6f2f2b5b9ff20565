import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { byHand } from '../support/by-hand.ts';
import { welfare } from '../support/welfare/index.ts';
import { openTestEngine, SYSTEM, who, type TestEngine } from '../support/engine.ts';

const CASE = '0190e000-0000-7000-8000-000000000001';
const coach = who(1, 'WELFARE_COACH');
let t: TestEngine;
let odd: string;
let sound: string;

const begin = async () => {
  const outcome = await t.engine.start({ machine: 'welfare', input: { caseId: CASE, wish: 'Wandelen', coach: coach.person }, who: SYSTEM, key: t.key() });
  return outcome.ok ? outcome.id : '';
};

beforeEach(async () => {
  t = await openTestEngine([welfare]);
  odd = await begin();
  sound = await begin();
});
afterEach(() => t.close());

describe.each([
  ['a version that this server does not know yet', { version: 7, state: '"dancing"', context: '{"steps":3}' }, { status: 503, code: 'node-older' }],
  ['a version that this server does not know any more', { version: 0, state: '"dancing"', context: '{"steps":3}' }, { status: 409, code: 'parked' }],
  ['a context that does not fit its own track', { version: 1, rev: 2, state: '"proposed"', context: '{"coach":12}' }, { status: 409, code: 'parked' }],
  ['a state that its track does not have', { version: 1, rev: 2, state: '"dancing"' }, { status: 409, code: 'parked' }],
])('%s', (_, change, refusal) => {
  beforeEach(async () => {
    await byHand(t.store, (tx) => tx.updateTable('instances').set(change).where('id', '=', odd).execute(), [odd]);
  });

  test('is shown as parked, takes no event and is not changed', async () => {
    expect(await t.engine.view(odd, coach)).toMatchObject({ status: 'parked', can: [], data: {} });
    expect(await t.engine.send({ id: odd, type: 'INTRODUCE', payload: {}, who: coach, key: t.key() })).toMatchObject({
      ok: false,
      ...refusal,
    });
    expect(await t.store.db.selectFrom('instances').select('state').where('id', '=', odd).executeTakeFirst()).toEqual({ state: change.state });
  });

  test('holds up nobody else, not even its own timers after a jump of the clock', async () => {
    expect(await t.engine.send({ id: sound, type: 'INTRODUCE', payload: {}, who: coach, key: t.key() })).toMatchObject({ ok: true });
    const later = await begin();
    t.clock.set(new Date('2026-12-02T16:00:00.000Z'));
    expect(await t.engine.fireDue()).toBe(2);
    expect((await t.store.db.selectFrom('outbox').select('instance_id').where('kind', '=', 'notify').execute()).map((row) => row.instance_id).sort()).toEqual(
      [sound, later].sort(),
    );
  });
});
