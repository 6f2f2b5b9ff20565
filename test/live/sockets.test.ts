import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { feedOf, liveTrailOf } from '../../server/http/changes.ts';
import { attachLive } from '../../server/live/attach.ts';
import { lonelyBus } from '../../server/live/bus.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';
import { listen, type Listener } from './listener.ts';

let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
const open: Listener[] = [];
beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  for (const name of ['petra', 'marieke', 'joost', 'stranger', 'admin'] as Name[]) people[name] = await signIn(app.url, name);
});
afterEach(() => open.splice(0).forEach((listener) => listener.close()));
afterAll(() => app.close());

const join = async (name: Name) => {
  const listener = await listen(app.url, people[name].cookie);
  open.push(listener);
  return listener;
};
const newCase = async () => {
  const client = crypto.randomUUID();
  const answer = await people.petra.start('case', { clientId: client, theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.joost });
  expect(answer.status).toBe(201);
  return answer.body as { id: string; rev: number; clock: number };
};

describe('the live connection', () => {
  it('lets nobody in without a session, with a hat that sees no content, or from a foreign page', async () => {
    await expect(listen(app.url, '')).rejects.toThrow('not-signed-in');
    await expect(listen(app.url, people.admin.cookie)).rejects.toThrow('not-signed-in');
    await expect(listen(app.url, people.petra.cookie, { origin: 'https://elders.test' })).rejects.toThrow();
    (await listen(app.url, people.petra.cookie, { origin: app.url })).close();
  });

  it('brings what happened since the clock at once, and then each change as it is committed', async () => {
    const made = await newCase();
    const page = await join('joost');
    const before = made.clock - 1;
    expect(await page.ask('watch', { room: 'mine', since: before })).toMatchObject({ ok: true });
    expect(page.heard[0]).toMatchObject({ room: 'mine', from: before });
    expect(page.rows().map((row) => row.id)).toContain(made.id);
    const known = page.heard.at(-1)!.to;
    await people.joost.say(made.id, 'RAISE_CONCERN', { reason: 'Maakt zich zorgen.' });
    await page.until(() => page.heard.length > 1);
    expect(page.heard[1].from).toBe(known);
    expect(page.heard[1].to).toBeGreaterThan(known);
    expect(page.heard[1].rows).toContainEqual(expect.objectContaining({ id: made.id, state: expect.arrayContaining(['safety.concern']) }));
  });

  it('sends nothing to who may not see it, and takes away what was his', async () => {
    const made = await newCase();
    const [stranger, marieke] = [await join('stranger'), await join('marieke')];
    await stranger.ask('watch', { room: 'mine', since: made.clock - 1 });
    await marieke.ask('watch', { room: 'mine', since: made.clock });
    expect(await stranger.ask('watch', { room: `case:${made.id}`, since: 0 })).toEqual({ ok: false, code: 'not-found' });
    await people.joost.say(made.id, 'ADD_TO_TEAM', { person: world.people.marieke });
    await marieke.until(() => marieke.rows().some((row) => row.id === made.id));
    await people.joost.say(made.id, 'REMOVE_FROM_TEAM', { person: world.people.marieke });
    await marieke.until(() => marieke.rows().some((row) => row.id === made.id && 'gone' in row));
    expect(stranger.heard).toEqual([]);
    expect(await marieke.ask('watch', { room: `case:${made.id}`, since: 0 })).toEqual({ ok: false, code: 'not-found' });
  });

  it('a room that is taken away says so and ends', async () => {
    const made = await newCase();
    await people.joost.say(made.id, 'ADD_TO_TEAM', { person: world.people.marieke });
    const page = await join('marieke');
    await page.ask('watch', { room: `case:${made.id}`, since: made.clock });
    await page.ask('here', { room: `case:${made.id}` });
    expect(app.online(`case:${made.id}`)).toEqual([world.people.marieke]);
    await people.joost.say(made.id, 'REMOVE_FROM_TEAM', { person: world.people.marieke });
    await page.until(() => page.rows().some((row) => row.id === made.id && 'gone' in row));
    await page.until(() => app.online(`case:${made.id}`).length === 0);
    expect(await page.ask('here', { room: `case:${made.id}` })).toEqual({ ok: false, code: 'not-watching' });
  });

  it('tells who is here to those who watch, and forgets them when they leave', async () => {
    const { id } = await newCase();
    const room = `case:${id}`;
    const [petra, joost] = [await join('petra'), await join('joost')];
    await petra.ask('watch', { room, since: 0 });
    await joost.ask('watch', { room, since: 0 });
    await joost.ask('here', { room });
    await petra.until(() => petra.presence.at(-1)?.people.join() === world.people.joost);
    joost.close();
    await petra.until(() => petra.presence.at(-1)?.people.length === 0);
    expect(app.online(room)).toEqual([]);
  });

  it('ends with a word when the session does', async () => {
    const cookie = (await signIn(app.url, 'joost')).cookie;
    const page = await listen(app.url, cookie);
    open.push(page);
    await page.ask('watch', { room: 'mine', since: 0 });
    await fetch(`${app.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}' });
    await page.until(() => page.byes.length > 0 && page.socket.disconnected);
    expect(page.byes).toEqual([{ code: 'session-ended' }]);
  });

  it('refuses what has no form, too many rooms, and a flood', async () => {
    const page = await join('petra');
    for (const bad of [null, 7, 'mine', {}, { room: 'all', since: 0 }, { room: 'mine', since: -1 }, { room: "case:' or 1=1", since: 0 }])
      expect(await page.ask('watch', bad)).toEqual({ ok: false, code: 'bad-input' });
    const rooms = [];
    for (let at = 0; at < 9; at++) rooms.push(`case:${(await newCase()).id}`);
    const second = await join('petra');
    const answers = [];
    for (const room of rooms) answers.push((await second.ask('watch', { room, since: 0 })).ok);
    expect(answers).toEqual([...Array(8).fill(true), false]);
    const third = await join('petra');
    for (let at = 0; at < 60; at++) third.socket.emit('watch', { room: 'mine', since: 0 });
    await third.until(() => third.byes.length > 0);
    expect(third.byes).toEqual([{ code: 'too-many' }]);
  });

  it('an answer that does not fit says to fetch afresh', async () => {
    const page = await join('petra');
    await page.ask('watch', { room: 'mine', since: 999_999 });
    expect(page.heard[0]).toMatchObject({ rows: [] });
    expect(page.heard[0].from).toBe(page.heard[0].to);
  });

  it('loses nothing when every nudge is lost', async () => {
    const server = createServer();
    const live = attachLive(server, {
      ...feedOf(app),
      // A bus that never says anything.
      engine: { onCommit: () => () => {} },
      bus: lonelyBus(),
      resolveWho: async () => ({
        who: { person: world.people.petra, hat: world.hats.petra[0], org: world.orgs.team, roles: ['WIJ_WORKER', 'LIAISON'] },
        session: 'one',
      }),
      origins: [],
      trail: liveTrailOf(app),
      report: (what, error) => {
        throw new Error(what, { cause: error });
      },
      sweepMs: 40,
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const page = await listen(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, '');
    await page.ask('watch', { room: 'mine', since: 0 });
    const made = await newCase();
    await page.until(() => page.rows().some((row) => row.id === made.id));
    page.close();
    await live.close();
    await new Promise((resolve) => server.close(resolve));
  });
});
