import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import type { Track } from '../../machines/track.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { createKeys } from '../../server/engine/keys.ts';
import { createPolicy } from '../../server/policy/policy.ts';
import { insertRun, type RunRow } from '../../db/queries/upgrades.ts';
import { byHand } from '../support/by-hand.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { countingIds, standingClock, SYSTEM, who } from '../support/engine.ts';
import { welfare } from '../support/welfare/index.ts';
import { welfareV2 } from '../support/welfare/versions/v2.ts';
import { welfareV3 } from '../support/welfare/versions/v3.ts';

type Engine = Awaited<ReturnType<typeof createEngine>>;
const coach = who(1, 'WELFARE_COACH');
const admin = who(9, 'ADMIN');
const CASE = '0190e000-0000-7000-8000-000000000001';
const master = Buffer.alloc(32, 7);
const clock = standingClock('2026-11-24T09:00:00.000Z');
const ids = countingIds('0190f000');
let store: TestStore;
let keys = 0;

/** A server with this version of the track on the same database: an old node, a new one, or the same one after it was renewed. */
const nodeWith = (track: Track): Promise<Engine> => createEngine({ store, tracks: [track], clock, ids, keys: createKeys(master), policy: createPolicy() });
const begin = async (engine: Engine): Promise<string> => {
  const outcome = await engine.start({ machine: 'welfare', input: { caseId: CASE, wish: 'Wandelen', coach: coach.person }, who: SYSTEM, key: `k${++keys}` });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.id;
};
const say = (engine: Engine, id: string, type: string, payload = {}) => engine.send({ id, type, payload, who: coach, key: `k${++keys}` });
const runOf = async (to: number, map = {}): Promise<RunRow> => {
  const run = { id: ids.uuid(), machine: 'welfare', to_version: to, map: JSON.stringify(map), by_person: admin.person, at: clock.now().toISOString() };
  await store.write((tx) => insertRun(tx, run));
  return run;
};
const stored = (id: string) => store.db.selectFrom('instances').select(['version', 'rev', 'state', 'context']).where('id', '=', id).executeTakeFirstOrThrow();
const timersOf = (id: string) => store.db.selectFrom('timers').select(['name', 'at', 'armed_at']).where('instance_id', '=', id).orderBy('name').execute();

let old: Engine;
let proposed: string;
let taking: string;
let visited: string;
beforeEach(async () => {
  store = await openTestStore();
  old = await nodeWith(welfare);
  [proposed, taking, visited] = [await begin(old), await begin(old), await begin(old)];
  for (const id of [taking, visited]) await say(old, id, 'INTRODUCE');
  await say(old, visited, 'ATTEND');
});
afterEach(async () => {
  await old.idle();
  await store.close();
});

