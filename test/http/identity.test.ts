import { listen } from '../live/listener.ts';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server/contract/routes.ts';
import { manualClock } from '../../server/runtime/clock.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { cookieOf, visitor, type Visitor } from '../support/visitor.ts';
import { codeOf, emailOf, makeWorld, PASSWORD, type Name, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
const wall = manualClock(new Date('2026-11-24T08:00:00.000Z'));
const later = (ms: number) => wall.set(new Date(wall.now().getTime() + ms));
const MINUTE = 60_000;

beforeAll(async () => {
  app = await startTestApp({ demo: false, wall });
  world = await makeWorld(app);
});
afterAll(() => app.close());

async function half(name: Name, cookie = ''): Promise<Visitor> {
  const answer = await visitor(app.url, cookie).post('/api/auth/sign-in/email', { email: emailOf(name), password: PASSWORD });
  expect(answer.body.next).toBe('second-factor');
  return visitor(app.url, cookieOf(answer));
}

async function whole(name: Name): Promise<Visitor> {
  later(MINUTE);
  const answer = await (await half(name)).post('/api/auth/second-factor/code', { code: codeOf(name, wall.now().getTime()) });
  expect(answer.status).toBe(200);
  return visitor(app.url, cookieOf(answer));
}

describe('the second factor', () => {
  it('[L9] outside a demonstration no route but those of the second factor opens after a password alone', async () => {
    const person = await half('petra');
    let tried = 0;
    for (const route of Object.values(routes)) {
      if (['public', 'answer-link', 'second-factor', 'demo', 'demo-clock'].includes(route.policy)) continue;
      const path = route.path.replace(':id', crypto.randomUUID());
      const answer = route.method === 'get' ? await person.get(path) : await person.post(path);
      expect([route.id, answer.status, answer.body.code]).toEqual([route.id, 401, 'second-factor-needed']);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(40);
    // Nor is making a factor a way around giving one.
    for (const path of ['totp/begin', 'passkeys/options']) expect((await person.post(`/api/auth/${path}`)).body.code).toBe('second-factor-needed');
  });

  it('[V6.5] a code works once, from this or any other session', async () => {
    later(MINUTE);
    const code = codeOf('petra', wall.now().getTime());
    const [one, other] = [await half('petra'), await half('petra')];
    const answers = await Promise.all([one, other, one].map((who) => who.post('/api/auth/second-factor/code', { code })));
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 422, 422]);
    later(MINUTE);
    expect((await other.post('/api/auth/second-factor/code', { code })).body.code).toBe('wrong-code');
    expect((await other.post('/api/auth/second-factor/code', { code: codeOf('petra', wall.now().getTime()) })).status).toBe(200);
  });

  it('the session gets a new token at sign-in and another at the second factor; the old ones open nothing', async () => {
    const planted = `mekoar.session=${'a'.repeat(43)}`;
    const one = await half('joost', planted);
    expect(one.cookie).not.toBe(planted);
    later(MINUTE);
    const answer = await one.post('/api/auth/second-factor/code', { code: codeOf('joost', wall.now().getTime()) });
    expect(cookieOf(answer)).not.toBe(one.cookie);
    expect((await one.get('/api/me')).status).toBe(401);
    expect((await visitor(app.url, cookieOf(answer)).get('/api/me')).status).toBe(200);
    const stored = await app.store.db
      .selectFrom('session' as any)
      .select('token' as any)
      .execute();
    expect(stored.some((row: any) => cookieOf(answer).includes(row.token))).toBe(false);
  });

  it('ten wrong codes close the account for a quarter of an hour, on every node', async () => {
    const person = await half('marieke');
    for (let nth = 0; nth < 10; nth++) expect((await person.post('/api/auth/second-factor/code', { code: '000000' })).status).toBe(422);
    const right = () => person.post('/api/auth/second-factor/code', { code: codeOf('marieke', wall.now().getTime()) });
    expect((await right()).body.code).toBe('too-many');
    later(14 * MINUTE);
    expect((await right()).body.code).toBe('too-many');
    later(2 * MINUTE);
    expect((await (await half('marieke')).post('/api/auth/second-factor/code', { code: codeOf('marieke', wall.now().getTime()) })).status).toBe(200);
  });
});

