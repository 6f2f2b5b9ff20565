import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '../db/open.ts';
import type { Store } from '../db/store.ts';
import { tracks } from '../machines/index.ts';
import { createApp } from './app.ts';
import { createEngine } from './engine/engine.ts';
import { createKeys } from './engine/keys.ts';
import { runScheduler } from './engine/scheduler.ts';
import type { Clock, Ids } from './engine/types.ts';
import { createAuth } from './http/auth.ts';
import { feedOf } from './http/changes.ts';
import type { Deps } from './http/deps.ts';
import { findSession } from './http/session.ts';
import { createTrail } from './http/trail.ts';
import { attachLive, type Live } from './live/attach.ts';
import { runOutbound } from './outbound/run.ts';
import { seesContent } from './policy/content.ts';
import { createPolicy } from './policy/policy.ts';
import type { Log } from './runtime/logger.ts';

export type StartOptions = {
  databaseUrl: string;
  host: string;
  port: number;
  demo: boolean;
  baseUrl: string | null;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** gives the master key once it is known whether the database already holds something encrypted */
  master: (fresh: boolean) => Buffer;
};
export type Running = Deps & { url: string; stop(): Promise<void> };

/** Opens the database, brings it up to date, and listens. Throws one sentence when the outside world does not allow it. */
export async function start(options: StartOptions): Promise<Running> {
  const { clock, ids, log, demo, baseUrl } = options;
  const store = await openStore(options.databaseUrl);
  try {
    const applied = await store.migrate();
    if (applied.length) log.info({ applied }, 'schema brought up to date');
    await store.assertDurable();
    const master = options.master(await isFresh(store));
    const keys = createKeys(master);
    const policy = createPolicy();
    const engine = await createEngine({ store, tracks, clock, ids, keys, policy });
    const auth = createAuth({ store, ids, log, master, baseUrl: baseUrl ?? 'http://localhost' });
    const deps: Deps = {
      store,
      engine,
      policy,
      clock,
      ids,
      keys,
      log,
      auth,
      trail: createTrail({ store, clock }),
      demo,
      baseUrl,
      online: () => [],
      deliver: async () => {},
      recheck: () => {},
      nudge: () => {},
    };
    const server = createServer(createApp(deps));
    const live = liveOn(server, deps);
    const outbound = runOutbound({
      store,
      engine,
      vault: engine.vault,
      policy,
      clock,
      tracks,
      delivered: live.poke,
      report: (what, err) => log.error({ err, what }, 'delivery failed'),
    });
    deps.online = live.online;
    deps.recheck = (person) => void live.recheck(person).catch((err) => log.error({ err }, 'sessions were not looked at again'));
    deps.deliver = outbound.run;
    const stopTimers = clock.manual && !clock.running ? async () => {} : runScheduler(engine, clock, (err) => log.error({ err }, 'timers did not fire'));
    await listen(server, options.port, options.host);
    const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${(server.address() as AddressInfo).port}`;
    return Object.assign(deps, { url, stop: () => stop(server, live, [stopTimers, outbound.stop], deps) });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function isFresh(store: Store): Promise<boolean> {
  return (await store.db.selectFrom('keys').select('scope').limit(1).executeTakeFirst()) === undefined;
}

function liveOn(server: Server, deps: Deps): Live {
  return attachLive(server, {
    ...feedOf(deps),
    engine: deps.engine,
    resolveWho: async (headers) => {
      const session = await findSession({ auth: deps.auth, db: deps.store.db, now: deps.clock.now().toISOString() }, headers);
      return session && seesContent(session.who) ? { who: session.who } : null;
    },
    origins: deps.baseUrl ? [new URL(deps.baseUrl).origin] : [],
    report: (what, err) => deps.log.error({ err, what }, 'live failed'),
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Lets what is under way end: no new requests, no new timers, the last commit, then the database. */
async function stop(server: Server, live: Live, workers: (() => Promise<void>)[], deps: Deps): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await live.close();
  for (const stopWorker of workers) await stopWorker();
  // A connection that is kept alive falls idle only after its last answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const patience = setTimeout(() => server.closeAllConnections(), 5000);
  await closed;
  clearInterval(sweep);
  clearTimeout(patience);
  await deps.engine.idle();
  await deps.store.close();
}
