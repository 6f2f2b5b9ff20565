import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { atMost, percentile } from '../figure.ts';
import { child, type Child } from '../support/child.ts';
import { probe } from '../support/disk.ts';
import { part } from '../support/part.ts';
import { post } from '../support/post.ts';

const SERVERS = join(import.meta.dirname, '../servers');
/** A person may have this many connections; three people look. */
const SCREENS = 48;
type Way = { send(turn: number): Promise<string>; heard: Map<string, number[]>; close(): void };

/** G6: from a command that is posted to the screens that show it, beside a post that bare Socket.IO sends on to as many. */
await part(async ({ quick, rounds, say }) => {
  const product = await child(join(SERVERS, 'product.ts'), [quick ? '60' : '600']);
  const echo = await child(join(SERVERS, 'echo.ts'));
  const [ours, raw] = [await throughProduct(product), await throughSocketIo(echo)];
  try {
    for (const perSecond of quick ? [10] : [10, 50]) {
      const [own, other]: [number[], number[]] = [[], []];
      for (const way of [ours, raw]) await latencies(way, perSecond, quick ? 1 : 3);
      for (let round = 0; round < rounds; round++) {
        own.push(percentile(await latencies(ours, perSecond, quick ? 3 : 10), 0.99));
        other.push(percentile(await latencies(raw, perSecond, quick ? 3 : 10), 0.99) + probe());
      }
      say(
        atMost(
          {
            id: `G6 ${perSecond}/s`,
            name: `p99 from command to screen, ${SCREENS} screens, ${perSecond} commands/s`,
            unit: 'ms, beside bare Socket.IO and an fsync',
            ours: own,
            other,
          },
          1.5,
        ),
      );
    }
  } finally {
    ours.close();
    raw.close();
    await product.stop();
    await echo.stop();
  }
});

/** Sends so many a second at their own moment, whether or not the last has arrived; all times from there until each screen heard it. */
async function latencies(way: Way, perSecond: number, seconds: number): Promise<number[]> {
  const began = performance.now();
  const sent: Promise<[string, number]>[] = [];
  for (let turn = 0; turn < perSecond * seconds; turn++) {
    const due = began + (turn * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    sent.push(way.send(turn).then((name) => [name, due]));
  }
  const all = await Promise.all(sent);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const times = all.flatMap(([name, due]) => (way.heard.get(name) ?? []).map((at) => at - due));
  if (times.length < all.length) throw new Error(`${all.length} were sent and ${times.length} were heard.`);
  return times;
}

/** Everybody looks at his own caseload; a command reaches the screens of who may see the case. */
async function throughProduct({ said }: Child): Promise<Way> {
  const heard = new Map<string, number[]>();
  const sockets: Socket[] = [];
  const one = said.cases.filter(({ by }: { by: number }) => by === 0);
  for (let at = 0; at < SCREENS; at++) {
    const socket = io(said.url, { transports: ['websocket'], extraHeaders: { cookie: said.cookies[at % said.cookies.length] } });
    socket.on('changes', ({ rows }: { rows: { id: string; rev: number }[] }) => rows.forEach((row) => hear(heard, `${row.id} ${row.rev}`)));
    await connected(socket);
    const answer = await socket.emitWithAck('watch', { room: 'mine', since: said.clock }).catch((error: Error) => error);
    if (answer instanceof Error) throw answer;
    sockets.push(socket);
  }
  const paused = new Set<string>();
  return {
    heard,
    async send(turn) {
      const { id } = one[turn % one.length];
      const type = paused.delete(id) ? 'RESUME' : (paused.add(id), 'PAUSE');
      const { rev } = await post(`${said.url}/api/instances/${id}/events`, { type }, { cookie: said.cookies[0], 'idempotency-key': randomUUID() });
      return `${id} ${rev}`;
    },
    close: () => sockets.forEach((socket) => socket.close()),
  };
}

async function throughSocketIo({ said }: Child): Promise<Way> {
  const heard = new Map<string, number[]>();
  const sockets: Socket[] = [];
  for (let at = 0; at < SCREENS; at++) {
    const socket = io(said.url, { transports: ['websocket'] });
    socket.on('changes', ({ name }: { name: string }) => hear(heard, name));
    await connected(socket);
    sockets.push(socket);
  }
  return {
    heard,
    async send() {
      const name = randomUUID();
      await post(`${said.url}/emit`, { name, filler: 'x'.repeat(350) });
      return name;
    },
    close: () => sockets.forEach((socket) => socket.close()),
  };
}

function hear(heard: Map<string, number[]>, name: string): void {
  const times = heard.get(name) ?? [];
  heard.set(name, times);
  times.push(performance.now());
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
}
