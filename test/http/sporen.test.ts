import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let joost: Visitor;
const REASON = 'De doelen zijn gehaald, zij redt zich weer.';

beforeAll(async () => {
  app = await startTestApp({ at: '2026-09-01T08:00:00.000Z' });
  world = await makeWorld(app);
  joost = await signIn(app.url, 'joost');
});
afterAll(() => app.close());

async function openCase(name: string): Promise<string> {
  const client = (await joost.post('/api/clients', { name, birthDate: '1990-03-02' })).body.id;
  const made = await joost.start('case', { clientId: client, theme: 'YOUTH', orgId: world.orgs.team, owner: world.people.joost });
  expect(made.status).toBe(201);
  return made.body.id;
}
async function step(id: string, type: string, payload: object): Promise<void> {
  const answer = await joost.say(id, type, { reason: REASON, expected: 'Een half jaar rust.', ...payload });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

it('[I-20] the matrix counts steps by day, net is down minus up, and the steps behind a cell say why and what took its place', async () => {
  const [postma, smit] = [await openCase('Familie Postma'), await openCase('Familie Smit')];
  await step(postma, 'SCALE_UP', { gpConsulted: true });
  await step(smit, 'SCALE_DOWN', { substitute: 'NETWORK' });
  app.setClock('2027-01-20T08:00:00.000Z');
  await step(postma, 'SCALE_DOWN', { substitute: 'NONE' });
  app.setClock('2027-05-10T08:00:00.000Z');
  await step(postma, 'SCALE_DOWN', { substitute: 'VOLUNTEER' });
  const all = (await joost.get('/api/sporen?from=2026-09-01&until=2027-06-01')).body;
  expect(all).toMatchObject({ cases: 2, up: 1, down: 3, net: 2, closed: 0, standing: { basic: 2, supporting: 0, care: 0 } });
  expect(all.steps).toEqual({ 'basic>supporting': 0, 'basic>care': 0, 'supporting>care': 1, 'care>supporting': 1, 'supporting>basic': 2 });
  expect(Object.fromEntries(all.substitutes.map((one: any) => [one.substitute, one.count]))).toEqual({ VOLUNTEER: 1, NETWORK: 1, PROFESSIONAL: 0, NONE: 1 });
  const spring = (await joost.get('/api/sporen?from=2027-02-01&until=2027-06-01')).body;
  expect([spring.up, spring.down, spring.net]).toEqual([0, 1, 1]);
  const { rows } = (await joost.get(`/api/sporen/steps?from=2026-09-01&until=2027-06-01&step=${encodeURIComponent('supporting>basic')}`)).body;
  expect(rows.map((one: any) => [one.row.title, one.on, one.substitute, one.reason])).toEqual([
    ['Familie Postma', '2027-05-10', 'VOLUNTEER', REASON],
    ['Familie Smit', '2026-09-01', 'NETWORK', REASON],
  ]);
});

it('who may not open a case counts none of it, and drills down to nothing', async () => {
  const stranger = await signIn(app.url, 'stranger');
  const theirs = (await stranger.get('/api/sporen?from=2026-09-01&until=2027-06-01')).body;
  expect([theirs.cases, theirs.up, theirs.down]).toEqual([0, 0, 0]);
  expect((await stranger.get('/api/sporen/steps?from=2026-09-01&until=2027-06-01&step=supporting%3Ebasic')).body.rows).toEqual([]);
  expect((await (await signIn(app.url, 'admin')).get('/api/sporen')).status).toBe(403);
  expect((await joost.get('/api/sporen?from=2027-06-01&until=2026-09-01')).body.errors[0].path).toBe('until');
});
