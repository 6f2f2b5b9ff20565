import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { cookieOf, visitor } from '../support/visitor.ts';

const body = {
  organisation: { name: 'Praktijk De Eik', kind: 'practice' },
  administrator: { name: 'Wilma Stam', email: 'wilma@example.org', password: 'een lang wachtwoord' },
};
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ demo: false });
});
afterAll(() => app.close());

test('an empty product is taken into use once: of five who press at once one is the administrator, and the door closes', async () => {
  const door = visitor(app.url);
  expect((await door.get('/api/first-run')).body).toEqual({ needed: true });
  expect((await door.post('/api/first-run', { ...body, administrator: { ...body.administrator, password: 'kort' } })).body.errors).toMatchObject([
    { path: 'administrator.password' },
  ]);
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map((nth) => door.post('/api/first-run', { ...body, administrator: { ...body.administrator, email: `wilma${nth}@example.org` } })),
  );
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 404, 404, 404, 404]);
  expect((await door.get('/api/first-run')).body).toEqual({ needed: false });
  const persons = await app.store.db.selectFrom('persons').select('email').execute();
  expect(persons).toHaveLength(1);
  const signedIn = await door.post('/api/auth/sign-in/email', { email: persons[0].email, password: body.administrator.password });
  expect(signedIn.body).toEqual({ next: 'set-up', ways: [] });
  const administrator = visitor(app.url, cookieOf(signedIn));
  const { secret } = (await administrator.post('/api/auth/totp/begin')).body;
  const made = await administrator.post('/api/auth/totp/confirm', { code: new TOTP({ secret }).generate() });
  expect(made.body.me).toMatchObject({ roles: ['ADMIN'], demo: false, manualClock: true });
});
