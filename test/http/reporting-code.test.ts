import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

/** A reporting code beside a case: the care team sees that something runs, and only those who are involved see what (DOMAIN.md 3.20). */
let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
let caseId: string;
let code: string;
const SIGNS = 'Blauwe plekken op beide armen.';

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  for (const name of ['petra', 'joost', 'eline', 'marieke', 'officer'] as Name[]) people[name] = await signIn(app.url, name);
  const client = await people.joost.post('/api/clients', {
    name: 'Bas Klok',
    birthDate: '2016-02-02',
    gpPerson: world.people.eline,
    gpOrg: world.orgs.practice,
  });
  caseId = (await people.joost.start('case', { clientId: client.body.id, theme: 'SAFETY', orgId: world.orgs.team, owner: world.people.joost })).body.id;
  for (const person of [world.people.marieke, world.people.eline]) await people.joost.say(caseId, 'ADD_TO_TEAM', { person });
  code = (await people.marieke.start('meldcode', { caseId, signs: SIGNS })).body.id;
});
afterAll(() => app.close());

const all = async (name: Name) => {
  const answers = await Promise.all(
    [`/api/cases/${caseId}`, `/api/instances/${code}`, `/api/instances?case=${caseId}`, '/api/changes?since=0', `/api/audit?case=${caseId}`].map((path) =>
      people[name].get(path),
    ),
  );
  return answers.map(({ body }) => JSON.stringify(body)).join('\n');
};

describe('a reporting code', () => {
  it('[MELD4] is seen by who has the suspicion', async () => {
    const { status, body } = await people.marieke.get(`/api/instances/${code}`);
    expect(status).toBe(200);
    expect(body.data.signs).toBe(SIGNS);
  });

  it('[MELD4] is nowhere for the case owner, the triage and the GP, but for the mark that it runs', async () => {
    for (const name of ['joost', 'petra', 'eline'] as Name[]) {
      expect((await people[name].get(`/api/instances/${code}`)).status, name).toBe(404);
      expect((await people[name].say(code, 'MAPPED')).status, name).toBe(404);
      const seen = await all(name);
      expect(seen, name).not.toContain(SIGNS);
      expect(seen, name).not.toContain('step1');
    }
    const { body } = await people.joost.get(`/api/instances/${caseId}`);
    expect(body.data.tracks).toEqual([{ id: code, machine: 'meldcode', ended: false }]);
  });

  it('[MELD4] leaves no line in what the care team may read of who did what, and one in what the privacy officer reads', async () => {
    await people.marieke.say(code, 'MAPPED');
    const lines = async (name: Name) => (await people[name].get(`/api/audit?case=${caseId}`)).body.rows.filter((row: any) => row.object === 'meldcode').length;
    expect([await lines('joost'), (await lines('marieke')) > 0, (await lines('officer')) > 0]).toEqual([0, true, true]);
  });

  it('[MELD4] opens for whoever is asked along, and then for nobody else', async () => {
    expect((await people.marieke.say(code, 'INVOLVE', { person: world.people.eline })).status).toBe(200);
    expect((await people.eline.get(`/api/instances/${code}`)).status).toBe(200);
    expect((await people.joost.get(`/api/instances/${code}`)).status).toBe(404);
  });
});
