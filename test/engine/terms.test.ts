import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { action } from '../../machines/action/index.ts';
import { termDiffers } from '../../server/engine/term-event.ts';
import { openTestEngine, SYSTEM, who, type TestEngine } from '../support/engine.ts';
import { welfare } from '../support/welfare/index.ts';

const coach = who(1, 'WELFARE_COACH');
const CASE = '0190e000-0000-7000-8000-000000000001';
let t: TestEngine;
let id: string;

beforeEach(async () => {
  // Tuesday 24 November 2026, 10:00 in Amsterdam; the contact is due on Tuesday 1 December at 17:00.
  t = await openTestEngine([welfare, action], '2026-11-24T09:00:00.000Z');
  id = await begin('welfare', { caseId: CASE, wish: 'Wandelen', coach: coach.person });
});
afterEach(() => t.close());

async function begin(machine: string, input: Record<string, unknown>): Promise<string> {
  const outcome = await t.engine.start({ machine, input, who: SYSTEM, key: t.key() });
  expect(outcome).toMatchObject({ ok: true });
  return outcome.ok ? outcome.id : '';
}
const term = (type: 'TERM_SUSPENDED' | 'TERM_RESUMED' | 'TERM_EXTENDED', payload: Record<string, unknown>, by = coach, timer = 'WELFARE_CONTACT', on = id) =>
  t.engine.term({ id: on, timer, type, payload, who: by, key: t.key() });
const dueOf = async (on = id) =>
  Object.fromEntries(
    (await t.store.db.selectFrom('timers').select(['name', 'at']).where('instance_id', '=', on).where('name', '!=', 'TERM').execute()).map((row) => [
      row.name,
      row.at,
    ]),
  );
const go = (iso: string) => t.clock.set(new Date(iso));
const healthy = async () => expect((await t.engine.verify()).differences).toEqual([]);

describe('a term that stands still', () => {
  test('has what was left of it when it goes on, in working days, as often as it is stopped', async () => {
    go('2026-11-26T09:00:00.000Z');
    expect(await term('TERM_SUSPENDED', { reason: 'Mevrouw is opgenomen in het ziekenhuis.' })).toMatchObject({ ok: true, rev: 2 });
    expect(await dueOf()).toEqual({ WELFARE_CONTACT: null });
    go('2026-12-03T09:00:00.000Z');
    expect(await t.engine.fireDue()).toBe(0);
    // Five working days later: Thursday to Thursday.
    expect(await term('TERM_RESUMED', { reason: 'Weer thuis.' })).toMatchObject({ ok: true });
    expect(await dueOf()).toEqual({ WELFARE_CONTACT: '2026-12-08T16:00:00.000Z' });
    await term('TERM_SUSPENDED', { reason: 'Nog een keer opgenomen.' });
    go('2026-12-24T09:00:00.000Z');
    await term('TERM_RESUMED', {});
    // Fifteen working days later; Christmas does not count.
    expect(await dueOf()).toEqual({ WELFARE_CONTACT: '2026-12-30T16:00:00.000Z' });
    await healthy();
  });

  test('is as it was when it goes on in the same moment', async () => {
    const before = await dueOf();
    await term('TERM_SUSPENDED', { reason: 'Vergissing.' });
    await term('TERM_RESUMED', {});
    expect(await dueOf()).toEqual(before);
  });

  test('goes on by itself on the day that was chosen, and from that day when the server comes later', async () => {
    await term('TERM_SUSPENDED', { reason: 'Op vakantie.', until: '2026-12-01' });
    go('2026-12-02T09:00:00.000Z');
    await t.engine.fireDue();
    // 24 November to 1 December: five working days.
    expect(await dueOf()).toEqual({ WELFARE_CONTACT: '2026-12-08T16:00:00.000Z' });
    await healthy();
  });

  test('without an end is asked about after four weeks of work', async () => {
    await term('TERM_SUSPENDED', { reason: 'Onbekend hoe lang.' });
    go('2026-12-22T16:00:00.000Z');
    await t.engine.fireDue();
    const told = await t.store.db.selectFrom('outbox').select('payload').where('kind', '=', 'notify').execute();
    expect(told.map((row) => JSON.parse(row.payload).to)).toEqual([{ person: coach.person }]);
    expect(await dueOf()).toEqual({ WELFARE_CONTACT: null });
  });

  test('that rang before keeps what was left until its next reminder', async () => {
    go('2026-12-01T16:00:00.000Z');
    await t.engine.fireDue();
    go('2026-12-03T09:00:00.000Z');
    await term('TERM_SUSPENDED', { reason: 'Even niet bellen.' });
    go('2026-12-04T09:00:00.000Z');
    await term('TERM_RESUMED', {});
    expect(await dueOf()).toEqual({ WELFARE_CONTACT: '2026-12-09T16:00:00.000Z' });
    await healthy();
  });
});

