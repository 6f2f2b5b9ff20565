import { request, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import type { Route } from '../../server/contract/route.ts';
import { routes } from '../../server/contract/routes.ts';
import { PATIENCE, patientServer } from '../../server/http/patient-server.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { cookieOf, signIn, visitor, type Visitor } from '../support/visitor.ts';
import { emailOf, makeWorld, PASSWORD, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let petra: Visitor;
let admin: Visitor;
/** the same product as it stands behind https, with little patience and few requests a minute */
let strict: Server;
let strictUrl: string;
const LIMIT = 30;
const HEADERS_MS = 400;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  [petra, admin] = [await signIn(app.url, 'petra'), await signIn(app.url, 'admin')];
  const deps = { ...app, baseUrl: 'https://mekoar.voorbeeld.test', requestsAMinute: LIMIT, sessions: { ...app.sessions, https: true } };
  strict = patientServer(createApp(deps), { ...PATIENCE, headersMs: HEADERS_MS, requestMs: 700, checkMs: 50 });
  await new Promise<void>((resolve) => strict.listen(0, '127.0.0.1', resolve));
  strictUrl = `http://127.0.0.1:${(strict.address() as AddressInfo).port}`;
});
afterAll(async () => {
  strict.closeAllConnections();
  await new Promise((resolve) => strict.close(resolve));
  await app.close();
});

describe('headers', () => {
  it('[V3.4] code comes from our own files only, nobody frames us, nothing is kept, and https stays https', async () => {
    const page = await visitor(strictUrl).get('/casussen');
    const policy = Object.fromEntries(
      page.headers
        .get('content-security-policy')!
        .split(';')
        .map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
    );
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(policy['upgrade-insecure-requests']).toBe('');
    expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect((await visitor(app.url).get('/')).headers.get('strict-transport-security')).toBeNull();
    for (const answer of [
      page,
      await visitor(strictUrl).get('/api/me'),
      await visitor(strictUrl).get('/healthz'),
      await visitor(strictUrl).get('/api/nothing'),
    ]) {
      const told = Object.fromEntries(answer.headers);
      expect(told).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      expect(told['permissions-policy']).toContain('camera=(), ');
      expect(told['access-control-allow-origin']).toBeUndefined();
    }
  });
});

