import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

/** What somebody filled in about a client: encrypted, and read by whom its category is for. */
let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
let caseId: string;
let id: string;
const EDIZ = 'https://mekoar.example/fhir/Questionnaire/ediz|1.0.0';
const REMARK = 'Dochter slaapt op de bank sinds de val.';

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  for (const name of ['petra', 'joost', 'eline', 'marieke'] as Name[]) people[name] = await signIn(app.url, name);
  const client = await people.joost.post('/api/clients', {
    name: 'Greet Klok',
    birthDate: '1941-02-02',
    gpPerson: world.people.eline,
    gpOrg: world.orgs.practice,
  });
  caseId = (await people.joost.start('case', { clientId: client.body.id, theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.joost })).body.id;
  await people.joost.say(caseId, 'ADD_TO_TEAM', { person: world.people.eline });
});
afterAll(() => app.close());

const filled = (score: string) => ({
  questionnaire: EDIZ,
  answers: {
    dementia: [
      { linkId: 'score', answer: score },
      { linkId: 'note', answer: REMARK },
    ],
  },
});

describe('a questionnaire', () => {
  it('[VRG4] is refused at its question when the answer does not fit', async () => {
    const { status, body } = await people.eline.start('questionnaireResponse', { caseId, ...filled('12') });
    expect([status, body.errors[0].path]).toEqual([422, 'answers.dementia.score']);
  });

  it('[VRG6] is read by whom its category is for; others of the team see that it was filled in', async () => {
    id = (await people.eline.start('questionnaireResponse', { caseId, ...filled('7') })).body.id;
    const own = (await people.eline.get(`/api/instances/${id}`)).body;
    expect(own.data.answers.dementia[0]).toEqual({ linkId: 'score', answer: '7' });
    const { status, body } = await people.joost.get(`/api/instances/${id}`);
    expect([status, body.withheld]).toEqual([200, ['r9']]);
    expect(JSON.stringify(body)).not.toContain(REMARK);
  });

  it('[VRG6] does not exist for who has nothing to do with the case', async () => {
    expect((await people.marieke.get(`/api/instances/${id}`)).status).toBe(404);
    expect((await people.marieke.start('questionnaireResponse', { caseId, ...filled('7') })).status).not.toBe(201);
  });

  it('keeps no answer in clear text', async () => {
    const row = await app.store.db.selectFrom('instances').select(['context', 'state']).where('id', '=', id).executeTakeFirstOrThrow();
    expect(row.context).not.toContain(REMARK);
    expect(row.context).not.toMatch(/"answer":"7"/);
  });

  it('[VRG4] is corrected with a reason, and what stood there before stays', async () => {
    expect((await people.eline.say(id, 'AMEND', filled('6'))).status).toBe(422);
    const { body } = await people.eline.say(id, 'AMEND', { ...filled('6'), reason: 'Verkeerd overgenomen van papier.' });
    expect([body.state, body.data.answers.dementia[0].answer]).toEqual(['amended', '6']);
    expect(JSON.stringify(body.timeline)).toContain('"answer":"7"');
  });
});
