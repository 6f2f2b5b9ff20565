import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { upgradeCommand } from '../../server/commands/upgrade.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { SYSTEM } from '../support/engine.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { welfare } from '../support/welfare/index.ts';
import { welfareV2 } from '../support/welfare/versions/v2.ts';
import { welfareV3 } from '../support/welfare/versions/v3.ts';
import { makeWorld } from '../support/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'mekoar-upgrades-'));
const shared = { databaseUrl: `sqlite:${join(folder, 'town.db')}`, master: randomBytes(32) };
/** Its way does not say what became of `proposed`. */
const forgetful = { ...welfareV3, upgrade: { ...welfareV3.upgrade, 1: { carry: welfareV2.upgrade![1].carry } } };
let app: TestApp;
let admin: Visitor;
let joost: Visitor;
const ids: string[] = [];

beforeAll(async () => {
  const before = await startTestApp({ shared, tracks: [welfare] });
  const world = await makeWorld(before);
  for (const type of ['', '', 'INTRODUCE']) {
    const input = { caseId: crypto.randomUUID(), wish: 'Wandelen', coach: world.people.joost };
    const made = await before.engine.start({ machine: 'welfare', input, who: SYSTEM, key: crypto.randomUUID() });
    ids.push(made.ok ? made.id : '');
    if (type) await before.engine.send({ id: ids.at(-1)!, type, payload: {}, who: SYSTEM, key: crypto.randomUUID() });
  }
  await before.close();
  app = await startTestApp({ shared, tracks: [forgetful] });
  [admin, joost] = [await signIn(app.url, 'admin'), await signIn(app.url, 'joost')];
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an administrator sees which versions run, and nobody else does', async () => {
  const { status, body } = await admin.get('/api/upgrades');
  expect([status, body.machines, body.parked, body.runs]).toEqual([
    200,
    [{ machine: 'welfare', present: 3, kept: [1, 2, 3], version: 1, running: 3, done: 0, parked: false }],
    [],
    [],
  ]);
  expect((await joost.get('/api/upgrades')).status).toBe(403);
  for (const path of ['plan', 'runs', `runs/${crypto.randomUUID()}/moves`, `runs/${crypto.randomUUID()}/undo`])
    expect((await joost.post(`/api/upgrades/${path}`, { machine: 'welfare' })).status).toBe(403);
});

test('a dry run asks for what is gone, takes a mapping, and refuses one that leads nowhere with its path', async () => {
  const plan = async (map = {}) => (await admin.post('/api/upgrades/plan', { machine: 'welfare', map })).body;
  expect(await plan()).toMatchObject({ total: 3, gone: ['proposed'], counts: { 'needs-mapping': 2, moves: 1 } });
  expect(await plan({ proposed: 'waiting' })).toMatchObject({ gone: [], counts: { 'needs-mapping': 0, moves: 3 } });
  expect(JSON.stringify(await plan())).not.toContain('Wandelen');
  expect((await plan({ proposed: 'nergens' })).errors[0].path).toBe('map.proposed');
  expect((await admin.post('/api/upgrades/plan', { machine: 'nothing' })).body.errors[0].path).toBe('machine');
});

test('a run brings over who was chosen, then all, and back; a repeated begin is the same run', async () => {
  const body = { machine: 'welfare', map: { proposed: 'waiting' } };
  const [run, again] = [await admin.post('/api/upgrades/runs', body, { key: 'run-1' }), await admin.post('/api/upgrades/runs', body, { key: 'run-1' })];
  expect([run.status, again.body.id]).toEqual([201, run.body.id]);
  const path = `/api/upgrades/runs/${run.body.id}`;
  expect((await admin.post(`${path}/moves`, { ids: [ids[0]] })).body).toEqual({ done: [ids[0]], left: [], after: null });
  expect((await admin.post(`${path}/moves`, {})).body.done.sort()).toEqual([ids[1], ids[2]].sort());
  expect((await joost.get(`/api/instances/${ids[0]}`)).body).toMatchObject({ version: 3, state: 'waiting', status: 'active' });
  expect((await joost.say(ids[0], 'DECLINE', { reason: 'Liever niet.' })).status).toBe(200);
  const undone = (await admin.post(`${path}/undo`, {})).body;
  expect([undone.done.sort(), undone.left.map((one: any) => [one.id, one.code])]).toEqual([[ids[1], ids[2]].sort(), [[ids[0], 'moved-on']]]);
  expect((await admin.get('/api/upgrades')).body.runs).toMatchObject([{ id: run.body.id, moved: 3, undone: 2, to: 3 }]);
  expect((await admin.post('/api/upgrades/runs/not-an-id/undo', {})).status).toBe(404);
});

test('from a terminal the same: dry run, apply, undo, while the server works', async () => {
  const lines: string[] = [];
  const env = { DATABASE_URL: shared.databaseUrl, MEKOAR_KEY: shared.master.toString('hex') };
  const upgrade = async (...args: string[]) => upgradeCommand(args, env, [forgetful], (line) => lines.push(line));
  expect(await upgrade('--dry-run', '--map', 'proposed=waiting', '--json')).toBe(0);
  expect(JSON.parse(lines[0])).toMatchObject({ machine: 'welfare', total: 2, counts: { moves: 2 } });
  expect(await upgrade('--apply', '--machine', 'welfare', '--map', 'proposed=waiting')).toBe(0);
  const run = /run (\S+):/.exec(lines.join('\n'))![1];
  expect((await joost.get(`/api/instances/${ids[2]}`)).body).toMatchObject({ version: 3, state: { taking: 'starting' } });
  expect(await upgrade('--undo', run)).toBe(0);
  expect((await joost.get(`/api/instances/${ids[2]}`)).body).toMatchObject({ version: 1, state: 'taking' });
  await expect(upgrade('--apply')).rejects.toThrow('Usage');
  await expect(upgrade('--undo', 'nothing')).rejects.toThrow('no run');
  expect((await app.engine.verify()).differences).toEqual([]);
});
