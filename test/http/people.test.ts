import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, visitor, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  for (const name of ['petra', 'eline', 'marieke', 'stranger', 'joost', 'admin'] as Name[]) people[name] = await signIn(app.url, name);
});
afterAll(() => app.close());

describe('clients', () => {
  it('are registered once per key and found by who works where they are registered', async () => {
    const body = { name: 'José Ünal', birthDate: '1990', postcode: '2011 ab', phone: '023-555 01 02' };
    const one = await people.eline.post('/api/clients', body, { key: 'client-1' });
    const again = await people.eline.post('/api/clients', body, { key: 'client-1' });
    expect([one.status, again.status, again.body.id]).toEqual([201, 201, one.body.id]);
    expect(one.body).toMatchObject({ name: 'José Ünal', birthDate: '1990', age: 36, postcode: '2011 AB' });
    expect((await people.eline.post('/api/clients', { name: 'Another' }, { key: 'client-1' })).body.code).toBe('key-reused');
    const found = async (who: Visitor, q: string) => (await who.get(`/api/clients?q=${encodeURIComponent(q)}`)).body.rows.map((row: any) => row.id);
    expect(await found(people.eline, 'jose')).toEqual([one.body.id]);
    expect(await found(people.eline, 'unal jo')).toEqual([one.body.id]);
    expect(await found(people.marieke, 'jose')).toEqual([]);
    expect((await people.marieke.get(`/api/clients/${one.body.id}`)).status).toBe(404);
  });

  it('that point at nobody are refused with the field', async () => {
    const answer = await people.eline.post('/api/clients', { name: 'X', gpPerson: crypto.randomUUID(), postcode: '12', birthDate: '1-1-90' });
    expect(answer.body.errors.map((error: any) => error.path).sort()).toEqual(['birthDate', 'postcode']);
    const other = await people.eline.post('/api/clients', { name: 'X', gpPerson: crypto.randomUUID() });
    expect(other.body.errors.map((error: any) => error.path)).toEqual(['gpPerson']);
  });

  it('of one household are shown together, as far as they may be seen', async () => {
    const { id } = (await people.eline.post('/api/households', { label: 'Familie Ünal' })).body;
    const own = (await people.eline.post('/api/clients', { name: 'Aylin Ünal', household: id })).body.id;
    await people.marieke.post('/api/clients', { name: 'Kaan Ünal', household: id });
    const { body } = await people.eline.get(`/api/households/${id}`);
    expect(body.label).toBe('Familie Ünal');
    expect(body.clients.map((client: any) => client.id)).toEqual([own]);
    expect((await people.joost.get(`/api/households/${id}`)).status).toBe(404);
  });
});