describe('a new version', () => {
  test('leaves what runs on the old one where it is: it goes on with its own definition until somebody upgrades it', async () => {
    const node = await nodeWith(welfareV3);
    expect(await node.view(proposed, coach)).toMatchObject({ version: 1, status: 'active', state: 'proposed' });
    expect(await say(node, proposed, 'STOP', { reason: 'Verhuisd.' })).toMatchObject({ ok: true });
    expect(await stored(proposed)).toMatchObject({ version: 1, state: '"stopped"' });
    expect((await node.verify()).differences).toEqual([]);
  });

  test('says in a dry run what stays, moves and shifts, and changes nothing', async () => {
    const node = await nodeWith(welfareV3);
    const before = await stored(proposed);
    const plan = (await node.upgrades.plan('welfare'))!;
    expect(plan).toMatchObject({ to: 3, from: [1, 2], total: 3, counts: { moves: 3, stays: 0, 'needs-mapping': 0, stuck: 0 } });
    expect(plan.ways.map(({ from, to }) => `${from.join()} ${to?.join()}`).sort()).toEqual([
      'proposed waiting',
      'taking taking.settled',
      'taking taking.starting',
    ]);
    expect(plan.lines.find((line) => line.id === proposed)!.shifts).toEqual([
      { name: 'WELFARE_CONTACT', from: '2026-12-01T16:00:00.000Z', to: '2026-11-27T16:00:00.000Z' },
    ]);
    expect(await stored(proposed)).toEqual(before);
  });

  test('takes everybody along, with timers that count from when they did, and every history replays', async () => {
    clock.set(new Date('2026-11-25T09:00:00.000Z'));
    const node = await nodeWith(welfareV3);
    const page = await node.upgrades.apply(await runOf(3), { who: admin });
    expect(page).toMatchObject({ left: [], after: null });
    expect(page.done.sort()).toEqual([proposed, taking, visited].sort());
    expect(await stored(visited)).toMatchObject({ version: 3, rev: 4, state: '{"taking":"settled"}' });
    expect(JSON.parse((await stored(visited)).context)).toMatchObject({ visits: 1, settledOn: null });
    expect(await timersOf(proposed)).toEqual([{ name: 'WELFARE_CONTACT', at: '2026-11-27T16:00:00.000Z', armed_at: '2026-11-24T09:00:00.000Z' }]);
    expect((await timersOf(taking)).map(({ name, armed_at }) => [name, armed_at])).toContainEqual(['WELFARE_REVIEW', '2026-11-25T09:00:00.000Z']);
    expect(await say(node, visited, 'ATTEND')).toMatchObject({ ok: true });
    expect(await say(node, proposed, 'DECLINE', { reason: 'Nee.' })).toMatchObject({ ok: true });
    expect((await node.verify()).differences).toEqual([]);
    expect((await node.view(visited, coach))!.timeline.find((entry) => entry.type === 'UPGRADED')!.payload).toEqual({ from: 1, to: 3 });
  });

  test('leaves out who cannot be placed, with the reason', async () => {
    const row = await stored(visited);
    const many = JSON.stringify({ ...JSON.parse(row.context), attended: 51 });
    await byHand(store, (tx) => tx.updateTable('instances').set({ context: many }).where('id', '=', visited).execute(), [visited]);
    const node = await nodeWith(welfareV3);
    expect((await node.upgrades.plan('welfare'))!.counts).toMatchObject({ moves: 2, cannot: 1 });
    const page = await node.upgrades.apply(await runOf(3), { who: admin });
    expect(page.left).toEqual([
      { id: visited, code: 'cannot', why: { nl: 'Meer dan vijftig keer: vraag het de coach.', en: 'More than fifty times: ask the coach.' } },
    ]);
    expect((await stored(visited)).version).toBe(1);
  });

  test('asks for a mapping when a state is gone and nobody said where it went, and takes the one that is given', async () => {
    const forgetful: Track = { ...welfareV2, upgrade: { 1: { carry: welfareV2.upgrade![1].carry } } };
    const node = await nodeWith(forgetful);
    expect(await node.upgrades.plan('welfare')).toMatchObject({ gone: ['proposed'], counts: { 'needs-mapping': 1, stays: 2 } });
    expect((await node.upgrades.apply(await runOf(2), { who: admin, ids: [proposed] })).left).toMatchObject([{ code: 'needs-mapping' }]);
    expect((await node.upgrades.apply(await runOf(2, { proposed: 'waiting' }), { who: admin, ids: [proposed] })).done).toEqual([proposed]);
    expect((await node.verify()).differences).toEqual([]);
  });

  test('brings nobody to a place where nothing can happen, and ends nobody, unless it is a place of rest', async () => {
    const config = welfareV2.machine.config as any;
    const machine = setup({ ...(welfareV2.machine as any).implementations }).createMachine({ ...config, states: { ...config.states, limbo: {} } });
    const states = { proposed: 'limbo', taking: 'stopped' };
    const dead: Track = { ...welfareV2, machine, upgrade: { 1: { ...welfareV2.upgrade![1], states } } };
    expect((await (await nodeWith(dead)).upgrades.plan('welfare'))!.counts).toMatchObject({ stuck: 1, 'would-end': 2 });
    const page = await (await nodeWith(dead)).upgrades.apply(await runOf(2), { who: admin });
    expect(page.left.map(({ code }) => code).sort()).toEqual(['stuck', 'would-end', 'would-end']);
    expect((await (await nodeWith({ ...dead, rest: { limbo: 'a pause' } })).upgrades.plan('welfare'))!.counts).toMatchObject({ moves: 1, stuck: 0 });
  });
});

