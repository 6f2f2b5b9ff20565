import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forecastOf, loadOf, mondayOf, USUAL_HOURS, waitingOf, type TrackFacts } from '../../server/ojg/load.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { makeCaseload, wear } from '../support/ojg-caseload.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

const track = (state: string, more: Partial<TrackFacts> = {}): TrackFacts => ({
  state,
  orgId: null,
  counted: 0,
  hard: 7,
  referredOn: '2026-11-20',
  allocationUntil: null,
  ledger: [],
  ...more,
});
const many = (count: number, state: string) => Array.from({ length: count }, () => track(state));
const MONDAY = { today: '2026-11-24', weeksPerTalk: 2, contractMinutes: 600 };

describe('the load of an OJG [I-11]', () => {
  it('is the worked example of the domain: 104 %', () => {
    const open = [...many(3, 'clarification'), ...many(4, 'shortTreatment'), ...many(2, 'extendedCare'), ...many(2, 'reportDraft')];
    expect(loadOf(open, USUAL_HOURS, 12 * 60)).toMatchObject({ hours: 12.5, percent: 104 });
    expect(loadOf(open, USUAL_HOURS, 0).percent).toBeNull();
    expect(loadOf([...open, ...many(9, 'reportSent'), ...many(9, 'closed')], USUAL_HOURS, 720).percent).toBe(104);
  });

  it('foretells by week: the budget that is left at the usual pace, then the report, then nothing', () => {
    const [first, ...rest] = forecastOf([track('shortTreatment', { counted: 5 })], USUAL_HOURS, MONDAY);
    expect(first).toEqual({ week: '2026-11-23', hours: 1.25, percent: 13 });
    expect(rest.map((one) => one.hours)).toEqual([1.25, 1.25, 1.25, 0.5, 0.5, 0, 0, 0, 0, 0, 0]);
  });

  it('goes on with an allocation until that ends', () => {
    const weeks = forecastOf([track('extendedCare', { counted: 7, allocationUntil: '2026-12-06' })], USUAL_HOURS, MONDAY);
    expect(weeks.slice(0, 5).map((one) => one.hours)).toEqual([1, 1, 0.5, 0.5, 0]);
  });

  it('says who waits and how long, by the median', () => {
    const waiting = [track('referred'), track('referred', { referredOn: '2026-11-14' }), track('shortTreatment')];
    expect(waitingOf(waiting, '2026-11-24')).toEqual({ count: 2, medianDays: 7 });
    expect(waitingOf([], '2026-11-24')).toEqual({ count: 0, medianDays: null });
    expect([mondayOf('2026-11-23'), mondayOf('2026-11-29')]).toEqual(['2026-11-23', '2026-11-23']);
  });
});

describe('the desk of the OJG', () => {
  let app: TestApp;
  let world: World;
  let ojg: Visitor;
  let manager: Visitor;

  beforeAll(async () => {
    app = await startTestApp();
    world = await makeWorld(app);
    const who = await wear(app, world.people.gone, world.orgs.team, ['OJG']);
    await wear(app, world.people.stranger, world.orgs.team, ['TEAM_MANAGER']);
    await makeCaseload(app, { ojg: who, count: 4 });
    ojg = await signIn(app.url, 'gone');
    manager = await signIn(app.url, 'stranger');
    const hats = (await manager.get('/api/me')).body.memberships;
    await manager.post('/api/me/hat', { membership: hats.find((hat: any) => hat.roles.includes('TEAM_MANAGER')).id });
  });
  afterAll(() => app.close());

  it('holds a consult without a name once, however often it is sent, and counts its minutes', async () => {
    const body = { org: world.orgs.practice, field: 'SCHOOL', minutes: 8, line: 'Hoe praat ik met een jongen die niets zegt?' };
    const first = await ojg.post('/api/ojg/consults', body, { key: 'consult-1' });
    expect(first.status).toBe(201);
    expect((await ojg.post('/api/ojg/consults', body, { key: 'consult-1' })).body.id).toBe(first.body.id);
    const { body: desk } = await ojg.get('/api/ojg/desk');
    expect(desk.consults).toEqual([
      { id: first.body.id, at: expect.any(String), on: '2026-11-24', org: world.orgs.practice, field: 'SCHOOL', minutes: 8, line: body.line },
    ]);
    expect(desk.week).toMatchObject({ minutes: 8, what: [{ what: 'CONSULT', minutes: 8 }] });
    expect((await ojg.get('/api/boards/ojg')).body.lines).toHaveLength(4);
    // The practice that asked sees nothing of it.
    const eline = await signIn(app.url, 'eline');
    expect((await eline.get(`/api/instances/${first.body.id}`)).status).toBe(404);
    expect((await eline.get('/api/ojg/desk')).status).toBe(403);
    expect((await eline.post('/api/ojg/consults', body)).status).toBe(403);
  });

  it('weighs the open tracks against the hours that somebody has, by place', async () => {
    expect((await ojg.get('/api/ojg/desk')).body.load).toMatchObject({ hours: 1, percent: null });
    expect((await ojg.post('/api/ojg/work-hours', { org: world.orgs.team, hours: 0.5 })).status).toBe(201);
    expect((await ojg.post('/api/ojg/work-hours', { org: world.orgs.practice, hours: 2, from: '2027-01-01' })).status).toBe(201);
    const { body: desk } = await ojg.get('/api/ojg/desk');
    expect(desk.contract).toEqual({ minutes: 30, lines: [{ org: world.orgs.team, minutes: 30, from: '2026-11-24' }] });
    expect(desk.load.percent).toBe(200);
    expect(desk.waiting).toEqual({ count: 4, medianDays: 0 });
    expect(desk.places.find((one: any) => one.org === world.orgs.team)).toMatchObject({ hours: 1, percent: 200, workedMinutesWeek: 0 });
    expect(desk.forecast).toHaveLength(12);
  });

  it('shows a manager counts of his own organisation and no track, and lets him say the hours there', async () => {
    expect((await manager.get('/api/ojg/team')).body).toEqual({
      people: [{ person: world.people.gone, minutes: 30, hours: 1, percent: 200, open: 4, waiting: 4 }],
    });
    expect((await manager.get('/api/boards/ojg')).body.lines).toEqual([]);
    expect((await manager.post('/api/ojg/work-hours', { person: world.people.gone, org: world.orgs.practice, hours: 8 })).status).toBe(403);
    expect((await manager.post('/api/ojg/work-hours', { person: world.people.gone, org: world.orgs.team, hours: 8 })).status).toBe(201);
    expect((await manager.get('/api/ojg/team')).body.people[0].percent).toBe(13);
    expect((await ojg.get('/api/ojg/team')).status).toBe(403);
    expect((await ojg.post('/api/ojg/work-hours', { org: world.orgs.team, hours: 80 })).body.errors[0].path).toBe('hours');
  });
});
