import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileErrors, validate } from '@readme/openapi-parser';
import { tracks } from '../../machines/index.ts';
import { routes } from '../../server/contract/routes.ts';
import { allHandlers } from '../../server/http/handlers.ts';
import { mountRoutes } from '../../server/http/mount.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, visitor, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name } from '../support/world.ts';

let app: TestApp;
const people: Partial<Record<Name, Visitor>> = {};
beforeAll(async () => {
  app = await startTestApp();
  await makeWorld(app);
  for (const name of ['petra', 'admin', 'officer'] as Name[]) people[name] = await signIn(app.url, name);
});
afterAll(() => app.close());

describe('the contract', () => {
  it('is a valid OpenAPI 3.1 document that names every route', async () => {
    const { body } = await visitor(app.url).get('/api/openapi.json');
    expect(body.openapi).toMatch(/^3\.1/);
    const result = await validate(structuredClone(body));
    expect(result.valid ? '' : compileErrors(result)).toBe('');
    for (const route of Object.values(routes)) expect(body.paths[route.path.replace(/:(\w+)/g, '{$1}')][route.method].operationId).toBe(route.id);
  });

  it('holds the start and every event of every machine, with personal fields marked', async () => {
    const { schemas } = (await visitor(app.url).get('/api/openapi.json')).body.components;
    for (const track of tracks) {
      expect(schemas[`${track.id}.start`]).toBeDefined();
      for (const type of Object.keys(track.contract.events)) expect(schemas[`${track.id}.${type}`].properties.type.const).toBe(type);
    }
    expect(schemas.StartBody.oneOf).toHaveLength(tracks.length);
    expect(JSON.stringify(schemas['signal.start'])).toContain('"x-personal":true');
    expect(JSON.stringify(schemas)).not.toMatch(/"(personal|pick|long)":/);
  });

  it('a route without a policy, a response or a handler stops the boot, and so does a handler without a route', () => {
    const handlers = allHandlers(app);
    const { policy: _, ...open } = routes.me;
    expect(() => mountRoutes(app, { ...routes, me: open as any }, handlers)).toThrow(/"me" has no policy/);
    const { response: __, ...mute } = routes.me;
    expect(() => mountRoutes(app, { ...routes, me: mute as any }, handlers)).toThrow(/"me" has no policy or no contract/);
    const { me: ___, ...fewer } = handlers;
    expect(() => mountRoutes(app, routes, fewer)).toThrow(/"me" has no handler/);
    expect(() => mountRoutes(app, routes, { ...handlers, extra: async () => ({}) })).toThrow(/"extra" without a contract/);
    expect(() => mountRoutes(app, routes, handlers)).not.toThrow();
  });

  it('what a handler returns beyond its contract does not leave the server', async () => {
    const express = (await import('express')).default;
    const leaky = { ...allHandlers(app), healthz: async () => ({ ok: true as const, password: 'secret' }) };
    const server = express()
      .use(mountRoutes(app, routes, leaky))
      .listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const answer = await visitor(`http://127.0.0.1:${(server.address() as any).port}`).get('/healthz');
    await new Promise((resolve) => server.close(resolve));
    expect(answer.body).toEqual({ ok: true });
  });

  it('every route that is not open refuses who is not signed in', async () => {
    for (const route of Object.values(routes)) {
      if (['public', 'answer-link', 'demo', 'demo-clock'].includes(route.policy)) continue;
      const path = route.path.replace(':id', crypto.randomUUID());
      const answer = route.method === 'get' ? await visitor(app.url).get(path) : await visitor(app.url).post(path);
      expect([route.id, answer.status]).toEqual([route.id, 401]);
    }
  });

  it('routes of the demonstration do not exist outside it', async () => {
    const real = await startTestApp({ demo: false });
    try {
      expect((await visitor(real.url).get('/api/demo/logins')).status).toBe(404);
      expect((await visitor(real.url).post('/api/clock', { advance: '1d' })).status).toBe(404);
    } finally {
      await real.close();
    }
    expect((await visitor(app.url).get('/api/demo/logins')).body.length).toBeGreaterThan(5);
  });

  it('health, screens and headers are as promised', async () => {
    expect((await visitor(app.url).get('/readyz')).body).toEqual({ ok: true });
    const page = await visitor(app.url).get('/cases/some/deep/link');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('x-powered-by')).toBeNull();
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('garbage', () => {
  const BODIES = [
    '{',
    '[]',
    'null',
    '1',
    '"x"',
    '{}',
    '{"__proto__":{"admin":true}}',
    '{"type":"__proto__"}',
    '{"type":{}}',
    '{"machine":"toString","input":[]}',
    '{"machine":"signal","input":{"clientId":"x","phoneLog":{}}}',
    `{"machine":"signal","input":{"clientId":"${crypto.randomUUID()}","orgId":"${crypto.randomUUID()}"}}`,
    `{"machine":"case","input":{"clientId":"${crypto.randomUUID()}"}}`,
    `{"machine":"consent","input":{"caseId":"${crypto.randomUUID()}"}}`,
    '{"q":"\\u0000"}',
    '{"name":"\\u0000\\ud800","birthDate":"0000-99-99","email":"a","password":"b"}',
    `{"email":"${'a'.repeat(150)}@b.nl","password":"x"}`,
    '{"advance":"9999y"}',
    '{"now":"+999999-01-01T00:00"}',
    '{"membership":[]}',
    `{"name":"x","gpPerson":"${crypto.randomUUID()}","household":"${crypto.randomUUID()}"}`,
    `{"person":"${crypto.randomUUID()}","org":"${crypto.randomUUID()}","title":"t","roles":["GP"]}`,
    `{"name":"x","value":null,"org":"${crypto.randomUUID()}"}`,
    '['.repeat(5000),
  ];
  const QUERIES = [
    '',
    '?limit=-1',
    '?limit=1e9',
    '?after=%00',
    '?after=W251bGwsMV0',
    '?state=%25&machine=;',
    '?q=%00%27%22%3B--',
    '?q=%F0%9F%91%B5',
    '?since=-1',
    '?since=abc',
    '?since=99999999999',
    '?case=1&case=2',
    '?machine[]=x',
    '?__proto__[x]=1',
    '?due_before=0000-00-00',
    '?due_before=9999-12-31',
    '?locale=xx',
    '?limit=5&limit=6',
  ];
  const IDS = ['x', '__proto__', '..%2f..%2fetc', crypto.randomUUID(), '00000000-0000-0000-0000-000000000000', '%00'];

  it('at every route, from one person after another, is refused or answered, never a failure of ours', { timeout: 180_000 }, async () => {
    const broken: string[] = [];
    let asked = 0;
    const note = (who: string, what: string, answer: { status: number; type: string }) => {
      asked += 1;
      if (answer.status >= 500 && answer.status !== 503) broken.push(`${who} ${what} → ${answer.status}`);
      else if (answer.status >= 400 && !/problem\+json/.test(answer.type)) broken.push(`${who} ${what} → ${answer.type}`);
    };
    // Each piece is given to the next of them: all pieces of all routes to all of them would take minutes (R-29 goes further, with chance).
    const visitors = Object.entries({ nobody: visitor(app.url), ...people });
    const next = () => visitors[asked % visitors.length];
    // `npm test` sends each route a third of the pieces, the next route another third; the reviewer's run sends all.
    const share = <T>(pieces: T[], nth: number): T[] => (process.env.WHOLE ? pieces : pieces.filter((_, at) => at % 3 === nth % 3));
    for (const [nth, route] of Object.values(routes).entries()) {
      if (route.id === 'signOut' || route.id === 'signIn') continue;
      const paths = route.path.includes(':id') ? IDS.map((id) => route.path.replace(':id', id)) : [route.path];
      if (route.method === 'get')
        for (const path of paths)
          for (const query of paths.length > 1 ? QUERIES.slice(0, 2) : share(QUERIES, nth)) {
            const [name, person] = next();
            note(name, `GET ${path}${query}`, await person.get(path + query));
          }
      else
        for (const [at, raw] of share(BODIES, nth).entries()) {
          const [name, person] = next();
          const path = paths[at % paths.length];
          note(name, `POST ${path} ${raw.slice(0, 60)}`, await person.post(path, {}, { raw }));
        }
    }
    for (const raw of BODIES.slice(0, 12))
      note('nobody', `POST sign-in ${raw.slice(0, 60)}`, await visitor(app.url).post('/api/auth/sign-in/email', {}, { raw }));
    expect(broken).toEqual([]);
    expect(asked).toBeGreaterThan(1000);
  });
});
