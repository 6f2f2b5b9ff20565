import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemo } from '../../../server/commands/demo/open-demo.ts';
import type { Who } from '../../../server/engine/types.ts';
import { manualClock } from '../../../server/runtime/clock.ts';
import { uuidV7 } from '../../../server/runtime/ids.ts';
import { loadKeyFile } from '../../../server/runtime/key-file.ts';
import { createLogger } from '../../../server/runtime/logger.ts';
import { start, type Running, type StartOptions } from '../../../server/start.ts';
import { cookieOf, visitor, type Visitor } from '../../support/visitor.ts';
import { emailOf, makeWorld, PASSWORD, type Name, type World } from '../../support/world.ts';

/** Somebody under one of his hats, signed in. */
export type Viewer = { name: string; who: Who; visitor: Visitor; sessions: string[] };
export type Town = { app: Running; viewers: Viewer[]; close(): Promise<void> };

const AT = '2026-11-24T11:20:00.000Z';

/** A server with people in it, on a clock that stands still: the demo neighbourhood, or a few people with a few cases when it must be quick. */
export async function openTown(small: boolean, more: Partial<StartOptions> = {}): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-doors-'));
  const databaseUrl = `sqlite:${join(folder, 'town.db')}`;
  const master = (fresh: boolean) => loadKeyFile(join(folder, 'key'), fresh);
  const clock = small ? manualClock(new Date(AT)) : await openDemo({ databaseUrl, clock: new Date(AT), master });
  const options = { databaseUrl, host: '127.0.0.1', port: 0, demo: true, baseUrl: null, clock, ids: uuidV7(clock), log: createLogger('fatal'), master };
  const app = await start({ ...options, unsafe: true, ...more });
  const close = async () => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const logins = small ? await fewPeople(app) : await demoPeople(app);
  const viewers: Viewer[] = [];
  for (const login of logins) viewers.push(...(await hatsOf(app, login)).slice(0, small ? 1 : undefined));
  return { app, viewers, close };
}

type Login = { email: string; password: string };

async function demoPeople(app: Running): Promise<Login[]> {
  const { body } = await visitor(app.url).get('/api/demo/logins');
  return [...new Map((body as Login[]).map((login) => [login.email, login])).values()];
}

/** One visitor for each hat of a person. */
async function hatsOf(app: Running, { email, password }: Login): Promise<Viewer[]> {
  const viewers: Viewer[] = [];
  const enter = async () => {
    const answer = await visitor(app.url).post('/api/auth/sign-in/email', { email, password });
    if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.status}`);
    return visitor(app.url, cookieOf(answer));
  };
  let own = await enter();
  const { body: me } = await own.get('/api/me');
  for (const [at, hat] of me.memberships.entries()) {
    if (at > 0) own = await enter();
    const chosen = await own.post('/api/me/hat', { membership: hat.id });
    if (chosen.status !== 200) throw new Error(`${email} could not wear ${hat.title}`);
    viewers.push({
      name: `${me.person.name} (${hat.roles.join(', ')})`,
      who: { person: me.person.id, hat: hat.id, org: hat.org, roles: hat.roles },
      visitor: own,
      sessions: [],
    });
  }
  for (const viewer of viewers) viewer.sessions = (await viewer.visitor.get('/api/security')).body.sessions.map((line: { id: string }) => line.id);
  return viewers;
}

const NAMES: Name[] = ['petra', 'stranger', 'admin'];

async function fewPeople(app: Running): Promise<Login[]> {
  const world = await makeWorld(app);
  await someWork(app, world);
  return NAMES.map((name) => ({ email: emailOf(name), password: PASSWORD }));
}

async function someWork(app: Running, world: World): Promise<void> {
  const own = async (name: Name) =>
    visitor(app.url, cookieOf(await visitor(app.url).post('/api/auth/sign-in/email', { email: emailOf(name), password: PASSWORD })));
  const [joost, petra, stranger] = [await own('joost'), await own('petra'), await own('stranger')];
  for (const [by, name, owner] of [
    [joost, 'Neeltje Vonk', world.people.joost],
    [petra, 'Hendrik Vonk', world.people.petra],
  ] as const) {
    const household = (await by.post('/api/households', { label: 'Huishouden Vonk' })).body.id;
    const client = await by.post('/api/clients', { name, birthDate: '1944-03-02', household });
    const file = await by.start('case', { clientId: client.body.id, theme: 'ELDERLY', orgId: world.orgs.team, owner });
    const action = await by.start('action', { caseId: file.body.id, text: 'Bellen' });
    if (action.status !== 201) throw new Error(`The town has no work in it: ${JSON.stringify(action.body)}`);
  }
  await stranger.start('signal', { what: 'Iets anders, van iemand anders.', orgId: world.orgs.homecare });
  const series = { series: 'SERIES_ELDERLY', theme: 'ELDERLY', orgId: world.orgs.team };
  await petra.start('meeting', { ...series, at: '2026-12-01T12:30:00.000Z', title: 'MDO ouderen', minutes: 60, participants: [] });
}
