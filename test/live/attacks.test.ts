import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { liveEvents } from '../../server/contract/live.ts';
import { feedOf, liveTrailOf } from '../../server/http/changes.ts';
import { attachLive } from '../../server/live/attach.ts';
import { lonelyBus } from '../../server/live/bus.ts';
import { checkEvents } from '../../server/live/check-events.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn } from '../support/visitor.ts';
import { makeWorld } from '../support/world.ts';
import { connect } from '../trust/fuzz/fuzz-sockets.ts';
import { listen } from './listener.ts';

let app: TestApp;
let cookie: string;
beforeAll(async () => {
  app = await startTestApp();
  await makeWorld(app);
  ({ cookie } = await signIn(app.url, 'petra'));
});
afterAll(() => app.close());

const closed = (socket: WebSocket) =>
  new Promise<boolean>((resolve) => {
    if (socket.readyState === WebSocket.CLOSED) return resolve(true);
    socket.addEventListener('close', () => resolve(true), { once: true });
    setTimeout(() => resolve(false), 4000).unref();
  });

describe('the live connection under attack', () => {
  it('[ARCH6] an event without a policy, a contract or somebody who answers it stops the boot, and so does an answer to no event', () => {
    const names = Object.keys(liveEvents);
    const { policy: _, ...open } = liveEvents.here;
    const { schema: __, ...mute } = liveEvents.here;
    expect(() => checkEvents({ ...liveEvents, here: open }, names)).toThrow(/"here" has no policy/);
    expect(() => checkEvents({ ...liveEvents, here: mute }, names)).toThrow(/"here" has no policy or no contract/);
    expect(() => checkEvents(liveEvents, ['watch', 'unwatch'])).toThrow(/"here" is answered by nobody/);
    expect(() => checkEvents(liveEvents, [...names, 'shout'])).toThrow(/"shout" is answered without a contract/);
    expect(() => checkEvents(liveEvents, names)).not.toThrow();
  });

  it('[V4.4.2] a page of another site cannot connect, by either transport, with somebody’s cookie', async () => {
    for (const origin of ['https://elders.test', 'null', `${app.url}.elders.test`, 'x']) {
      expect([origin, await connect(app.url, cookie, origin)]).toEqual([origin, null]);
      const polling = await fetch(`${app.url}/socket.io/?EIO=4&transport=polling`, { headers: { cookie, origin } });
      expect([origin, polling.status]).toEqual([origin, 403]);
      expect(polling.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('a flood of frames, of events of ours or of none, ends the connection and nothing else', async () => {
    const calm = await listen(app.url, cookie);
    const floods = ['3', '42["watch",{"room":"mine","since":0}]', '42["nothing",{}]', '4'];
    for (const frame of floods) {
      const socket = (await connect(app.url, cookie))!;
      socket.send('40');
      for (let at = 0; at < 400 && socket.readyState === WebSocket.OPEN; at++) socket.send(frame);
      expect([frame, await closed(socket)]).toEqual([frame, true]);
    }
    expect(await calm.ask('watch', { room: 'mine', since: 0 })).toMatchObject({ ok: true });
    expect(await calm.ask('shout', {})).toEqual({ ok: false, code: 'unknown-event' });
    calm.close();
  });

  it('a frame that is too large, and a protocol that is none, close the connection', async () => {
    for (const frame of [`42["watch","${'x'.repeat(20_000)}"]`, '42[', '9']) {
      const socket = (await connect(app.url, cookie))!;
      socket.send('40');
      socket.send(frame);
      expect([frame.slice(0, 10), await closed(socket)]).toEqual([frame.slice(0, 10), true]);
    }
  });

  it('more rooms than one may have are refused also when they are asked for at once', async () => {
    const petra = await signIn(app.url, 'petra');
    const ids = await Promise.all(Array.from({ length: 12 }, async () => (await petra.start('meeting', MEETING)).body.id));
    const page = await listen(app.url, cookie);
    const answers = await Promise.all(ids.map((id) => page.ask('watch', { room: `meeting:${id}`, since: 0 })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(8);
    page.close();
  });

  it('who knocks too often from one address, and who has too many connections, is not let in', async () => {
    const server = createServer();
    const person = { person: 'p', hat: 'h', org: 'o', roles: ['GP' as const] };
    const deps = { ...feedOf(app), engine: { onCommit: () => () => {} }, bus: lonelyBus(), origins: [], trail: liveTrailOf(app), report: () => {} };
    const live = attachLive(server, { ...deps, resolveWho: async () => ({ who: person, session: 'one' }), handshakesAMinute: 24 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const pages = [];
    for (let at = 0; at < 20; at++) pages.push(await listen(url, ''));
    await expect(listen(url, '')).rejects.toThrow('too-many');
    for (let at = 0; at < 3; at++) await listen(url, '').catch(() => {});
    expect(await connect(url, '')).toBeNull();
    pages.forEach((page) => page.close());
    await live.close();
    await new Promise((resolve) => server.close(resolve));
  });
});

const MEETING = { series: 'SERIES_ELDERLY', theme: 'ELDERLY', at: '2026-12-01T12:30:00.000Z', title: 'MDO ouderen', minutes: 60, participants: [] };
