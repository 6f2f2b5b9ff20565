import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { welfare } from '../support/welfare/index.ts';
import { openTestEngine, SYSTEM, who, type TestEngine } from '../support/engine.ts';

const CASE = '0190e000-0000-7000-8000-000000000001';
const coach = who(1, 'WELFARE_COACH');
const stranger = who(2, 'WELFARE_COACH');
let t: TestEngine;

beforeEach(async () => {
  t = await openTestEngine([welfare]);
});
afterEach(() => t.close());

async function begin(wish = 'Weer eens zingen in een koor'): Promise<string> {
  // The system starts it, because the case itself is not part of these tests.
  const outcome = await t.engine.start({ machine: 'welfare', input: { caseId: CASE, wish, coach: coach.person }, who: { ...SYSTEM }, key: t.key() });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.id;
}
const send = (id: string, type: string, payload: object = {}, by = coach, key = t.key(), ifMatch?: number) =>
  t.engine.send({ id, type, payload: payload as Record<string, unknown>, who: by, key, ...(ifMatch === undefined ? {} : { ifMatch }) });
const count = async (table: 'events' | 'audit' | 'outbox' | 'idempotency' | 'instances') =>
  Number(
    (
      await t.store.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

describe('one command', () => {
  test('a start and a step are rows: snapshot, event with facts, timer, board, audit', async () => {
    const id = await begin();
    await send(id, 'INTRODUCE');
    const instance = await t.store.db.selectFrom('instances').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(instance).toMatchObject({ machine: 'welfare', version: 1, rev: 2, status: 'active', state: '"taking"' });
    const events = await t.store.db.selectFrom('events').select(['type', 'rev']).where('instance_id', '=', id).orderBy('seq').execute();
    expect(events).toEqual([
      { type: 'start', rev: 1 },
      { type: 'INTRODUCE', rev: 2 },
    ]);
    expect(await t.store.db.selectFrom('timers').select('name').where('instance_id', '=', id).execute()).toEqual([{ name: 'IDLE' }]);
    expect(await t.store.db.selectFrom('boards').select(['state', 'owner_id', 'rev']).where('id', '=', id).execute()).toEqual([
      { state: 'taking', owner_id: coach.person, rev: 2 },
    ]);
    expect((await t.store.db.selectFrom('audit').select('action').execute()).map((row) => row.action)).toEqual(['create', 'send']);
  });

  test('personal text is nowhere in the database in the clear', async () => {
    const id = await begin('Zonderlingenkoor');
    await send(id, 'ATTEND', {});
    await send(id, 'INTRODUCE');
    await send(id, 'ATTEND', { remark: 'Zonderlingenkoor ging goed' });
    const bytes = await t.store.bytes();
    expect(bytes).not.toContain('Zonderlingenkoor');
    expect(bytes).toContain('welfare');
    expect((await t.engine.view(id, coach))?.data.wish).toBe('Zonderlingenkoor');
  });

  test('a repeated key gets the same answer and does nothing twice', async () => {
    const id = await begin();
    const first = await send(id, 'INTRODUCE', {}, coach, 'same');
    const events = await count('events');
    const again = await send(id, 'INTRODUCE', {}, coach, 'same');
    expect(again).toEqual({ ...first, again: true });
    expect(await count('events')).toBe(events);
    expect(await send(id, 'ATTEND', {}, coach, 'same')).toMatchObject({ ok: false, status: 422, code: 'key-reused' });
  });
});

describe('refusals', () => {
  test.each([
    ['not visible to a stranger', () => ({ by: stranger }), { status: 404, code: 'not-found' }],
    ['not now', () => ({ type: 'ATTEND' }), { status: 409, code: 'not-now' }],
    ['an event that does not exist', () => ({ type: 'DANCE' }), { status: 422, code: 'unknown-event' }],
    ['the event of a timer', () => ({ type: 'xstate.after.WELFARE_CONTACT.welfare.proposed' }), { status: 422, code: 'unknown-event' }],
    ['a name of the prototype', () => ({ type: 'constructor' }), { status: 422, code: 'unknown-event' }],
    ['a stale rev', () => ({ ifMatch: 7 }), { status: 412, code: 'stale', rev: 1 }],
    ['a field that does not fit', () => ({ payload: { on: 'yesterday' } }), { status: 422, code: 'bad-input', errors: [{ path: 'on' }] }],
  ])('%s', async (_, change, expected) => {
    const id = await begin();
    const asked = { type: 'INTRODUCE', payload: {}, by: coach, ifMatch: undefined as number | undefined, ...change() };
    expect(await send(id, asked.type, asked.payload, asked.by, t.key(), asked.ifMatch)).toMatchObject({ ok: false, ...expected });
    expect((await t.engine.view(id, coach))?.rev).toBe(1);
  });

  test('a guard says why and what to do, and its refusal is audited', async () => {
    const id = await begin();
    await send(id, 'INTRODUCE');
    const refused = await send(id, 'STOP', { reason: 'verhuisd' });
    expect(refused).toMatchObject({ ok: false, status: 409, code: 'attendedOnce', remedy: { nl: 'Noteer eerst een deelname.' } });
    expect(await t.store.db.selectFrom('audit').select(['action', 'outcome', 'detail']).where('action', '=', 'refuse').execute()).toEqual([
      { action: 'refuse', outcome: 4, detail: 'STOP: attendedOnce' },
    ]);
  });
});

describe('a batch', () => {
  test('commands that arrive together share one commit, and a refused one undoes no other', async () => {
    const ids = [await begin(), await begin(), await begin()];
    const outcomes = await Promise.all([
      send(ids[0], 'INTRODUCE'),
      send(ids[1], 'ATTEND'),
      send(ids[2], 'INTRODUCE'),
      send(ids[0], 'ATTEND', { activity: 'CHOIR' }),
    ]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true, true]);
    const clocks = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.clock] : [])));
    expect(clocks.size).toBe(1);
    expect((await t.engine.view(ids[0], coach))?.data.attended).toBe(1);
  });

  test('two people who press at the same time: one wins, the other reads why', async () => {
    const id = await begin();
    const outcomes = await Promise.all([send(id, 'INTRODUCE', {}, coach, t.key(), 1), send(id, 'INTRODUCE', {}, coach, t.key(), 1)]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.code))).toEqual(['done', 'stale']);
  });

  test('a hundred commands on one instance leave a hundred events in order', async () => {
    const id = await begin();
    await send(id, 'INTRODUCE');
    await Promise.all(Array.from({ length: 100 }, () => send(id, 'ATTEND')));
    expect((await t.engine.view(id, coach))?.data.attended).toBe(100);
    const revs = (await t.store.db.selectFrom('events').select('rev').where('instance_id', '=', id).orderBy('seq').execute()).map((row) => row.rev);
    expect(revs).toEqual(Array.from({ length: 102 }, (_, at) => at + 1));
  });
});

test('what is asked of a machine that is not installed is recorded and shown, not silent', async () => {
  const id = await begin();
  await send(id, 'INTRODUCE');
  await send(id, 'ATTEND');
  await send(id, 'STOP', { reason: 'verhuisd' });
  // `thankCoach` has no meaning in this track; the case that TRACK_ENDED is told to does not exist here.
  expect((await t.engine.view(id, coach))?.notInstalled).toEqual(['thankCoach']);
});
