import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../db/seed/people.ts';
import { openStore } from '../../db/open.ts';
import { openFront } from '../../server/commands/demo/front.ts';
import { launchPostgres, type PostgresServer } from '../../server/commands/demo/launch-postgres.ts';
import { openDemo } from '../../server/commands/demo/open-demo.ts';
import { startNode, type StartedNode } from '../../server/commands/demo/start-node.ts';
import type { Changes } from '../../server/contract/shapes.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import { hasPostgres } from '../support/postgres.ts';
import { visitor, type Visitor } from '../support/visitor.ts';
import { freePort } from './free-port.ts';

const PEOPLE = ['petra', 'marieke', 'joost', 'anja'];
const BEFORE_MS = 1500;
const AFTER_MS = 3000;

/** The servers are processes of their own, so that one can be killed as the power would. */
describe.skipIf(!hasPostgres)('a node that is killed under load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-killed-'));
  let postgres: PostgresServer;
  let nodes: StartedNode[];
  let front: { url: string; close(): void };

  beforeAll(async () => {
    postgres = await launchPostgres({ durable: true });
    const databaseUrl = postgres.address('postgres');
    const keyFile = join(folder, 'mekoar.key');
    await openDemo({ databaseUrl, clock: null, master: (fresh) => loadKeyFile(keyFile, fresh), history: false });
    const env = { ...process.env, DEMO: '1', CLOCK: '', BASE_URL: '', HOST: '127.0.0.1', DATABASE_URL: databaseUrl, KEY_FILE: keyFile, LOG_LEVEL: 'error' };
    nodes = [];
    for (const name of ['one', 'other']) nodes.push(startNode(name, await freePort(), env));
    await Promise.all(nodes.map((node) => node.ready()));
    const port = await freePort();
    front = { url: `http://127.0.0.1:${port}`, ...(await openFront({ host: '127.0.0.1', port, nodes: nodes.map((node) => node.port) })) };
  });
  afterAll(async () => {
    front.close();
    for (const { child } of nodes) child.kill('SIGKILL');
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses and doubles nothing, and its browsers are back within seconds, with all that they missed', async () => {
    const browsers = await Promise.all(PEOPLE.map((name) => openBrowser(front.url, name)));
    const load = { on: true };
    const working = Promise.all(browsers.map((browser) => work(browser, load)));
    await later(BEFORE_MS);
    nodes[0].child.kill('SIGKILL');
    await nodes[0].ended;
    await later(AFTER_MS);
    load.on = false;
    await working;
    const acknowledged = browsers.flatMap((browser) => browser.made);
    const store = await openStore(postgres.address('postgres'));
    const stored = await store.db.selectFrom('instances').select('id').where('machine', '=', 'signal').execute();
    await store.close();
    expect(stored.map((row) => row.id).sort()).toEqual(acknowledged.toSorted());
    for (const browser of browsers) await expect.poll(() => browser.made.filter((id) => !browser.seen.has(id)), { timeout: 5000 }).toEqual([]);
    const away = browsers.flatMap((browser) => browser.away);
    expect(Math.max(...away, 0)).toBeLessThan(8000);
    browsers.forEach((browser) => browser.socket.disconnect());
  });
});

type Browser = { visitor: Visitor; socket: Socket; made: string[]; seen: Set<string>; away: number[] };

/** Signed in, and watching as a page does: after every connection it asks for what changed since the clock it has. */
async function openBrowser(url: string, name: string): Promise<Browser> {
  const answer = await visitor(url).post('/api/auth/sign-in/email', { email: `${name}@demo.mekoar.example`, password: DEMO_PASSWORD });
  expect(answer.status).toBe(200);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const socket = io(url, { extraHeaders: { cookie }, reconnectionDelay: 500, reconnectionDelayMax: 8000, forceNew: true });
  const browser: Browser = { visitor: visitor(url, cookie), socket, made: [], seen: new Set(), away: [] };
  let clock = 0;
  let lostAt: number | null = null;
  socket.on('connect', () => {
    if (lostAt !== null) browser.away.push(performance.now() - lostAt);
    socket.emit('watch', { room: 'mine', since: clock });
  });
  socket.on('disconnect', () => (lostAt = performance.now()));
  socket.on('changes', (changes: Changes) => {
    clock = changes.to;
    for (const row of changes.rows) browser.seen.add(row.id);
  });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return browser;
}

/** Hands in one signal after the other; what got no answer is sent again under the same key. */
async function work(browser: Browser, load: { on: boolean }): Promise<void> {
  while (load.on) {
    const key = crypto.randomUUID();
    for (let answered = false; !answered;) {
      const answer = await browser.visitor.start('signal', { what: 'Zij doet de deur niet meer open.' }, { key }).catch(() => null);
      answered = answer?.status === 201;
      if (answered) browser.made.push(answer!.body.id);
      else await later(50);
    }
  }
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
