import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
let client: string;
let signals: string[];
let caseId: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  for (const name of ['petra', 'eline', 'marieke', 'joost', 'stranger', 'admin', 'officer'] as Name[]) people[name] = await signIn(app.url, name);
  client = (
    await people.marieke.post('/api/clients', {
      name: 'Truus van Vliet',
      birthDate: '1941-03-02',
      address: 'Diamantlaan 3',
      gpPerson: world.people.eline,
      gpOrg: world.orgs.practice,
    })
  ).body.id;
  signals = [];
  for (const what of ['Ze valt vaak in de gang en de keuken.', 'De buren maken zich zorgen om haar.', 'Er ligt al weken post op de mat.'])
    signals.push((await people.marieke.start('signal', fields({ what }))).body.id);
  for (const id of signals) expect((await people.marieke.say(id, 'SUBMIT')).status).toBe(200);
  await people.petra.say(signals[0], 'TAKE_TRIAGE');
  const accepted = await people.petra.say(signals[0], 'ACCEPT', { clientId: client, owner: world.people.joost });
  expect(accepted.status).toBe(200);
  caseId = accepted.body.data.caseId;
});
afterAll(() => app.close());

const fields = (more: object) => ({
  clientId: client,
  kind: 'VALLEN_FUNCTIEVERLIES',
  theme: 'ELDERLY',
  urgency: 'ROUTINE',
  sinceWhen: 'WEEKS',
  domains: ['BODY'],
  source: 'DISTRICT_NURSE',
  clientKnows: 'YES',
  consentState: 'GIVEN',
  expected: 'VISIT_TOGETHER',
  childrenInHome: 'NO',
  orgId: world.orgs.team,
  ...more,
});

describe('an instance', () => {
  it('says its state, what may be said to it and why not, its timers and its course', async () => {
    const { body } = await people.petra.get(`/api/instances/${signals[1]}`);
    expect(body).toMatchObject({ machine: 'signal', state: 'submitted', rev: 2, status: 'active' });
    expect(body.can.find((can: any) => can.type === 'TAKE_TRIAGE')).toMatchObject({ allowed: true });
    expect(body.timers.map((timer: any) => timer.name)).toContain('SIGNAL_TRIAGE');
    expect(body.timeline.map((entry: any) => entry.type)).toContain('SUBMIT');
    expect(body.data.what).toBe('De buren maken zich zorgen om haar.');
    expect(body.row.title).toBe('Truus van Vliet');
  });

  it('each reading of it is a row of its own', async () => {
    const count = async () =>
      Number(
        (
          await app.store.db
            .selectFrom('audit')
            .select((eb) => eb.fn.countAll().as('n'))
            .where('action', '=', 'read')
            .where('object_id', '=', signals[2])
            .executeTakeFirstOrThrow()
        ).n,
      );
    for (let time = 0; time < 3; time++) await people.petra.get(`/api/instances/${signals[2]}`);
    expect(await count()).toBe(3);
    app.setClock('2026-11-24T08:16:00.000Z');
    await people.petra.get(`/api/instances/${signals[2]}`);
    expect(await count()).toBe(4);
  });
});

describe('lists', () => {
  const total = async (name: Name, query = '') => (await people[name].get(`/api/instances${query}`)).body.total;

  it('hold what the viewer may see and count no more', async () => {
    const { body } = await people.petra.get('/api/instances?machine=signal');
    expect(body.rows.map((row: any) => row.id).sort()).toEqual([...signals].sort());
    expect(body.total).toBe(3);
    expect(await total('stranger')).toBe(0);
    expect(await total('marieke', '?machine=signal')).toBe(3);
  });

  it('can be narrowed by machine, state, owner, case, running and date', async () => {
    expect(await total('petra', '?machine=signal,case')).toBe(4);
    expect(await total('petra', '?machine=signal&state=submitted')).toBe(2);
    expect(await total('petra', '?machine=case&state=lifecycle')).toBe(1);
    expect(await total('petra', '?machine=signal&state=submit')).toBe(0);
    expect(await total('joost', '?owner=me&machine=case')).toBe(1);
    expect(await total('joost', `?case=${caseId}&machine=case`)).toBe(1);
    expect(await total('petra', '?machine=signal&running=true')).toBe(2);
    expect(await total('petra', '?machine=signal&state=submitted&due_before=2026-11-25')).toBe(0);
    expect(await total('petra', '?machine=signal&state=submitted&due_before=2026-12-01')).toBe(2);
  });

  it('come in pages that neither lose nor repeat a row', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { body }: { body: any } = await people.petra.get(`/api/instances?limit=1${after ? `&after=${after}` : ''}`);
      seen.push(...body.rows.map((row: any) => row.id));
      after = body.after;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(await total('petra'));
  });

  it('find a client by the beginning of a name, without accents, only for who may see it', async () => {
    expect(await total('petra', '?q=vliet')).toBeGreaterThan(0);
    expect(await total('petra', '?q=TRUUS vli')).toBeGreaterThan(0);
    expect(await total('petra', '?q=vlietland')).toBe(0);
    expect(await total('stranger', '?q=vliet')).toBe(0);
    expect(await total('petra', '?q=%25')).toBe(0);
  });

  it('and the database itself holds no name in clear text', async () => {
    for (const table of ['clients', 'personal', 'boards', 'events', 'instances', 'search_tokens', 'audit', 'idempotency', 'outbox'] as const) {
      const rows = JSON.stringify(await app.store.db.selectFrom(table).selectAll().execute(), (_, value) =>
        value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
      );
      expect(rows).not.toContain('Vliet');
    }
  });
});

