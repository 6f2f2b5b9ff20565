import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let joost: Visitor;
let stranger: Visitor;
let marieke: Visitor;

beforeAll(async () => {
  // Tuesday 24 November 2026, 09:00.
  app = await startTestApp();
  world = await makeWorld(app);
  [joost, stranger, marieke] = [await signIn(app.url, 'joost'), await signIn(app.url, 'stranger'), await signIn(app.url, 'marieke')];
});
afterAll(() => app.close());

/** A task of Marieke's alone: no colleague sees it. */
const task = async (): Promise<string> => {
  const made = await marieke.start('action', { text: 'Mevrouw bellen over de wond', owner: world.people.marieke, due: '2026-11-27' });
  expect(made.status).toBe(201);
  return made.body.id;
};
const away = (who: Visitor, more: Record<string, unknown>) => who.post('/api/absences', { from: '2026-11-25', until: '2026-12-04', ...more });

describe('somebody who is away', () => {
  let id: string;
  let absence: string;
  beforeAll(async () => {
    id = await task();
    const made = await away(marieke, { substitute: world.people.stranger });
    expect(made.status).toBe(201);
    absence = made.body.id;
  });

  it('is stood in for in those days only, and the substitute acts as himself', async () => {
    expect((await stranger.get(`/api/instances/${id}`)).status).toBe(404);
    app.setClock('2026-11-24T23:00:00.000Z');
    const seen = await stranger.get(`/api/instances/${id}`);
    expect(seen.status).toBe(200);
    expect((await stranger.get('/api/instances?machine=action')).body.rows.map((row: { id: string }) => row.id)).toContain(id);
    expect((await stranger.say(id, 'ACCEPT')).status).toBe(200);
    const done = (await stranger.get(`/api/instances/${id}`)).body.timeline.find((entry: { type: string }) => entry.type === 'ACCEPT');
    expect(done.by).toBe(world.people.stranger);
    // The log names the absence as what let him.
    const rows = await app.store.db.selectFrom('audit').select(['evidence']).where('actor', '=', world.people.stranger).where('object_id', '=', id).execute();
    expect(rows.some((row) => row.evidence?.includes(absence))).toBe(true);
    // A colleague elsewhere still sees nothing.
    expect((await joost.get(`/api/instances/${id}`)).status).toBe(404);
  });

  it('sees at his return what was done and what came in, and the substitute sees the hand-over list', async () => {
    app.setClock('2026-11-26T16:00:00.000Z');
    await app.engine.fireDue();
    await app.deliver();
    const lines = (await stranger.get('/api/inbox')).body as { instance: string; forPerson: string | null }[];
    expect(lines.filter((line) => line.instance === id).map((line) => line.forPerson)).toContain(world.people.marieke);
    const list = (await stranger.get(`/api/absences/${absence}`)).body;
    expect(list.open.map((row: { id: string }) => row.id)).toEqual([id]);
    const file = (await marieke.get(`/api/absences/${absence}`)).body;
    expect(file.happened.map((one: { type: string; by: string }) => [one.type, one.by])).toContainEqual(['ACCEPT', world.people.stranger]);
    expect(file.messages).toBeGreaterThan(0);
    expect((await joost.get(`/api/absences/${absence}`)).status).toBe(404);
  });

  it('and the substitute sees nothing more when it is over, or taken back', async () => {
    expect((await stranger.post(`/api/absences/${absence}/withdraw`)).status).toBe(403);
    expect((await marieke.post(`/api/absences/${absence}/withdraw`)).status).toBe(200);
    expect((await stranger.get(`/api/instances/${id}`)).status).toBe(404);
    expect((await stranger.say(id, 'COMPLETE')).status).toBe(404);
  });
});

describe('when nobody stands in', () => {
  it('who leads the team hears of it', async () => {
    const at = app.clock.now().toISOString();
    await app.store.write((tx) =>
      tx
        .updateTable('memberships')
        .set({ roles: JSON.stringify(['TEAM_MANAGER']) })
        .where('person_id', '=', world.people.petra)
        .where('org_id', '=', world.orgs.team)
        .execute(),
    );
    const leader = await signIn(app.url, 'petra');
    expect((await leader.post('/api/absences', { person: world.people.joost, from: at.slice(0, 10), until: '2026-12-31' })).status).toBe(201);
    const made = await joost.start('action', { text: 'Huisbezoek plannen', owner: world.people.joost, due: '2026-11-30' });
    app.setClock('2026-11-30T16:00:00.000Z');
    await app.engine.fireDue();
    await app.deliver();
    const lines = (await leader.get('/api/inbox')).body as { instance: string; forPerson: string | null; title: string | null }[];
    const line = lines.find((one) => one.instance === made.body.id);
    expect(line).toMatchObject({ forPerson: world.people.joost, title: null });
    expect((await leader.get('/api/absences')).body.team[0]).toMatchObject({ person: world.people.joost, substitute: null, open: 1, state: 'now' });
  });
});

describe('an absence is refused', () => {
  it('with the path of what is wrong', async () => {
    const path = async (more: Record<string, unknown>) => (await away(marieke, more)).body.errors?.map((one: { path: string }) => one.path);
    expect(await path({ until: '2026-11-20', from: '2026-11-24' })).toEqual(['until']);
    expect(await path({ from: '2026-12-10', until: '2026-12-01' })).toEqual(['until']);
    expect(await path({ from: '2026-12-10', until: '2026-12-12', substitute: world.people.marieke })).toEqual(['substitute']);
    // Somebody of another organisation, an administrator, somebody who left.
    for (const other of ['joost', 'admin', 'gone'] as const)
      expect(await path({ from: '2026-12-10', until: '2026-12-12', substitute: world.people[other] }), other).toEqual(['substitute']);
    expect(await path({ from: '2026-12-10', until: '2026-12-12', scope: 'theme' })).toEqual(['theme']);
  });
  it('for somebody whom one does not lead', async () => {
    expect((await away(stranger, { person: world.people.marieke, from: '2026-12-10', until: '2026-12-12' })).status).toBe(403);
  });
});
