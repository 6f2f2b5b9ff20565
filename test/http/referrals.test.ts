import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let joost: Visitor;
let stranger: Visitor;
let referral: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  [joost, stranger] = [await signIn(app.url, 'joost'), await signIn(app.url, 'stranger')];
  const { people, orgs } = world;
  const client = await made(joost.post('/api/clients', { name: 'Yara Kaya', birthDate: '2012-03-03', gpPerson: people.eline, gpOrg: orgs.practice }));
  const caseId = await made(joost.start('case', { clientId: client, theme: 'YOUTH', orgId: orgs.team, owner: people.joost }));
  const letter = {
    targetKind: 'YOUTH_SPECIALISED',
    recipientOrg: orgs.homecare,
    question: 'Onderzoek',
    reason: '=SOM(1;2)',
    goal: 'Naar school',
    risk: 'Geen',
    domains: ['MIND'],
  };
  const product = { category: '45', from: '2026-12-01', volume: 4, unit: '04', frequency: '4' };
  referral = await made(joost.start('referral', { caseId, ...letter, representatives: 'Moeder', clientAgrees: true, wished: product }));
  await made(joost.say(referral, 'SUBMIT'));
});
afterAll(() => app?.close());

async function made(asked: Promise<{ status: number; body: any }>): Promise<string> {
  const { status, body } = await asked;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body.id as string;
}

it('shows the letter as it would leave, with what was wished, to who may send it and to nobody else', async () => {
  const { status, body } = await joost.get(`/api/referrals/${referral}/letter`);
  expect(status).toBe(200);
  expect(body.text).toMatch(/VERWIJSBRIEF[\s\S]*Onderzoek[\s\S]*45/);
  expect((await stranger.get(`/api/referrals/${referral}/letter`)).status).toBe(404);
});

it('writes the fields of the iJw messages as CSV once an allocation is needed, without citizen service number', async () => {
  expect((await joost.get(`/api/referrals/${referral}/allocation.csv`)).status).toBe(404);
  await made(joost.say(referral, 'ALLOCATION_NEEDED'));
  const { status, body, type } = await joost.get(`/api/referrals/${referral}/allocation.csv`);
  expect([status, type]).toEqual([200, expect.stringContaining('text/csv')]);
  const lines = String(body).replace('\ufeff', '').split('\r\n');
  expect(lines[0]).toBe('"bericht";"veld";"waarde";"codelijst"');
  expect(lines).toEqual(
    expect.arrayContaining([
      '"JW315";"product categorie";"45";"JZ020"',
      '"JW315";"verwijzer type";"01";"COD327"',
      '"JW315";"toewijzingIngangsdatum";"2026-12-01";""',
    ]),
  );
  expect(String(body)).not.toMatch(/bsn|burgerservice|SOM\(/i);
  expect((await stranger.get(`/api/referrals/${referral}/allocation.csv`)).status).toBe(404);
});

it('lists running referrals to who may see them, with nothing of the letter', async () => {
  const { body } = await joost.get('/api/boards/referrals');
  expect(body.lines.map((line: any) => [line.row.id, line.client.name])).toEqual([[referral, 'Yara Kaya']]);
  expect(JSON.stringify(body)).not.toContain('Onderzoek');
  expect((await stranger.get('/api/boards/referrals')).body.lines).toEqual([]);
});

it('a client who keeps the GP out is referred without a word to the GP', async () => {
  const { row } = (await joost.get(`/api/instances/${referral}`)).body;
  const letter = {
    targetKind: 'GGZ_SPECIALISED',
    recipientOrg: world.orgs.homecare,
    question: 'Behandeling',
    reason: 'Eet niet',
    goal: 'Eten',
    risk: 'Geen',
    domains: ['MIND'],
  };
  const id = await made(joost.start('referral', { caseId: row.case, ...letter, representatives: 'Moeder', clientAgrees: true, gpContactRefused: true }));
  const after = (await joost.say(id, 'SUBMIT')).body;
  expect(after.row.state).toContain('route.awaitingConsent');
  expect((await joost.say(id, 'GP_CONTACT_REFUSED', { explanation: 'De huisarts is ook die van haar ouders.' })).body.row.state).toContain('route.ready');
  await app.deliver();
  const told = await app.store.db.selectFrom('inbox').selectAll().where('person_id', '=', world.people.eline).where('instance_id', '=', id).execute();
  expect(told).toEqual([]);
});
