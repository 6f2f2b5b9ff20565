import { join } from 'node:path';
import { atLeast, atMost, median, rounded } from '../figure.ts';
import { child, type Child } from '../support/child.ts';
import { probe } from '../support/disk.ts';
import { load, type Loaded, type Request } from '../support/load.ts';
import { part } from '../support/part.ts';

const CONNECTIONS = 32;
const SERVERS = join(import.meta.dirname, '../servers');
const NAMES = { product: 'Mekoar', echo: 'bare Express', hand: 'by hand' };
const REASON = 'Mevrouw is drie weken bij haar dochter in Zwolle.';

/** G5: a command over HTTP, as a signed-in colleague sends it, beside bare Express that sends back what it got, and beside a server written by hand. */
await part(async ({ quick, rounds, say }) => {
  const [cases, seconds] = quick ? [320, 3] : [3200, 10];
  const [product, echo, hand] = [
    await child(join(SERVERS, 'product.ts'), [String(cases)]),
    await child(join(SERVERS, 'echo.ts')),
    await child(join(SERVERS, 'status-column.ts'), [String(cases)]),
  ];
  try {
    const runs = { product: [] as Loaded[], echo: [] as Loaded[], hand: [] as Loaded[] };
    const run = {
      product: (time: number, turn: number) => load(product.said.url, CONNECTIONS, time, commands(product, slice(product.said.cases, turn, rounds))),
      echo: (time: number, _turn: number) => load(echo.said.url, CONNECTIONS, time, echoes()),
      hand: (time: number, turn: number) => load(hand.said.url, CONNECTIONS, time, byHand(slice(hand.said.ids, turn, rounds))),
    };
    const names = ['product', 'echo', 'hand'] as const;
    for (const name of names) await run[name](quick ? 1 : 3, 0);
    for (let round = 0; round < rounds; round++) for (const name of names) runs[name].push(await run[name](seconds, round + 1));
    const speed = (name: keyof typeof runs) => runs[name].map((one) => one.perSecond);
    const late = (name: keyof typeof runs) => runs[name].map((one) => one.p99);
    const fsync = probe();
    say(
      atLeast(
        {
          id: 'G5 rps',
          name: `HTTP commands, ${CONNECTIONS} connections`,
          unit: 'requests/s, beside bare Express',
          ours: speed('product'),
          other: speed('echo'),
        },
        0.75,
      ),
    );
    say(
      atMost(
        {
          id: 'G5 p99',
          name: `p99 of an HTTP command, ${CONNECTIONS} connections`,
          unit: 'ms, beside bare Express and an fsync',
          ours: late('product'),
          other: late('echo').map((ms) => ms + fsync),
        },
        1.5,
      ),
    );
    say(
      atLeast(
        {
          id: 'G5 hand',
          name: `HTTP commands, ${CONNECTIONS} connections`,
          unit: 'requests/s, beside a status column written by hand',
          ours: speed('product'),
          other: speed('hand'),
        },
        4.5,
      ),
    );
    for (const name of names)
      say({
        id: `G5 ${name}`,
        fact: `p50 and p99 over HTTP, ${NAMES[name]}`,
        values: { 'p50 ms': middle(runs[name], 'p50'), 'p99 ms': middle(runs[name], 'p99') },
      });
  } finally {
    for (const one of [product, echo, hand]) await one.stop();
  }
});

/** Cases of its own for each run: whether what was under way when one ended was still carried out is not known. */
function slice<T>(all: T[], turn: number, rounds: number): T[] {
  const size = Math.floor(all.length / (rounds + 1));
  return all.slice(turn * size, (turn + 1) * size);
}

/** Each connection has cases of its own, and pauses and resumes them in turn. */
function commands({ said }: Child, cases: { id: string; by: number }[]): (connection: number) => Request {
  return inTurn(cases, ({ id, by }, body) => ({ path: `/api/instances/${id}/events`, headers: { cookie: said.cookies[by] }, body }));
}

function byHand(ids: string[]): (connection: number) => Request {
  return inTurn(ids, (id, body) => ({ path: `/cases/${id}/events`, body }));
}

function inTurn<T>(all: T[], request: (one: T, body: object) => Request): (connection: number) => Request {
  const own = Math.floor(all.length / CONNECTIONS);
  const turns = Array.from({ length: CONNECTIONS }, () => 0);
  return (connection) => {
    const turn = turns[connection]++;
    return request(all[connection * own + (turn % own)], event(turn, own));
  };
}

function echoes(): () => Request {
  let turn = 0;
  return () => ({ path: '/echo', body: event(turn++, 1) });
}

function event(turn: number, own: number): object {
  return Math.floor(turn / own) % 2 === 0 ? { type: 'PAUSE', reason: REASON } : { type: 'RESUME' };
}

function middle(all: Loaded[], of: 'p50' | 'p99'): number {
  return rounded(median(all.map((one) => one[of])));
}
