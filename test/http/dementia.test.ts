import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quarterDays, quarterOf, waitingList } from '../../server/waiting-list/waiting-list.ts';
import type { CaseloadLine } from '../../server/contract/caseload.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

const NAME = 'Mw. T. van der Wal';
const PLAN = {
  clientGoals: ['Thuis blijven wonen'],
  visitAgreement: { everyWeeks: 8 },
  crisisPlan: { signs: 'Dwaalt in de avond', firstStep: 'Bel haar zoon' },
};
const WHOLE = {
  ...PLAN,
  pillars: ['ZZ', 'MM', 'GG'].map((pillar) => ({ pillar, notApplicable: 'Gaat goed' })),
  safetyChecklist: [{ item: 'FIRE', risk: 'NONE' }],
  safetyNet: [{ who: 'Haar zoon', what: 'Belt elke avond' }],
  stage: 4,
  advanceCare: { plannedOn: '2027-01-15' },
  familyTalkAgreement: { withWhom: 'Haar zoon', byWhom: '00000000-0000-4000-8000-0000000000a1', howOften: 'elke maand' },
  firstContactAgreement: { byWhom: '00000000-0000-4000-8000-0000000000a1' },
};
let app: TestApp;
let world: World;
let petra: Visitor;
let stranger: Visitor;
let track: string;

beforeAll(async () => {
  // Tuesday 24 November 2026, 09:00.
  app = await startTestApp();
  world = await makeWorld(app);
  // Petra is also case manager here.
  const roles = JSON.stringify(['POH_O', 'LIAISON', 'DEM_CM', 'GP']);
  await app.store.write(async (tx) => void (await tx.updateTable('memberships').set({ roles }).where('id', '=', world.hats.petra[0]).execute()));
  [petra, stranger] = [await signIn(app.url, 'petra'), await signIn(app.url, 'stranger')];
  const client = await petra.post('/api/clients', { name: NAME, birthDate: '1941-02-03', gpPerson: world.people.eline, gpOrg: world.orgs.practice });
  const opened = await petra.start('case', { clientId: client.body.id, theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.petra });
  track = (await petra.start('dementia', { caseId: opened.body.id })).body.id;
  for (const [type, payload] of [['ASSIGN_FIRST_CONTACT'], ['CONCERN_CONFIRMED'], ['ENROL_CM', { on: '2026-11-10' }]] as const) await say(type, payload);
});
afterAll(() => app.close());

async function say(type: string, payload: Record<string, unknown> = {}): Promise<void> {
  const said = await petra.say(track, type, payload);
  expect(said.status, `${type} ${JSON.stringify(said.body.text)}`).toBe(200);
}
const listOf = async (who: Visitor, quarter = '') => (await who.get(`/api/waiting-list/dementia${quarter && `?quarter=${quarter}`}`)).body;

describe('the waiting list', () => {
  it('counts from the enrolment, on the day of asking, with the name for who may know it and nobody else', async () => {
    const list = await listOf(petra);
    expect(list).toMatchObject({
      quarter: '2026-Q4',
      asOf: '2026-11-24',
      norm: 42,
      totals: { begun: 1, waiting: 1, waitingLate: 0, met: 0, medianDays: null },
    });
    expect(list.lines).toMatchObject([{ id: track, client: NAME, from: '2026-11-10', until: null, days: 14, left: 28, late: false }]);
    expect((await listOf(stranger)).lines).toEqual([]);
    expect((await listOf(petra, '2026-Q3')).lines).toEqual([]);
  });

  it('leaves as CSV without the name, and the log says so', async () => {
    const csv = await petra.get('/api/waiting-list/dementia.csv?quarter=2026-Q4');
    expect(csv.type).toContain('text/csv');
    expect(csv.body).toContain(track);
    expect(csv.body).not.toContain('Wal');
    const noted = await app.store.db.selectFrom('audit').select(['object_id', 'results']).where('action', '=', 'export').execute();
    expect(noted).toContainEqual({ object_id: '2026-Q4', results: 1 });
  });

  it('says what a quarter is when it is asked for none', async () => {
    const wrong = await petra.get('/api/waiting-list/dementia?quarter=2026-Q5');
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'quarter']);
  });

  it('keeps who was met in the quarter, and still waits at the end of one before', () => {
    const line = {
      row: { id: 'a', org: null },
      client: null,
      data: {
        enrolledOn: '2026-09-01',
        firstCmContactOn: '2026-10-20',
        provider: null,
        casemanager: null,
        waits: [{ from: '2026-09-01', until: '2026-10-20', end: 'CONTACT' }],
      },
    } as unknown as CaseloadLine;
    expect(waitingList([line], '2026-Q3', '2026-11-24')).toMatchObject({ lines: [{ days: 29, end: null }], totals: { waiting: 1, met: 0 } });
    expect(waitingList([line], '2026-Q4', '2026-11-24')).toMatchObject({
      lines: [{ days: 49, late: true }],
      totals: { met: 1, metLate: 1, medianDays: 49, begun: 0 },
    });
    expect([quarterOf('2026-12-31'), quarterDays('2026-Q4')]).toEqual(['2026-Q4', { from: '2026-10-01', until: '2026-12-31' }]);
  });
});