describe('a term that is made longer', () => {
  test('moves by so many working days, more than once, and the history says who and why', async () => {
    await term('TERM_EXTENDED', { reason: 'Afspraak verzet door mevrouw.', by: 3 });
    expect(await dueOf()).toEqual({ WELFARE_CONTACT: '2026-12-04T16:00:00.000Z' });
    await term('TERM_EXTENDED', { reason: 'Nog eens.', by: 1, unit: 'w' });
    expect(await dueOf()).toEqual({ WELFARE_CONTACT: '2026-12-11T16:00:00.000Z' });
    const told = await t.store.db.selectFrom('events').select(['type', 'actor', 'payload']).where('instance_id', '=', id).orderBy('seq').execute();
    expect(told.map((row) => [row.type, JSON.parse(row.actor).person])).toEqual([
      ['start', 'system'],
      ['TERM_EXTENDED', coach.person],
      ['TERM_EXTENDED', coach.person],
    ]);
    // The reason is a text about a client: encrypted, with a reference in the history.
    expect(JSON.parse(told[1].payload).reason).toMatch(/^ref:/);
    await healthy();
  });

  test('takes its reminder and its escalation along, also those that are armed later', async () => {
    const on = await begin('action', { caseId: CASE, text: 'Bellen met de huisarts', owner: coach.person, due: '2026-12-08' });
    expect(await dueOf(on)).toMatchObject({ ACTION_REMIND: '2026-12-04T16:00:00.000Z' });
    expect(await term('TERM_EXTENDED', { reason: 'De huisarts is er niet.', by: 5 }, coach, 'ACTION_REMIND', on)).toMatchObject({ ok: true });
    expect(await dueOf(on)).toMatchObject({ ACTION_REMIND: '2026-12-11T16:00:00.000Z' });
    go('2026-12-11T16:00:00.000Z');
    await t.engine.fireDue();
    expect(await dueOf(on)).toMatchObject({ ACTION_DUE: '2026-12-15T16:00:00.000Z' });
    const line = await t.store.db.selectFrom('boards').select('due_at').where('id', '=', on).executeTakeFirstOrThrow();
    expect(line.due_at).toBe('2026-12-15T16:00:00.000Z');
    go('2026-12-15T16:00:00.000Z');
    await t.engine.fireDue();
    expect(await dueOf(on)).toMatchObject({ ACTION_ESC: '2026-12-22T16:00:00.000Z' });
    await healthy();
  });
});

describe('a term is not moved', () => {
  test('by who does not have it in hand', async () => {
    expect(await term('TERM_EXTENDED', { reason: 'Zomaar.', by: 1 }, who(2, 'WELFARE_COACH'))).toMatchObject({ ok: false, status: 404 });
  });
  test('to the past, without a reason, or by nothing', async () => {
    expect(await term('TERM_SUSPENDED', { reason: 'Vakantie.', until: '2026-11-24' })).toMatchObject({ status: 422, errors: [{ path: 'until' }] });
    expect(await term('TERM_SUSPENDED', {})).toMatchObject({ status: 422, errors: [{ path: 'reason' }] });
    expect(await term('TERM_EXTENDED', { reason: 'Zomaar.', by: 0 })).toMatchObject({ status: 422, errors: [{ path: 'by' }] });
  });
  test('twice in the same way, or when there is none', async () => {
    expect(await term('TERM_RESUMED', {})).toMatchObject({ status: 409, code: 'term-not-suspended' });
    await term('TERM_SUSPENDED', { reason: 'Vakantie.' });
    expect(await term('TERM_SUSPENDED', { reason: 'Vakantie.' })).toMatchObject({ status: 409, code: 'term-stands-still' });
    expect(await term('TERM_EXTENDED', { reason: 'Zomaar.', by: 1 }, coach, 'NOTHING')).toMatchObject({ status: 409, code: 'term-not-running' });
  });
  test('when it is over: leaving the state forgets it', async () => {
    await term('TERM_SUSPENDED', { reason: 'Vakantie.' });
    await t.engine.send({ id, type: 'INTRODUCE', payload: {}, who: coach, key: t.key() });
    expect((await t.store.db.selectFrom('timers').select('name').where('instance_id', '=', id).execute()).map((row) => row.name)).not.toContain('TERM');
    await healthy();
  });
  test('twice by the same key', async () => {
    const command = { id, timer: 'WELFARE_CONTACT', type: 'TERM_EXTENDED' as const, payload: { reason: 'Eén keer.', by: 1 }, who: coach, key: 'same' };
    expect(await t.engine.term(command)).toMatchObject({ ok: true, again: false });
    expect(await t.engine.term(command)).toMatchObject({ ok: true, again: true });
    expect(await dueOf()).toEqual({ WELFARE_CONTACT: '2026-12-02T16:00:00.000Z' });
  });
});

test('a replay that works out another date says so', async () => {
  await term('TERM_EXTENDED', { reason: 'Afspraak verzet.', by: 3 });
  const stored = await t.store.db.selectFrom('events').select(['type', 'payload']).where('type', '=', 'TERM_EXTENDED').executeTakeFirstOrThrow();
  expect(termDiffers(stored)).toBe(null);
  expect(termDiffers({ ...stored, payload: stored.payload.replace('"to":"2026-12-04', '"to":"2026-12-07') })).toBe(
    'date of WELFARE_CONTACT after TERM_EXTENDED differs',
  );
});

test('a term of the law runs on', async () => {
  const lawful = { ...welfare, timers: { WELFARE_CONTACT: { ...welfare.timers.WELFARE_CONTACT, maySuspend: false as const } } };
  const other = await openTestEngine([lawful], '2026-11-24T09:00:00.000Z');
  const made = await other.engine.start({ machine: 'welfare', input: { caseId: CASE, wish: 'Wandelen', coach: coach.person }, who: SYSTEM, key: 'a' });
  const on = made.ok ? made.id : '';
  for (const [type, payload] of [
    ['TERM_SUSPENDED', { reason: 'Vakantie.' }],
    ['TERM_EXTENDED', { reason: 'Vakantie.', by: 3 }],
  ] as const)
    expect(await other.engine.term({ id: on, timer: 'WELFARE_CONTACT', type, payload, who: coach, key: type })).toMatchObject({
      status: 409,
      code: 'term-runs-on',
    });
  await other.close();
});
