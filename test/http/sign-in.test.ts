import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, visitor } from '../support/visitor.ts';
import { emailOf, makeWorld, PASSWORD, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
});
afterAll(() => app.close());

describe('sign-in', () => {
  it('the right password gives a session cookie that scripts and other sites do not get', async () => {
    const answer = await visitor(app.url).post('/api/auth/sign-in/email', { email: emailOf('petra').toUpperCase(), password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.body.person.id).toBe(world.people.petra);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/httponly/i);
    expect(cookie).toMatch(/samesite=lax/i);
  });

  it('a wrong password and an unknown address get the same answer', async () => {
    const one = await visitor(app.url).post('/api/auth/sign-in/email', { email: emailOf('joost'), password: 'something else' });
    const other = await visitor(app.url).post('/api/auth/sign-in/email', { email: 'nobody@voorbeeld.test', password: 'something else' });
    expect(one.status).toBe(401);
    expect(one.type).toContain('application/problem+json');
    expect({ ...one.body, requestId: '' }).toEqual({ ...other.body, requestId: '' });
  });

  it('ten failures close an address for a while, also for the right password, and nobody else', async () => {
    for (let attempt = 0; attempt < 10; attempt++)
      await visitor(app.url).post('/api/auth/sign-in/email', { email: emailOf('eline'), password: `guess ${attempt}` });
    const answer = await visitor(app.url).post('/api/auth/sign-in/email', { email: emailOf('eline'), password: PASSWORD });
    expect([answer.status, answer.body.code]).toEqual([429, 'too-many']);
    expect((await (await signIn(app.url, 'marieke')).get('/api/me')).status).toBe(200);
  });

  it('who has one membership wears it; who has several wears the first until another is chosen, for this session', async () => {
    const marieke = await signIn(app.url, 'marieke');
    expect((await marieke.get('/api/me')).body.hat).toBe(world.hats.marieke[0]);
    const petra = await signIn(app.url, 'petra');
    expect((await petra.get('/api/me')).body).toMatchObject({ hat: world.hats.petra[0], roles: ['POH_O', 'LIAISON'] });
    const chosen = await petra.post('/api/me/hat', { membership: world.hats.petra[1] });
    expect(chosen.body).toMatchObject({ hat: world.hats.petra[1], roles: ['POH_O'] });
    expect((await petra.get('/api/me')).body.hat).toBe(world.hats.petra[1]);
    expect((await (await signIn(app.url, 'petra')).get('/api/me')).body.hat).toBe(world.hats.petra[0]);
  });

  it('nobody chooses the hat of another', async () => {
    const marieke = await signIn(app.url, 'marieke');
    expect((await marieke.post('/api/me/hat', { membership: world.hats.petra[0] })).status).toBe(404);
  });

  it('after sign-out the cookie opens nothing', async () => {
    const joost = await signIn(app.url, 'joost');
    expect((await joost.post('/api/auth/sign-out')).status).toBe(200);
    expect((await joost.get('/api/me')).status).toBe(401);
  });

  it('somebody without a membership is signed in and sees nothing', async () => {
    const gone = await signIn(app.url, 'gone');
    expect((await gone.get('/api/me')).body).toMatchObject({ hat: null, roles: [] });
    expect((await gone.get('/api/instances')).status).toBe(403);
  });

  it('a person who was made inactive is out at once', async () => {
    const joost = await signIn(app.url, 'joost');
    await app.store.write((tx) => tx.updateTable('persons').set({ active: 0 }).where('id', '=', world.people.joost).execute());
    expect((await joost.get('/api/me')).status).toBe(401);
    const again = await visitor(app.url).post('/api/auth/sign-in/email', { email: emailOf('joost'), password: PASSWORD });
    expect(again.status).toBe(401);
  });

  it('nobody signs himself up', async () => {
    const answer = await visitor(app.url).post('/api/auth/sign-up/email', { email: 'new@voorbeeld.test', password: PASSWORD, name: 'New' });
    expect(answer.status).toBe(404);
  });

  it('a page of another site cannot write with our cookie', async () => {
    const marieke = await signIn(app.url, 'marieke');
    for (const headers of [{ origin: 'https://elsewhere.test' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }] as Record<string, string>[])
      expect((await marieke.post('/api/me/hat', { membership: world.hats.marieke[0] }, { headers })).body.code).toBe('wrong-origin');
    expect(
      (await marieke.post('/api/me/hat', { membership: world.hats.marieke[0] }, { headers: { origin: app.url, 'sec-fetch-site': 'same-origin' } })).status,
    ).toBe(200);
  });
});