describe('sessions', () => {
  it('[T6] end after a quarter of an hour of silence; what a page asks by itself is silence', async () => {
    const busy = await whole('petra');
    for (let nth = 0; nth < 3; nth++) {
      later(10 * MINUTE);
      expect((await busy.get('/api/me')).status).toBe(200);
    }
    for (let nth = 0; nth < 2; nth++) {
      later(7 * MINUTE);
      expect((await busy.get('/api/me', { headers: { 'x-by-itself': '1' } })).status).toBe(200);
    }
    later(2 * MINUTE);
    expect((await busy.get('/api/me')).status).toBe(401);
  });

  it('[T6] end after ten hours however busy one is', async () => {
    const busy = await whole('petra');
    for (let nth = 0; nth < 59; nth++) {
      later(10 * MINUTE);
      await busy.get('/api/me');
    }
    expect((await busy.get('/api/me')).status).toBe(200);
    later(10 * MINUTE);
    expect((await busy.get('/api/me')).status).toBe(401);
  });

  it('are listed and ended by their person, one or all others; a changed password ends the others', async () => {
    const [one, two, three] = [await whole('eline'), await whole('eline'), await whole('eline')];
    const lines = (await one.get('/api/security')).body.sessions;
    expect(lines).toHaveLength(3);
    const own = lines.find((line: any) => line.here);
    const other = (await two.get('/api/security')).body.sessions.find((line: any) => line.here);
    expect(other.id).not.toBe(own.id);
    expect((await one.post(`/api/security/sessions/${other.id}/end`)).status).toBe(200);
    expect((await two.get('/api/me')).status).toBe(401);
    expect((await one.post('/api/security/password', { current: 'not this one', password: 'vier losse woorden hier' })).body.errors[0].path).toBe('current');
    expect((await one.post('/api/security/password', { current: PASSWORD, password: 'Welkom2026!!' })).body.errors[0].path).toBe('password');
    expect((await one.post('/api/security/password', { current: PASSWORD, password: 'vier losse woorden hier' })).status).toBe(200);
    expect([(await one.get('/api/me')).status, (await three.get('/api/me')).status]).toEqual([200, 401]);
    const petra = await whole('petra');
    expect((await petra.post(`/api/security/sessions/${own.id}/end`)).status).toBe(404);
  });
});

