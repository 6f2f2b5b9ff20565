import { liveEvents } from '../../../server/contract/live.ts';
import type { Random } from '../tools/random.ts';
import { fromSchema } from './from-schema.ts';
import { NASTY, spoil } from './spoil.ts';

export type SocketFuzz = { frames: number; connections: number; closed: number; answers: number };

/** Frames on one connection, before it is let go: fewer than the limit of a second, so that they are looked at, or so many that it is cut off. */
const POLITE = 18;
const FLOOD = 120;
const WAIT_MS = 3000;

/** Brings so many frames, near the protocol and far from it, over many connections at once. A connection may be closed for it; the server may not notice more than that. */
export async function fuzzSockets(
  { url, cookies, ids }: { url: string; cookies: string[]; ids: string[] },
  random: Random,
  frames: number,
): Promise<SocketFuzz> {
  const done: SocketFuzz = { frames: 0, connections: 0, closed: 0, answers: 0 };
  const makers = Object.entries(liveEvents).map(([name, { schema }]) => ({ name, make: fromSchema(schema, ids) }));
  const worker = async () => {
    while (done.frames < frames) await oneConnection();
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  return done;

  async function oneConnection(): Promise<void> {
    done.connections += 1;
    const socket = await connect(url, cookies[random.whole(0, cookies.length - 1)]);
    if (!socket) return;
    socket.addEventListener('message', () => (done.answers += 1));
    // Mostly the handshake of Socket.IO as it should be; sometimes none.
    if (random.whole(0, 5)) socket.send('40');
    await new Promise((resolve) => setTimeout(resolve, 5));
    // One that breaks the protocol is closed at once; most keep to it, so that what is behind it is tried too.
    const rough = random.whole(0, 3) === 0;
    const most = random.whole(0, 9) ? POLITE : FLOOD;
    for (let at = 0; at < most && socket.readyState === WebSocket.OPEN; at++) {
      done.frames += 1;
      socket.send(rough ? brokenFrame() : eventFrame());
      if (at % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    if (socket.readyState !== WebSocket.OPEN) done.closed += 1;
    socket.close();
  }

  function eventFrame(): string {
    const { name, make } = makers[random.whole(0, makers.length - 1)];
    const said = random.whole(0, 3) ? make(random) : spoil(make(random), random);
    return `42${random.whole(0, 99)}${JSON.stringify([random.whole(0, 20) ? name : 'nothing', said])}`.slice(0, 15_000);
  }

  function brokenFrame(): string | Uint8Array<ArrayBuffer> {
    const pick = <T>(all: readonly T[]): T => all[random.whole(0, all.length - 1)];
    const { name } = pick(makers);
    const nasty = () => JSON.stringify(pick(NASTY)) ?? '0';
    switch (random.whole(0, 7)) {
      case 0:
        return Uint8Array.from({ length: random.whole(0, 300) }, () => random.whole(0, 255));
      case 1:
        return pick([
          '',
          '0',
          '1',
          '2',
          '3',
          '5',
          '6',
          '41',
          '44',
          '49',
          '4',
          '42',
          '42[]',
          '42{}',
          '42null',
          '42["',
          '40/admin,',
          '40/admin,{"a":1}',
          '7',
          '2probe',
          '\u0000',
        ]);
      case 2:
        return `42${random.whole(0, 1) ? '9'.repeat(random.whole(1, 400)) : ''}["${name}",${nasty()}]`;
      case 3:
        return pick([
          '451-["watch",{"_placeholder":true,"num":0}]',
          '4599999999-["x"]',
          '46-1["a"]',
          '451-["x",{"_placeholder":true,"num":-1}]',
          '431[]',
          '451-[]',
        ]);
      case 4:
        return `42["${name}",${'['.repeat(6000)}]`;
      case 5:
        return `42["${'x'.repeat(17_000)}"]`;
      case 6:
        return `42[${nasty()},${nasty()}]`;
      default:
        return `42["${pick(['connect', 'disconnect', 'error', 'newListener', '__proto__', 'constructor', 'changes', 'bye'])}",{}]`;
    }
  }
}

/** A WebSocket to the live path; null when it is not let in. Node's own takes headers, which browsers do not. */
export function connect(url: string, cookie: string, origin = url): Promise<WebSocket | null> {
  const address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { headers: { cookie, origin } } as never);
  socket.binaryType = 'arraybuffer';
  return new Promise((resolve) => {
    const late = setTimeout(() => (socket.close(), resolve(null)), WAIT_MS);
    const settle = (value: WebSocket | null) => (clearTimeout(late), resolve(value));
    socket.addEventListener('open', () => settle(socket), { once: true });
    socket.addEventListener('error', () => settle(null), { once: true });
  });
}
