import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OidcSettings } from '../../server/identity/oidc-settings.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { follow, startProvider, type TestProvider } from '../support/oidc-provider.ts';
import { visitor } from '../support/visitor.ts';
import { emailOf, makeWorld, type World } from '../support/world.ts';

let provider: TestProvider;
let app: TestApp;
let world: World;
beforeAll(async () => {
  provider = await startProvider();
  const oidc: OidcSettings = { issuer: provider.issuer, clientId: provider.clientId, clientSecret: provider.clientSecret, name: 'De Linde', mfa: ['mfa'] };
  app = await startTestApp({ demo: false, oidc });
  world = await makeWorld(app);
  provider.back(`${app.url}/api/auth/oidc/callback`);
});
afterAll(async () => {
  await app?.close();
  await provider?.close();
});

const signIn = () => follow(`${app.url}/api/auth/oidc/start`);
const meOf = async (cookies: string) => (await visitor(app.url, cookies).get('/api/me')).body;

it('who signs in at the organisation with two factors is in; the second time the subject is enough', async () => {
  expect((await visitor(app.url).get('/api/auth/ways')).body).toEqual({ demo: false, oidc: 'De Linde', next: null });
  provider.as({ sub: 'petra-1', email: emailOf('petra'), verified: true, amr: ['pwd', 'mfa'] });
  const first = await signIn();
  expect(new URL(first.url).pathname).toBe('/');
  expect((await meOf(first.cookies)).person.id).toBe(world.people.petra);
  provider.as({ sub: 'petra-1', email: 'married@voorbeeld.test', verified: true, amr: ['mfa'] });
  expect((await meOf((await signIn()).cookies)).person.id).toBe(world.people.petra);
});

it('when the provider asked one factor, ours is asked', async () => {
  provider.as({ sub: 'eline-1', email: emailOf('eline'), verified: true, amr: ['pwd'] });
  const { url, cookies } = await signIn();
  expect(new URL(url).pathname).toBe('/aanmelden');
  expect((await meOf(cookies)).code).toBe('second-factor-needed');
  expect((await visitor(app.url, cookies).get('/api/auth/ways')).body.next).toEqual({ next: 'second-factor', ways: ['totp'] });
});

it('nobody gets in who was not added, whose address the provider does not vouch for, or who is a second account with a known address', async () => {
  for (const account of [
    { sub: 'new-1', email: 'somebody@voorbeeld.test', verified: true, amr: ['mfa'] },
    { sub: 'marieke-1', email: emailOf('marieke'), verified: false, amr: ['mfa'] },
    { sub: 'petra-2', email: emailOf('petra'), verified: true, amr: ['mfa'] },
  ]) {
    provider.as(account);
    const { url, cookies } = await signIn();
    expect([account.sub, new URL(url).search]).toEqual([account.sub, '?fout=onbekend']);
    expect((await meOf(cookies)).code).toBe('not-signed-in');
  }
});

it('a way back that this browser did not begin, or that was used, signs nobody in', async () => {
  provider.as({ sub: 'petra-1', email: emailOf('petra'), verified: true, amr: ['mfa'] });
  const begun = await fetch(`${app.url}/api/auth/oidc/start`, { redirect: 'manual' });
  const state = new URL(begun.headers.get('location')!).searchParams.get('state')!;
  const back = (cookie: string) =>
    fetch(`${app.url}/api/auth/oidc/callback?code=x&state=${state}`, { redirect: 'manual', headers: { cookie } }).then((answer) => [
      answer.headers.get('location'),
      answer.headers.getSetCookie().some((line) => /session=[\w-]{43}/.test(line)),
    ]);
  expect(await back('')).toEqual(['/aanmelden?fout=provider', false]);
  expect(await back(`mekoar.visit=${state}`)).toEqual(['/aanmelden?fout=provider', false]);
});
