import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

/** A mother and her son live together; each has a case that is kept by somebody else. */
let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
let mother: string;
let son: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  for (const name of ['petra', 'joost', 'eline', 'marieke'] as Name[]) people[name] = await signIn(app.url, name);
});
afterAll(() => app.close());

/** A new household, with the cases of both: hers kept by the practice nurse, his by the social team. */
async function home(): Promise<void> {
  const { eline, marieke, joost } = world.people;
  const { practice, team } = world.orgs;
  const client = async (by: Name, name: string, birthDate: string) =>
    (await people[by].post('/api/clients', { name, birthDate, gpPerson: eline, gpOrg: practice })).body.id;
  const [her, him] = [await client('marieke', 'Kim Klok', '1985-02-02'), await client('joost', 'Bas Klok', '2016-02-02')];
  mother = (await people.marieke.start('case', { clientId: her, theme: 'MENTAL_HEALTH', orgId: practice, owner: marieke })).body.id;
  son = (await people.joost.start('case', { clientId: him, theme: 'YOUTH', orgId: team, owner: joost })).body.id;
  await app.store.db.insertInto('households').values({ id: her, label_ref: null }).execute();
  await app.store.db.updateTable('clients').set({ household_id: her }).where('id', 'in', [her, him]).execute();
}

const nudges = async (name: Name) => {
  await app.deliver();
  const { body } = await people[name].get('/api/inbox');
  const lines = (Array.isArray(body) ? body : (body.rows ?? Object.values(body).find(Array.isArray))) as { text: string; instance: string; vars: object }[];
  return lines.filter((line) => line.text.startsWith('HOUSEHOLD_'));
};
const agree = async (content: string[]) => {
  const asked = (await people.marieke.get(`/api/instances?machine=consent&case=${mother}`)).body.rows[0].id;
  await people.marieke.say(asked, 'ASK');
  const until = '2027-06-01';
  return people.marieke.say(asked, 'GRANT', { grants: [{ recipient: world.orgs.team, purpose: 'FAMILY_CONTACT', content, until }] });
};
const crisis = () => people.marieke.say(mother, 'RAISE_CRISIS', { reason: 'Zij belde vannacht driemaal.' });

describe('a household', () => {
  it('hears nothing of each other as long as nobody may know: not of the event, and not that there is a case', async () => {
    await home();
    expect((await crisis()).status).toBe(200);
    expect(await nudges('joost')).toEqual([]);
    const { body } = await people.joost.get(`/api/cases/${son}/household`);
    expect(body.members).toEqual([]);
    expect(JSON.stringify((await people.joost.get('/api/changes?since=0')).body)).not.toContain(mother);
  });

  it('tells who keeps the other case one word when the client agreed, with his own case and nothing of hers', async () => {
    await home();
    expect((await agree(['CONTACT', 'SUPPORT_PRESENT'])).status).toBe(200);
    await crisis();
    const lines = await nudges('joost');
    expect(lines.map(({ text, instance, vars }) => ({ text, instance, vars }))).toEqual([{ text: 'HOUSEHOLD_CRISIS', instance: son, vars: {} }]);
    expect(JSON.stringify(lines)).not.toContain(mother);
    expect((await people.joost.get(`/api/cases/${mother}`)).status).toBe(404);
    // Nobody else, and not whoever said it.
    for (const name of ['petra', 'eline', 'marieke'] as Name[]) expect(await nudges(name), name).toEqual([]);
  });

  it('tells of safety only when that was agreed too', async () => {
    await home();
    await agree(['CONTACT', 'SUPPORT_PRESENT']);
    const before = (await nudges('joost')).length;
    const code = (await people.marieke.start('meldcode', { caseId: mother, signs: 'Bas schrikt van elke deur.' })).body.id;
    await people.marieke.say(code, 'ACUTE_UNSAFE', { reason: 'Durft niet naar huis.' });
    expect((await nudges('joost')).length).toBe(before);
  });

  it('tells who works in both cases anyway', async () => {
    await home();
    await people.marieke.say(mother, 'ADD_TO_TEAM', { person: world.people.joost });
    const before = (await nudges('joost')).length;
    await crisis();
    expect((await nudges('joost')).length).toBe(before + 1);
    const { body } = await people.joost.get(`/api/cases/${son}/household`);
    expect(body.members).toMatchObject([{ name: 'Kim Klok', cases: [{ id: mother }] }]);
  });

  it('is put together only by who knows both', async () => {
    await home();
    const { body } = await people.joost.get(`/api/cases/${son}`);
    const her = (await people.marieke.get(`/api/cases/${mother}`)).body.client.id;
    expect((await people.joost.post(`/api/cases/${son}/household`, { client: null })).status).toBe(200);
    expect((await people.joost.get(`/api/cases/${son}`)).body.client.household).toBe(null);
    expect((await people.joost.post(`/api/cases/${son}/household`, { client: her })).body.errors).toMatchObject([{ path: 'client' }]);
    expect((await people.joost.post(`/api/cases/${mother}/household`, { client: body.client.id })).status).toBe(404);
    await people.marieke.say(mother, 'ADD_TO_TEAM', { person: world.people.joost });
    expect((await people.joost.post(`/api/cases/${son}/household`, { client: her })).status).toBe(200);
    expect((await people.joost.get(`/api/cases/${son}`)).body.client.household).not.toBe(null);
  });
});
