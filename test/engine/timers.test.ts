import { afterEach, beforeEach, expect, test } from 'vitest';
import { welfare } from '../support/welfare/index.ts';
import { openTestEngine, SYSTEM, who, type TestEngine } from '../support/engine.ts';

const coach = who(1, 'WELFARE_COACH');
let t: TestEngine;
let id: string;

beforeEach(async () => {
  t = await openTestEngine([welfare], '2026-11-24T09:00:00.000Z');
  const outcome = await t.engine.start({
    machine: 'welfare',
    input: { caseId: '0190e000-0000-7000-8000-000000000001', wish: 'Wandelen', coach: coach.person },
    who: SYSTEM,
    key: t.key(),
  });
  id = outcome.ok ? outcome.id : '';
});
afterEach(() => t.close());

const timers = () => t.store.db.selectFrom('timers').select(['name', 'at', 'fired']).where('instance_id', '=', id).execute();
const notices = async () => (await t.store.db.selectFrom('outbox').select('name').where('kind', '=', 'notify').execute()).map((row) => row.name);

test('a named delay is a row at the end of the fifth working day, in Amsterdam', async () => {
  expect(await timers()).toEqual([{ name: 'WELFARE_CONTACT', at: '2026-12-01T16:00:00.000Z', fired: 0 }]);
  expect(await t.engine.nextTimer()).toBe('2026-12-01T16:00:00.000Z');
});

test('nothing fires a second too early, and a reminder comes back as long as the state lasts', async () => {
  t.clock.set(new Date('2026-12-01T15:59:59.000Z'));
  expect(await t.engine.fireDue()).toBe(0);
  t.clock.set(new Date('2026-12-01T16:00:00.000Z'));
  expect(await t.engine.fireDue()).toBe(1);
  expect(await notices()).toEqual(['remindOwner']);
  expect(await timers()).toEqual([{ name: 'WELFARE_CONTACT', at: '2026-12-08T16:00:00.000Z', fired: 1 }]);
  expect(await t.engine.fireDue()).toBe(0);
});

test('a jump of a month lets every reminder fire at its own moment, once', async () => {
  t.clock.set(new Date('2026-12-24T16:00:00.000Z'));
  await t.engine.fireDue();
  const fired = await t.store.db.selectFrom('events').select('at').where('type', 'like', 'xstate.after.%').orderBy('seq').execute();
  expect(fired.map((row) => row.at.slice(0, 10))).toEqual(['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22']);
});

test('leaving the state cancels its timer', async () => {
  await t.engine.send({ id, type: 'INTRODUCE', payload: {}, who: coach, key: t.key() });
  t.clock.set(new Date('2026-12-01T16:00:00.000Z'));
  await t.engine.fireDue();
  expect(await notices()).not.toContain('remindOwner');
});

test('a state that waits for a role reminds its holder by itself', async () => {
  await t.engine.send({ id, type: 'INTRODUCE', payload: {}, who: coach, key: t.key() });
  t.clock.set(new Date('2026-12-01T16:00:00.000Z'));
  expect(await t.engine.fireDue()).toBe(1);
  expect(await notices()).toEqual(['IDLE']);
  expect((await timers())[0]).toMatchObject({ name: 'IDLE', fired: 1 });
});

test('a setting that changes later does not move what is armed, but holds for what is armed next', async () => {
  await t.store.write((tx) =>
    tx
      .insertInto('settings')
      .values({
        name: 'timer.welfare.WELFARE_CONTACT',
        value: JSON.stringify({ anchor: 'entry', offset: 1, unit: 'wd' }),
        valid_from: '2026-11-01T00:00:00.000Z',
        org_id: '*',
      })
      .execute(),
  );
  await t.engine.reloadSettings();
  expect((await timers())[0].at).toBe('2026-12-01T16:00:00.000Z');
  const next = await t.engine.start({
    machine: 'welfare',
    input: { caseId: '0190e000-0000-7000-8000-000000000001', wish: 'Koken', coach: coach.person },
    who: SYSTEM,
    key: t.key(),
  });
  const row = await t.store.db
    .selectFrom('timers')
    .select('at')
    .where('instance_id', '=', next.ok ? next.id : '')
    .executeTakeFirstOrThrow();
  expect(row.at).toBe('2026-11-25T16:00:00.000Z');
});