describe('a case', () => {
  it('opens for its owner with the client, its signals and its course, newest first', async () => {
    const { status, body } = await people.joost.get(`/api/cases/${caseId}`);
    expect(status).toBe(200);
    expect(body.client).toMatchObject({ name: 'Truus van Vliet', age: 85, ageBand: '80+' });
    expect(body.signals.map((signal: any) => signal.id)).toContain(signals[0]);
    const order = body.timeline.map((entry: any) => entry.seq);
    expect(order).toEqual([...order].sort((a, b) => b - a));
  });

  it('does not exist for a stranger, an administrator or the privacy officer', async () => {
    expect((await people.stranger.get(`/api/cases/${caseId}`)).status).toBe(404);
    for (const name of ['admin', 'officer'] as Name[]) {
      for (const path of [
        `/api/cases/${caseId}`,
        `/api/instances/${caseId}`,
        '/api/instances',
        '/api/clients?q=vliet',
        `/api/clients/${client}`,
        '/api/changes?since=0',
      ])
        expect([name, path, (await people[name].get(path)).status]).toEqual([name, path, 403]);
    }
  });

  it('its log is for its team and the privacy officer, and holds no content', async () => {
    expect((await people.stranger.get(`/api/audit?case=${caseId}`)).status).toBe(404);
    expect((await people.admin.get(`/api/audit?case=${caseId}`)).status).toBe(404);
    const own = await people.joost.get(`/api/audit?case=${caseId}`);
    expect(own.body.rows.some((row: any) => row.action === 'read' && row.actor === world.people.joost)).toBe(true);
    const officer = await people.officer.get(`/api/audit?case=${caseId}`);
    expect(officer.status).toBe(200);
    expect(JSON.stringify(officer.body)).not.toMatch(/Vliet|valt/);
    expect((await people.officer.get('/api/audit')).body.rows.length).toBeGreaterThan(5);
    expect((await people.joost.get('/api/audit')).status).toBe(403);
  });
});

describe('changes', () => {
  it('since a clock bring what moved, to whom it may concern', async () => {
    const { body: before } = await people.petra.get('/api/instances?limit=1');
    await people.petra.say(signals[1], 'TAKE_TRIAGE');
    const { body } = await people.petra.get(`/api/changes?since=${before.clock}`);
    expect(body.from).toBe(before.clock);
    expect(body.rows.map((row: any) => row.id)).toContain(signals[1]);
    expect((await people.stranger.get(`/api/changes?since=${before.clock}`)).body.rows).toEqual([]);
  });
});

describe('the clock', () => {
  it('moves on by working days, fires what falls due, and never goes back', async () => {
    const id = (await people.marieke.start('signal', fields({ what: 'Dit signaal wacht op de triage.' }))).body.id;
    await people.marieke.say(id, 'SUBMIT');
    const moved = await people.petra.post('/api/clock', { advance: '4wd' });
    expect(moved.status).toBe(200);
    expect(moved.body.fired).toBeGreaterThan(0);
    expect((await people.petra.get(`/api/instances/${id}`)).body.timeline.some((entry: any) => entry.by === 'system')).toBe(true);
    expect((await people.petra.post('/api/clock', { now: '2020-01-01T09:00' })).body.code).toBe('clock-back');
    expect((await people.petra.post('/api/clock', { now: '2026-13-45' })).status).toBe(422);
  });
});