describe('the board', () => {
  it('carries no text of a plan', async () => {
    for (const [type, payload] of [['CM_ASSIGNED'], ['FIRST_CM_CONTACT'], ['INTAKE_DONE'], ['WRITE_PLAN', PLAN]] as const) await say(type, payload);
    const board = await petra.get('/api/boards/dementia');
    expect(board.body.lines).toMatchObject([{ row: { id: track }, data: { lacks: ['familyTalkAgreement', 'firstContactAgreement'] }, client: { name: NAME } }]);
    expect(JSON.stringify(board.body)).not.toContain('haar zoon');
    expect((await stranger.get('/api/boards/dementia')).body.lines).toEqual([]);
  });

  it('is weighed by dated settings, and a slip in one leaves the start values', async () => {
    expect((await petra.get('/api/boards/dementia/load')).body).toMatchObject({ rules: { perFte: 55 }, since: null, fte: {} });
    const set = (name: string, value: unknown) =>
      app.store.write(
        async (tx) =>
          void (await tx
            .insertInto('settings')
            .values({ name, value: JSON.stringify(value), valid_from: '2026-11-01T00:00:00.000Z', org_id: '*' })
            .execute()),
      );
    await set('caseload.dementia.fte', { [world.people.petra]: 0.6 });
    await set('caseload.dementia.rules', { perFte: 'many' });
    expect((await petra.get('/api/boards/dementia/load')).body).toMatchObject({ rules: { perFte: 55 }, fte: { [world.people.petra]: 0.6 } });
  });
});

describe('reminders', () => {
  const next = async (name: string) =>
    (await app.store.db.selectFrom('timers').select(['at', 'fired']).where('instance_id', '=', track).where('name', '=', name).executeTakeFirst()) ?? null;

  it('stop once the late visit was made, until the next one is due', async () => {
    await say('PLAN_AGREED', WHOLE);
    app.setClock('2027-02-10T08:00:00.000Z');
    await app.engine.fireDue();
    expect(await next('VISIT_DUE')).toMatchObject({ fired: 4 });
    await say('VISIT_LOGGED', { nextOn: '2027-04-01' });
    expect(await next('VISIT_DUE')).toEqual({ at: '2027-04-01T15:00:00.000Z', fired: 0 });
  });
});

describe('a next visit', () => {
  it('is not planned in the past: the answer names the field', async () => {
    for (const type of ['VISIT_LOGGED', 'VISIT_MOVED']) {
      const said = await petra.say(track, type, { nextOn: '2026-11-23' });
      expect([said.status, said.body.errors?.map((error: { path: string }) => error.path)]).toEqual([422, ['nextOn']]);
      expect(said.body.errors[0].text.nl).toBe('Deze dag is al geweest. Kies vandaag of later.');
    }
  });
});

describe('the plan for the client', () => {
  it('is a tagged PDF for who sees the track, noted, and not there for anybody else', async () => {
    const paper = await petra.get(`/api/instances/${track}/care-plan.pdf`);
    expect([paper.status, paper.type, paper.body.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
    expect(paper.body).toContain('/StructTreeRoot');
    expect((await stranger.get(`/api/instances/${track}/care-plan.pdf`)).status).toBe(404);
    const noted = await app.store.db.selectFrom('audit').select('object_id').where('detail', '=', 'paper').execute();
    expect(noted).toEqual([{ object_id: track }]);
  });
});

describe('the handover list', () => {
  it('is for who is away and for who stands in, with the plan and who takes over', async () => {
    const away = await petra.post('/api/absences', { from: '2027-02-15', until: '2027-02-19', substitute: world.people.eline });
    const list = await petra.get(`/api/absences/${away.body.id}/dementia`);
    expect(list.body).toMatchObject({ person: world.people.petra, from: '2027-02-15', until: '2027-02-19' });
    expect(list.body.lines).toMatchObject([
      { takesOver: world.people.eline, line: { row: { id: track }, data: { plan: { crisisPlan: { firstStep: 'Bel haar zoon' } } } } },
    ]);
    expect((await stranger.get(`/api/absences/${away.body.id}/dementia`)).status).toBe(404);
    const noted = await app.store.db.selectFrom('audit').select('object_id').where('object_id', '=', track).where('actor', '=', world.people.petra).execute();
    expect(noted.length).toBeGreaterThan(0);
  });
});

describe('a task of a track without a case', () => {
  it('says whom it is about to who may see the track, and to nobody else who has it', async () => {
    const client = await petra.post('/api/clients', { name: 'Dhr. P. Kramer-Bos', birthDate: '1939-05-06', gpPerson: world.people.eline });
    const alone = await petra.start('dementia', { clientId: client.body.id, worker: world.people.petra });
    await petra.say(alone.body.id, 'ASSIGN_FIRST_CONTACT', { contact: world.people.petra });
    const tasks = (await petra.get('/api/instances?machine=action&running=true')).body.rows.filter((row: { title: string }) => row.title === 'firstContact');
    const named = tasks.filter((row: { about: string | null }) => row.about === 'Dhr. P. Kramer-Bos');
    expect(named).toMatchObject([{ case: null }]);
    expect((await petra.get(`/api/instances/${named[0].id}`)).body.data.trackId).toBe(alone.body.id);
    const given = await petra.start('action', { task: 'firstContact', trackId: alone.body.id, owner: world.people.stranger });
    const [seen] = (await stranger.get('/api/instances?machine=action&running=true')).body.rows;
    expect(seen).toMatchObject({ id: given.body.id, title: 'firstContact', about: null, client: null });
    expect((await stranger.get(`/api/instances/${given.body.id}`)).body.data.trackId).toBeNull();
  });
});
