import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFront } from '../../server/commands/demo/front.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';
import { freePort } from './free-port.ts';
import { listen } from './listener.ts';

let app: TestApp;
let world: World;
let dying: { port: number; heard: string[]; close(): Promise<void> };
let front: { url: string; close(): void };

beforeEach(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  dying = await dyingNode();
  const port = await freePort();
  const living = Number(new URL(app.url).port);
  front = { url: `http://127.0.0.1:${port}`, ...(await openFront({ host: '127.0.0.1', port, nodes: [dying.port, living] })) };
});
afterEach(async () => {
  front.close();
  await dying.close();
  await app.close();
});

it('says a request again to another node when one dies over it, if it has an Idempotency-Key', async () => {
  const petra = visitor(front.url, (await signIn(app.url, 'petra')).cookie);
  const input = { clientId: crypto.randomUUID(), theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.joost };
  const made = await petra.start('case', input);
  expect(made.status).toBe(201);
  expect((await petra.get(`/api/instances/${made.body.id}`)).body.id).toBe(made.body.id);
  expect(dying.heard.length).toBeGreaterThan(0);
});

it('does not say again what may have happened and has no key', async () => {
  await expect(visitor(front.url).post('/api/auth/sign-in/email', {}, { key: null })).rejects.toThrow('fetch failed');
  expect(dying.heard).toEqual(['POST /api/auth/sign-in/email HTTP/1.1']);
});

it('brings a live connection to a node that lives, and says so when there is none', async () => {
  await dying.close();
  const { cookie } = await signIn(front.url, 'petra');
  const page = await listen(front.url, cookie);
  expect(await page.ask('watch', { room: 'mine', since: 0 })).toMatchObject({ ok: true });
  await app.close();
  await page.until(() => page.socket.disconnected);
  const answer = await visitor(front.url).get('/api/me');
  expect([answer.status, answer.type, answer.body.code]).toEqual([503, 'application/problem+json', 'unavailable']);
  app = await startTestApp();
});

/** A node that dies over everything it hears. */
async function dyingNode() {
  const heard: string[] = [];
  const server = createServer((line: Socket) => {
    line.on('error', () => {});
    line.once('data', (text) => (heard.push(text.toString().split('\r\n')[0]), line.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { heard, port: (server.address() as AddressInfo).port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
