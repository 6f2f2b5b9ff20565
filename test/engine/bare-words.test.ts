import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';
import { speakers } from '../live/meeting-flow.ts';
import { whoOf } from '../live/viewers.ts';

/** People press once and say no more than they must: the reference's stories S01, S06 and S12 with events that carry nothing. */
let app: TestApp;
let world: World;
let say: ReturnType<typeof speakers>['say'];
let start: ReturnType<typeof speakers>['start'];
let find: ReturnType<typeof speakers>['find'];
const call = { who: 'Petra', called: 'Crisisdienst', at: '2026-12-08T11:50:00.000Z', outcome: 'Komt binnen vier uur.' };

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  ({ say, start, find } = speakers(app, world));
});
afterAll(() => app.close());

const dataOf = async (id: string) =>
  JSON.parse((await app.store.db.selectFrom('instances').select('context').where('id', '=', id).executeTakeFirstOrThrow()).context);
const stateOf = async (id: string) =>
  JSON.parse((await app.store.db.selectFrom('instances').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state);
const refusal = async (name: Name, id: string, type: string) =>
  (await app.engine.send({ id, type, payload: {}, who: await whoOf(app, world.hats[name][0]), key: crypto.randomUUID() })) as { code?: string };

async function caseOnItsWay(): Promise<{ caseId: string; item: string }> {
  const client = crypto.randomUUID();
  await app.store.write(async (tx) => {
    const details_ref = await app.engine.vault.put(tx, client, JSON.stringify({ name: 'Mw. Jannie Kok', birthDate: '1944-03-11' }));
    await tx
      .insertInto('clients')
      .values({
        id: client,
        details_ref,
        gp_person_id: world.people.eline,
        gp_org_id: world.orgs.practice,
        no_gp_reason: null,
        household_id: null,
        org_id: world.orgs.team,
        created_at: app.clock.now().toISOString(),
      })
      .execute();
  });
  const caseId = await start('petra', 'case', { clientId: client, theme: 'ELDERLY', orgId: world.orgs.team });
  for (const type of ['ASSIGN_OWNER', 'TRIAGE_DECIDED']) await say('petra', caseId, type);
  const [consent] = await find('consent', { case: caseId });
  for (const type of ['ASK', 'GRANT']) await say('petra', consent, type);
  for (const type of ['EXPLORATION_COMPLETED', 'REQUEST_MDO']) await say('petra', caseId, type);
  return { caseId, item: (await dataOf(caseId)).mdoItems.at(-1) };
}

async function meetingBegun(item: string): Promise<string> {
  const plan = {
    title: 'MDO',
    theme: 'ELDERLY',
    orgId: world.orgs.practice,
    startsAt: '2026-12-08T11:30:00.000Z',
    place: 'De Linde',
    chair: world.people.eline,
    minuteTaker: world.people.petra,
    participants: [{ person: world.people.marieke, discipline: 'DISTRICT_NURSE' }],
  };
  const meeting = await start('petra', 'meeting', plan);
  await say('petra', meeting, 'SCHEDULE');
  expect((await dataOf(meeting)).order).toContain(item);
  await say('eline', meeting, 'FREEZE_AGENDA');
  await say('eline', meeting, 'START_MEETING');
  expect(await stateOf(meeting)).toEqual({ inSession: 'checkIn' });
  await say('eline', meeting, 'OPEN_ITEM');
  return meeting;
}

describe('events that carry nothing', () => {
  it('[S01] lead a case through a meeting that was planned after it was brought in', async () => {
    const { caseId, item } = await caseOnItsWay();
    for (const type of ['SCREEN', 'CONSENT_OK']) await say('petra', item, type);
    const meeting = await meetingBegun(item);
    expect(await stateOf(item)).toBe('inDiscussion');
    expect((await refusal('eline', item, 'CONCLUDE')).code).toBe('outcomeRecorded');
    await say('petra', meeting, 'RECORD_ACTION');
    await say('eline', item, 'CONCLUDE');
    for (const type of ['CONCLUDE_ITEM', 'START_WRAPUP', 'END_MEETING']) await say('eline', meeting, type);
    expect((await stateOf(caseId)).lifecycle).toBe('inProgress');
    await say('petra', meeting, 'SUBMIT_MINUTES');
    for (const type of ['APPROVE_MINUTES', 'DISTRIBUTE']) await say('eline', meeting, type);
    expect(await stateOf(item)).toBe('minuted');
    await app.deliver();
    expect(await stateOf(meeting)).toBe('followUp');
    const refused = await app.store.db.selectFrom('events').select(['type', 'refused']).where('refused', 'is not', null).execute();
    expect(refused).toEqual([]);
  });

  it('[S06] stop the meeting in a crisis until somebody phoned', async () => {
    const { caseId, item } = await caseOnItsWay();
    for (const type of ['SCREEN', 'CONSENT_OK']) await say('petra', item, type);
    const meeting = await meetingBegun(item);
    await say('marieke', meeting, 'RAISE_CRISIS');
    expect((await stateOf(caseId)).safety).toBe('crisis');
    expect((await dataOf(item)).endsAt).toBe(null);
    expect((await refusal('eline', meeting, 'CONCLUDE_ITEM')).code).toBe('not-now');
    expect((await refusal('eline', meeting, 'URGENT_HANDED_OVER')).code).toBe('crisisLogged');
    app.setClock('2026-12-08T11:50:00.000Z');
    await say('eline', meeting, 'URGENT_HANDED_OVER', { call });
    expect((await dataOf(item)).endsAt).toBe('2026-12-08T12:00:00.000Z');
    await say('petra', caseId, 'CRISIS_STABILISED');
    expect((await stateOf(caseId)).safety).toBe('urgent');
  });

  it('[S12] let two people talk about somebody without a name', async () => {
    const item = await start('joost', 'agendaItem', { question: 'Hoe begeleid je iemand die niemand binnenlaat?', theme: 'MENTAL_HEALTH', ageBand: '18-64' });
    for (const type of ['SCREEN', 'CONSENT_MISSING', 'USE_ANONYMOUS', 'OPEN', 'CONCLUDE']) await say('joost', item, type);
    expect(await stateOf(item)).toBe('concluded');
    expect(await dataOf(item)).toMatchObject({ caseId: null, clientId: null, outcome: { noChange: true } });
  });

  it('[S12] leave nothing of the client in an item that loses its name', async () => {
    const { caseId, item } = await caseOnItsWay();
    for (const type of ['SCREEN', 'CONSENT_MISSING', 'USE_ANONYMOUS']) await say('petra', item, type);
    const kept = await dataOf(item);
    expect(kept).toMatchObject({ caseId: null, clientId: null, background: null, clientWish: null, anonymous: { ageBand: '80+', theme: 'ELDERLY' } });
    expect(JSON.stringify(kept)).not.toContain(caseId);
    const board = await app.store.db.selectFrom('boards').selectAll().where('id', '=', item).executeTakeFirstOrThrow();
    expect([board.case_id, board.client_id]).toEqual([null, null]);
    expect((await dataOf(caseId)).mdoItems).toContain(item);
  });
});