describe('going back', () => {
  test('puts who has not moved on where he stood, timers and all, and refuses the others with the reason', async () => {
    const before = { row: await stored(proposed), timers: await timersOf(proposed) };
    const node = await nodeWith(welfareV3);
    const run = await runOf(3);
    await node.upgrades.apply(run, { who: admin });
    await say(node, visited, 'ATTEND');
    const page = await node.upgrades.undo(run, { who: admin });
    expect(page.done.sort()).toEqual([proposed, taking].sort());
    expect(page.left).toMatchObject([{ id: visited, code: 'moved-on' }]);
    expect(await stored(proposed)).toEqual({ ...before.row, rev: 3 });
    expect(await timersOf(proposed)).toEqual(before.timers);
    expect((await node.verify()).differences).toEqual([]);
    expect(await say(old, taking, 'ATTEND')).toMatchObject({ ok: true });
    expect((await node.upgrades.undo(run, { who: admin })).done).toEqual([]);
    expect(await node.upgrades.runs()).toMatchObject([{ id: run.id, moved: 3, undone: 2 }]);
  });
});

describe('an older node beside a newer one', () => {
  test('does not step what the newer one brought on: it says so with 503, and shows it as parked', async () => {
    const node = await nodeWith(welfareV3);
    await node.upgrades.apply(await runOf(3), { who: admin, ids: [taking] });
    const row = await stored(taking);
    expect(await say(old, taking, 'ATTEND')).toMatchObject({ ok: false, status: 503, code: 'node-older' });
    expect(await stored(taking)).toEqual(row);
    expect(await old.view(taking, coach)).toMatchObject({ status: 'parked', version: 3, can: [], data: {} });
    expect(await old.upgrades.versions()).toContainEqual(expect.objectContaining({ version: 3, running: 1, parked: true }));
    expect(await old.upgrades.parked('welfare')).toEqual([{ id: taking, version: 3, state: ['taking.starting'] }]);
    expect(await say(old, visited, 'ATTEND')).toMatchObject({ ok: true });
    expect(await say(node, taking, 'ATTEND')).toMatchObject({ ok: true });
  });
});

describe('the replay', () => {
  test.each([
    ['an upgrade that somebody wrote otherwise', (payload: any) => ({ ...payload, context: { ...payload.context, visits: 40 } }), 'gives something else'],
    ['a place that the version does not have', (payload: any) => ({ ...payload, value: 'dancing' }), 'cannot be replayed'],
  ])('finds %s', async (_, change, what) => {
    const node = await nodeWith(welfareV3);
    await node.upgrades.apply(await runOf(3), { who: admin });
    const { payload } = await store.db
      .selectFrom('events')
      .select('payload')
      .where('instance_id', '=', visited)
      .where('type', '=', 'UPGRADED')
      .executeTakeFirstOrThrow();
    await store.write((tx) =>
      tx
        .updateTable('events')
        .set({ payload: JSON.stringify(change(JSON.parse(payload))) })
        .where('instance_id', '=', visited)
        .where('type', '=', 'UPGRADED')
        .execute(),
    );
    expect((await node.verify()).differences.map((one) => one.what).join()).toContain(what);
  });

  test('says which version is not kept', async () => {
    const node = await nodeWith(welfareV3);
    await node.upgrades.apply(await runOf(3), { who: admin, ids: [taking] });
    const forgot = await nodeWith({ ...welfareV3, earlier: [] });
    expect((await forgot.verify()).differences.map((one) => one.what)).toContain('version 1 of welfare is not kept here');
    expect(await forgot.view(proposed, coach)).toMatchObject({ status: 'parked', version: 1 });
    expect(await (await nodeWith(welfareV3)).view(proposed, coach)).toMatchObject({ status: 'active', version: 1 });
  });
});