describe('invitations and memberships', () => {
  it('an invited colleague chooses a password and a second factor, once, and the link is nothing afterwards', async () => {
    const admin = await whole('admin');
    const membership = { org: world.orgs.team, title: 'Wijkwerker', roles: ['WIJ_WORKER'] };
    const invited = await admin.post('/api/administration/invitations', { name: 'Lena Smit', email: 'lena@voorbeeld.test', membership });
    expect(invited.status).toBe(201);
    const [address, token] = invited.body.link.split('#');
    expect(address).toMatch(/\/uitnodiging$/);
    expect(Buffer.from(token, 'base64url')).toHaveLength(16);
    const kept = await app.store.db.selectFrom('invitations').select('token_hash').execute();
    expect(kept.map((row) => row.token_hash)).not.toContain(token);
    const guest = visitor(app.url);
    expect((await guest.post('/api/auth/invitation', { token })).body.name).toBe('Lena Smit');
    const weak = await guest.post('/api/auth/invitation/accept', { token, password: 'lena smit 2026!', locale: 'en' });
    expect(weak.body.errors[0].path).toBe('password');
    const accepted = await guest.post('/api/auth/invitation/accept', { token, password: 'paarden accu nietje', locale: 'en' });
    expect(accepted.body).toEqual({ next: 'set-up', ways: [] });
    expect((await guest.post('/api/auth/invitation/accept', { token, password: 'paarden accu nietje', locale: 'en' })).body.code).toBe('link-over');
    const lena = visitor(app.url, cookieOf(accepted));
    expect((await lena.get('/api/me')).body.code).toBe('second-factor-needed');
    const { secret } = (await lena.post('/api/auth/totp/begin')).body;
    const made = await lena.post('/api/auth/totp/confirm', {
      code: new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: wall.now().getTime() }),
    });
    expect(made.body.backupCodes).toHaveLength(10);
    expect(made.body.me).toMatchObject({ roles: ['WIJ_WORKER'], person: { locale: 'en' } });
    // A code on paper stands in for the phone, once.
    const paper = async () => {
      const again = await visitor(app.url).post('/api/auth/sign-in/email', { email: 'lena@voorbeeld.test', password: 'paarden accu nietje' });
      return visitor(app.url, cookieOf(again)).post('/api/auth/second-factor/code', { code: made.body.backupCodes[0].toLowerCase() });
    };
    expect([(await paper()).status, (await paper()).status]).toEqual([200, 422]);
  });

  it('a forgotten password is a new link; the earlier link and all sessions end, and after seven days it is over', async () => {
    const admin = await whole('admin');
    const stranger = await whole('stranger');
    const again = (renewFactor: boolean) => admin.post(`/api/administration/people/${world.people.stranger}/invite`, { renewFactor });
    const [old, last] = [(await again(false)).body.link.split('#')[1], (await again(true)).body.link.split('#')[1]];
    expect((await visitor(app.url).post('/api/auth/invitation', { token: old })).body.code).toBe('link-over');
    const accepted = await visitor(app.url).post('/api/auth/invitation/accept', { token: last, password: 'paarden accu nietje', locale: 'nl' });
    expect(accepted.body.next).toBe('set-up');
    expect((await stranger.get('/api/me')).status).toBe(401);
    const late = (await again(false)).body.link.split('#')[1];
    later(7 * 24 * 60 * MINUTE);
    expect((await visitor(app.url).post('/api/auth/invitation', { token: late })).body.code).toBe('link-over');
  });

  it('[C r23] power needs a second pair of eyes that is neither who asks nor who gets it', async () => {
    const admin = await whole('admin');
    const officer = await whole('officer');
    const give = (person: string, roles: string[]) => admin.post('/api/memberships', { person, org: world.orgs.practice, title: 'Beheer', roles });
    expect((await give(world.people.admin, ['GP'])).body.code).toBe('own-membership');
    const asked = await give(world.people.eline, ['ADMIN']);
    expect(asked.body.waiting).toBe(true);
    const confirm = (who: Visitor) => who.post(`/api/administration/requests/${asked.body.id}/confirm`);
    expect((await confirm(admin)).body.code).toBe('own-request');
    const seen = (await admin.get('/api/administration/people')).body.requests;
    expect(seen.map((one: any) => [one.id, one.barred === null])).toEqual([[asked.body.id, false]]);
    const hats = () => app.store.db.selectFrom('memberships').select('id').where('id', '=', asked.body.id).execute();
    expect(await hats()).toHaveLength(0);
    // The only administrator's request is confirmed by the privacy officer.
    expect((await confirm(officer)).status).toBe(200);
    expect(await hats()).toHaveLength(1);
    // Now that somebody is an administrator, a content role for him waits too, and the officer is not the second pair any more: another administrator is.
    const content = await give(world.people.eline, ['POH_O']);
    expect(content.body.waiting).toBe(true);
    expect((await admin.post(`/api/administration/requests/${content.body.id}/confirm`)).body.code).toBe('own-request');
    expect((await admin.post(`/api/administration/requests/${content.body.id}/refuse`)).status).toBe(200);
    expect((await give(world.people.marieke, ['DISTRICT_NURSE'])).body.waiting).toBeUndefined();
  });

  it('[T6] who leaves is out at once, over HTTP and on every open screen, and his memberships end', async () => {
    const admin = await whole('admin');
    const joost = await whole('joost');
    const screen = await listen(app.url, joost.cookie);
    expect(await screen.ask('watch', { room: 'mine', since: 0 })).toMatchObject({ ok: true });
    expect((await admin.get(`/api/administration/people/${world.people.joost}/leaving`)).body.open).toEqual([]);
    expect((await admin.post(`/api/administration/people/${world.people.joost}/leave`)).status).toBe(200);
    await screen.until(() => screen.byes.length > 0 && screen.socket.disconnected);
    expect(screen.byes).toEqual([{ code: 'session-ended' }]);
    expect((await joost.get('/api/me')).status).toBe(401);
    const again = await visitor(app.url).post('/api/auth/sign-in/email', { email: emailOf('joost'), password: PASSWORD });
    expect(again.status).toBe(401);
  });

  it('the step-up: what gives access asks a second factor of the last five minutes, and takes it again', async () => {
    const admin = await whole('admin');
    const invite = () => admin.post(`/api/administration/people/${world.people.gone}/invite`, {});
    expect((await invite()).status).toBe(201);
    later(6 * MINUTE);
    expect((await invite()).body.code).toBe('fresh-needed');
    expect((await admin.post('/api/auth/second-factor/code', { code: codeOf('admin', wall.now().getTime()) })).status).toBe(200);
    expect((await invite()).status).toBe(201);
  });
});