describe('administration', () => {
  it('adds an organisation, a person with a login and a hat, and the person can work', async () => {
    const org = (await people.admin.post('/api/organisations', { name: 'Welzijn West', kind: 'welfare' })).body;
    const person = (await people.admin.post('/api/people', { name: 'Lena Smit', email: 'Lena@voorbeeld.test', password: 'een heel lang woord' })).body;
    const hat = await people.admin.post('/api/memberships', { person: person.id, org: org.id, title: 'Welzijnscoach', roles: ['WELFARE_COACH'] });
    expect(hat.status).toBe(201);
    const answer = await visitor(app.url).post('/api/auth/sign-in/email', { email: 'lena@voorbeeld.test', password: 'een heel lang woord' });
    expect(answer.body).toMatchObject({ roles: ['WELFARE_COACH'], hat: hat.body.id });
    const { body } = await people.eline.get('/api/directory');
    expect(body.people.find((one: any) => one.id === person.id).memberships).toHaveLength(1);
    expect((await people.admin.post('/api/people', { name: 'L. Smit', email: 'lena@voorbeeld.test' })).body.code).toBe('exists');
    expect((await people.admin.post(`/api/memberships/${hat.body.id}/end`)).status).toBe(200);
    expect((await people.eline.get('/api/directory')).body.people.find((one: any) => one.id === person.id).memberships).toHaveLength(0);
  });

  it('is for the administrator alone', async () => {
    for (const path of ['/api/organisations', '/api/people', '/api/memberships', '/api/settings']) expect((await people.eline.post(path, {})).status).toBe(403);
    expect((await people.eline.get('/api/settings')).status).toBe(403);
  });

  it('does not let the administrator give himself a view of clients, nor anybody a role that is not given by a membership', async () => {
    const give = (person: string, roles: string[]) => people.admin.post('/api/memberships', { person, org: world.orgs.practice, title: 'x', roles });
    expect((await give(world.people.admin, ['GP'])).body.code).toBe('own-membership');
    for (const role of ['SYSTEM', 'ANY_PRO', 'CASE_OWNER', 'CHAIR']) expect((await give(world.people.joost, [role])).status).toBe(422);
  });

  it('keeps settings with the moment from which they hold', async () => {
    const made = await people.admin.post('/api/settings', { name: 'SIGNAL_TRIAGE', value: { anchor: 'entry', offset: 2, unit: 'wd' } });
    expect(made.status).toBe(201);
    expect((await people.admin.get('/api/settings')).body).toContainEqual(made.body);
  });
});

describe('numbers and messages', () => {
  it('numbers that are right at this hour in Amsterdam come first', async () => {
    const number = (label: string, sort: number, hours: object[]) => ({
      id: app.ids.uuid(),
      org_id: null,
      kind: 'TEAM',
      label,
      phone: '14 023',
      hours: JSON.stringify(hours),
      sort,
    });
    await app.store.write((tx) =>
      tx
        .insertInto('on_call')
        .values([
          number('avond', 1, [{ days: [1, 2, 3, 4, 5], from: '17:00', until: '08:00' }]),
          number('dag', 2, [{ days: [1, 2, 3, 4, 5], from: '08:00', until: '17:00' }]),
          number('altijd', 3, []),
        ])
        .execute(),
    );
    const labels = async () => (await people.admin.get('/api/on-call')).body.map((line: any) => [line.label, line.now]);
    // Tuesday 09:00 in Amsterdam
    expect(await labels()).toEqual([
      ['dag', true],
      ['altijd', true],
      ['avond', false],
    ]);
    app.setClock('2026-11-27T22:30:00.000Z');
    expect(await labels()).toEqual([
      ['avond', true],
      ['altijd', true],
      ['dag', false],
    ]);
    // Saturday morning still belongs to Friday's night, Saturday evening to nobody
    app.setClock('2026-11-28T05:00:00.000Z');
    expect((await labels())[0]).toEqual(['avond', true]);
    app.setClock('2026-11-28T19:00:00.000Z');
    expect((await labels())[0]).toEqual(['altijd', true]);
  });

  it('a message is read by its owner and nobody else', async () => {
    const id = app.ids.uuid();
    await app.store.write((tx) =>
      tx
        .insertInto('inbox')
        .values({
          id,
          person_id: world.people.joost,
          kind: 'notice',
          notice: JSON.stringify({ machine: 'signal', text: 'ack', vars: {} }),
          instance_id: null,
          letter_id: null,
          at: '2026-11-24T08:00:00.000Z',
          read_at: null,
          clock: 0,
        })
        .execute(),
    );
    expect((await people.joost.get('/api/inbox?unread=true')).body.map((line: any) => line.id)).toEqual([id]);
    expect((await people.eline.get('/api/inbox')).body).toEqual([]);
    expect((await people.eline.post(`/api/inbox/${id}/read`)).status).toBe(404);
    expect((await people.joost.post(`/api/inbox/${id}/read`, {}, { key: null })).status).toBe(200);
    expect((await people.joost.get('/api/inbox?unread=true')).body).toEqual([]);
    expect((await people.joost.get('/api/inbox')).body[0].readAt).not.toBeNull();
  });
});