describe('another site', () => {
  it('[T8] may call no route that writes, whatever it says where it comes from', async () => {
    const from: Record<string, string>[] = [
      { origin: 'https://elders.test' },
      { origin: 'null' },
      { origin: `${app.url}.elders.test` },
      { origin: app.url, 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    const writing = (Object.values(routes) as Route[]).filter((route) => route.method !== 'get');
    const open: string[] = [];
    for (const route of writing)
      await Promise.all(
        from.map(async (headers) => {
          const answer = await admin.post(route.path.replaceAll(/:\w+/g, crypto.randomUUID()), {}, { headers });
          if (answer.status !== 403 || answer.body.code !== 'wrong-origin') open.push(`${route.id} ${JSON.stringify(headers)} → ${answer.status}`);
        }),
      );
    expect(open).toEqual([]);
    expect(writing.length).toBeGreaterThan(40);
    expect((await admin.get('/api/me')).status).toBe(200);
  });
});

describe('guessing', () => {
  it('[V6.3.1] is stopped per account and per computer, with a time after which to come back, and tells nothing about who exists', async () => {
    const own = await startTestApp();
    try {
      await makeWorld(own);
      const tryIt = (email: string, password = 'fout wachtwoord') => visitor(own.url).post('/api/auth/sign-in/email', { email, password });
      const [known, unknown] = [await tryIt(emailOf('joost')), await tryIt('bestaat-niet@voorbeeld.test')];
      expect({ ...known.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
      const answers = await Promise.all(Array.from({ length: 15 }, () => tryIt(emailOf('joost'))));
      const refused = answers.filter((answer) => answer.status === 429);
      expect(refused.length).toBeGreaterThanOrEqual(6);
      expect(refused[0].headers.get('retry-after')).toBe('900');
      expect((await tryIt(emailOf('joost'), PASSWORD)).status).toBe(429);
      expect((await tryIt(emailOf('petra'), PASSWORD)).status).toBe(200);
      // Most of a hundred tries from this computer are noted without the work of a hundred passwords.
      for (let nth = 0; nth < 85; nth++) await own.attempts.begin([{ what: 'computer 127.0.0.1', most: 100 }]);
      const sprayed = await Promise.all(Array.from({ length: 16 }, (_, at) => tryIt(`p${at}@voorbeeld.test`)));
      expect(sprayed.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    } finally {
      await own.close();
    }
  });

  it('asking too often is 429 with Retry-After, per session, and others go on', async () => {
    const one = visitor(strictUrl, `__Host-mekoar.session=${'a'.repeat(43)}`);
    const other = visitor(strictUrl, `__Host-mekoar.session=${'b'.repeat(43)}`);
    const statuses = (await Promise.all(Array.from({ length: LIMIT + 10 }, () => one.get('/api/me')))).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    const refused = await one.get('/api/directory');
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([429, 'too-fast', '60']);
    expect((await other.get('/api/me')).status).toBe(401);
    expect((await one.get('/healthz')).status).toBe(200);
  });

  it('a session that was planted before sign-in, or stands in an address, is nobody’s afterwards', async () => {
    const planted = `mekoar.session=${'f'.repeat(43)}`;
    const answer = await visitor(app.url, planted).post('/api/auth/sign-in/email', { email: emailOf('marieke'), password: PASSWORD });
    const given = cookieOf(answer);
    expect(given).not.toContain('f'.repeat(43));
    expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/);
    expect((await visitor(app.url, planted).get('/api/me')).status).toBe(401);
    expect((await visitor(app.url).get(`/api/me?${given}`)).status).toBe(401);
    expect((await visitor(app.url).get('/api/me', { headers: { authorization: `Bearer ${given.split('=')[1]}` } })).status).toBe(401);
  });
});

describe('what is not asked for', () => {
  const CANARY = 'kanariegeel';
  const NAMES = 'id org orgRoles person hat state self fresh user_id addedBy org_id isAdmin'.split(' ');
  const EXTRA = {
    roles: ['ADMIN', CANARY],
    by: { person: CANARY, roles: ['ADMIN'] },
    at: '1999-01-01T00:00:00.000Z',
    rev: 999,
    active: 0,
    facts: { triageComplete: true, x: CANARY },
    ...Object.fromEntries(NAMES.map((name) => [name, CANARY])),
  };

  it('[T5] is neither stored nor returned: who, for whom and in which role come from the session', async () => {
    const answers = [
      await petra.post('/api/clients', { name: 'Neeltje Vonk', birthDate: '1944-03-02', ...EXTRA }),
      await petra.post('/api/instances', { machine: 'signal', input: { what: 'Een zorg.', ...EXTRA }, ...EXTRA }),
      await admin.post('/api/people', { name: 'Lena Smit', email: 'lena@voorbeeld.test', ...EXTRA }),
      await admin.post('/api/organisations', { name: 'Buurthuis De Kade', kind: 'welfare', ...EXTRA }),
      await petra.post('/api/me/hat', { membership: world.hats.petra[0], ...EXTRA }),
    ];
    const [client, signal] = answers;
    answers.push(await petra.post(`/api/instances/${signal.body.id}/events`, { ...EXTRA, type: 'DISCARD' }));
    answers.push(
      await petra.get(`/api/instances/${signal.body.id}`),
      await petra.get(`/api/clients/${client.body.id}`),
      await petra.get('/api/me'),
      await petra.get('/api/directory'),
    );
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(answers.slice(0, 2).map(({ status }) => status)).toEqual([201, 201]);
    // A complaint about a field may name the field, not what was put in it.
    for (const answer of answers) expect(JSON.stringify(answer.body)).not.toContain(CANARY);
    const tables = ['events', 'instances', 'boards', 'clients', 'persons', 'memberships', 'organisations', 'access', 'audit', 'idempotency'] as const;
    for (const table of tables)
      expect([table, JSON.stringify(await app.store.db.selectFrom(table).selectAll().execute()).includes(CANARY)]).toEqual([table, false]);
    const actors = await app.store.db.selectFrom('events').select('actor').where('instance_id', '=', signal.body.id).execute();
    expect(new Set(actors.map((row) => JSON.parse(row.actor).person))).toEqual(new Set([world.people.petra]));
    expect((await petra.get('/api/me')).body.roles).toEqual(['POH_O', 'LIAISON']);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('[V15.3.6] a key that could become a prototype, and what is deeper than any form, are refused at the door', async () => {
    for (const raw of [
      '{"machine":"signal","input":{"__proto__":{"admin":true}}}',
      `{"machine":"signal","input":${'['.repeat(60)}${']'.repeat(60)}}`,
      '['.repeat(100_000),
    ]) {
      const answer = await petra.post('/api/instances', {}, { raw });
      expect([answer.status, answer.body.code]).toEqual([400, 'bad-json']);
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });
});

describe('bodies', () => {
  const post = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    fetch(`${app.url}/api/instances`, { method: 'POST', headers: { cookie: petra.cookie, 'idempotency-key': crypto.randomUUID(), ...headers }, body }).then(
      ({ status }) => status,
    );

  it('that are too large, also once unpacked, are 413; a wrapping that is none is 400', async () => {
    const bomb = Uint8Array.from(gzipSync(Buffer.alloc(50 * 2 ** 20, 0x20)));
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    expect(await post(bomb, { 'content-encoding': 'gzip' })).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(30 * 2 ** 20);
    expect(await post(new Uint8Array(400_000), {})).toBe(413);
    for (const coding of ['gzip', 'br', 'deflate', 'zstd', 'nonsense'])
      expect([coding, await post(new Uint8Array([1, 2, 3]), { 'content-encoding': coding })]).toEqual([coding, 400]);
  });

  it('that have no end are not read to it', async () => {
    const status = await new Promise((resolve, reject) => {
      const sending = request(`${app.url}/api/instances`, { method: 'POST', headers: { cookie: petra.cookie, 'idempotency-key': 'endless' } }, (answer) => {
        clearInterval(more);
        resolve(answer.resume().statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      const more = setInterval(() => sending.write(' '.repeat(50_000)), 5);
    });
    expect(status).toBe(413);
  });

  it('[T15] that come a drop at a time, and headers that never end, are cut off; two lengths are no request', async () => {
    const said = (begin: string, drip = '') =>
      new Promise<string>((resolve) => {
        const began = performance.now();
        const socket = connect(Number(new URL(strictUrl).port), '127.0.0.1', () => socket.write(begin));
        const more = drip ? setInterval(() => socket.writable && socket.write(drip), 50) : undefined;
        let heard = '';
        socket.on('data', (part) => (heard += part));
        socket.on('error', () => {});
        socket.on('close', () => (clearInterval(more), resolve(`${heard.split('\r\n')[0]} ${performance.now() - began < 5000 ? 'soon' : 'late'}`)));
      });
    const head = 'POST /api/auth/sign-in/email HTTP/1.1\r\nHost: x\r\n';
    const answers = await Promise.all([
      said(`${head}Content-Length: 5000\r\n\r\n{`, ' '),
      said(head, 'X-A: b\r\n'),
      said('', ''),
      said(`${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
      said(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`),
    ]);
    expect(answers.every((answer) => answer.endsWith('soon'))).toBe(true);
    expect(answers.map((answer) => answer.split(' ')[1])).toEqual(['408', '408', expect.stringMatching(/408|/), '400', '431']);
    expect((await visitor(strictUrl).get('/healthz')).status).toBe(200);
  });
});
