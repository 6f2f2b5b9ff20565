import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import express from 'express';
import { routes } from '../../server/contract/routes.ts';
import { allHandlers } from '../../server/http/handlers.ts';
import { mountRoutes, type Handlers } from '../../server/http/mount.ts';
import type { Running } from '../../server/start.ts';
import { openTown } from './doors/town.ts';
import { fuzzHttp, type Target } from './fuzz/fuzz-http.ts';
import { randomOf } from './tools/random.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** requests that nearly fit the contracts, and many that fit nothing: every one is answered, in time, without a failure of ours and without a word about our inside. */
export const r29: TrustTest = { id: 'R-29', title: 'fuzz over HTTP', run };

const QUICK = 300;
const FULL = 20_000;
const HANG_MS = 2000;
/** In the quick slice seven others want the processor too; what hangs, hangs longer than this. */
const PATIENT_MS = 10_000;

async function run(asked: Asked): Promise<Result> {
  const count = asked.size ?? (asked.quick ? QUICK : FULL);
  const town = await openTown(true);
  try {
    const ids = [
      ...(await town.app.store.db.selectFrom('boards').select('id').execute()),
      ...(await town.app.store.db.selectFrom('clients').select('id').execute()),
    ].map(({ id }) => id);
    const cookies = ['', ...town.viewers.map((viewer) => viewer.visitor.cookie)];
    const target: Target = { url: town.app.url, cookies, ids, hangMs: asked.quick ? PATIENT_MS : HANG_MS };
    const random = randomOf(asked.seed);
    const warm = await fuzzHttp(target, random, Math.ceil(count / 4));
    const before = memory();
    const rest = await fuzzHttp(target, random, count - warm.asked);
    const after = memory();
    const wrong = [...warm.wrong, ...rest.wrong];
    const twins = await twinsOf(town.app, target, asked.seed);
    const twinFailed = Object.values(twins).every((found) => found > 0);
    const statuses = Object.entries(rest.statuses).map(([status, times]) => [`status${status}`, times]);
    const reached = (rest.statuses[200] ?? 0) + (rest.statuses[201] ?? 0);
    return {
      id: r29.id,
      title: r29.title,
      tried: warm.asked + rest.asked,
      lost: wrong.length,
      doubled: 0,
      // Of requests that all bounce off the door, nothing behind it would be tried.
      ok: wrong.length === 0 && twinFailed && reached > rest.asked / 20 && after.heap < before.heap * 1.5,
      twinFailed,
      notes: [...wrong.slice(0, 20), ...Object.entries(twins).map(([name, found]) => `twin "${name}": ${found} found`)],
      figures: {
        requests: warm.asked + rest.asked,
        slowestMs: Math.max(warm.slowestMs, rest.slowestMs),
        rssBeforeMb: before.rss,
        rssAfterMb: after.rss,
        heapBeforeMb: before.heap,
        heapAfterMb: after.heap,
        ...Object.fromEntries(statuses),
      },
    };
  } finally {
    await town.close();
  }
}

/** In megabytes, after everything that can go is gone. The one who asks lives in the same process and is counted too. */
function memory(): { rss: number; heap: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss: Math.round(rss / 2 ** 20), heap: Math.round(heapUsed / 2 ** 20) };
}

/** The same requests to a front in which one handler throws and one never answers. */
async function twinsOf(app: Running, target: Target, seed: number): Promise<Record<string, number>> {
  const handlers = allHandlers(app);
  const list: Handlers['list'] = async () => {
    throw new Error('a bug of ours');
  };
  return {
    'a handler that throws': await against({ ...handlers, list, start: list as never, send: list as never }),
    'a handler that never answers': await against({ ...handlers, start: () => new Promise(() => {}), send: () => new Promise(() => {}) }),
  };

  async function against(broken: Handlers): Promise<number> {
    const front = express()
      .use(mountRoutes({ ...app, underWay: { add: (work: Promise<unknown>) => work } as never }, routes, broken))
      .use((_error: unknown, _req: unknown, res: express.Response, _next: unknown) => void res.status(500).json({ stack: 'at x.ts:1' }));
    const server = front.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const found = await fuzzHttp({ ...target, url, hangMs: 500 }, randomOf(seed), 150);
    await new Promise((resolve) => (server.close(resolve), server.closeAllConnections()));
    return found.wrong.length;
  }
}
