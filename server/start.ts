import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '../db/open.ts';
import { keepCheckpoints } from './audit/keep-checkpoints.ts';
import { createApp } from './app.ts';
import { feedOf, liveTrailOf } from './http/changes.ts';
import type { Deps } from './http/deps.ts';
import { patientServer } from './http/patient-server.ts';
import { findSession } from './http/session.ts';
import { createTrail } from './http/trail.ts';
import { createAttempts } from './identity/attempts.ts';
import { leakedPasswords } from './identity/leaked-passwords.ts';
import { oneRuns } from './identity/meeting-runs.ts';
import { createSessions } from './identity/sessions.ts';
import { attachLive, type Live } from './live/attach.ts';
import type { Bus } from './live/bus.ts';
import { seesContent } from './policy/content.ts';
import { tellErased } from './retention/keep.ts';
import { systemClock } from './runtime/clock.ts';
import { createUnderWay } from './runtime/under-way.ts';
import { layGround, openBus, type Ground } from './start/ground.ts';
import type { StartOptions } from './start/options.ts';
import { startWorkers } from './start/workers.ts';

export type { StartOptions } from './start/options.ts';
export type Running = Deps & { url: string; stop(): Promise<void> };

/** Opens the database, brings it up to date, and listens. Throws one sentence when the outside world does not allow it. */
export async function start(options: StartOptions): Promise<Running> {
  const { log } = options;
  const store = await openStore(options.databaseUrl, { unsafe: options.unsafe, diskFailed: options.diskFailed });
  let bus: Bus | undefined;
  try {
    const applied = await store.migrate();
    if (applied.length) log.info({ applied }, 'schema brought up to date');
    await store.assertDurable();
    bus = await openBus(options);
    const ground = await layGround(options, store, bus);
    const deps = depsOf(options, ground);
    const checkpoints = options.checkpoints
      ? keepCheckpoints({ store, file: options.checkpoints, wall: deps.wall, report: (what, err) => log.error({ err, what }, 'audit') })
      : null;
    const server = patientServer(createApp(deps), options.patience);
    const live = liveOn(server, deps, bus);
    deps.online = live.online;
    deps.recheck = (person) => void live.recheck(person).catch((err) => log.error({ err }, 'sessions were not looked at again'));
    const workers = startWorkers(options, ground, deps, live);
    await listen(server, options.port, options.host).catch(async (error) => {
      await live.close();
      for (const stopWorker of workers) await stopWorker();
      throw error;
    });
    const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${(server.address() as AddressInfo).port}`;
    const leave = async () => (await checkpoints?.stop(), await ground.nodes.stop(), await bus!.close());
    return Object.assign(deps, { url, stop: () => stop(server, live, { workers, leave }, deps) });
  } catch (error) {
    await bus?.close();
    await store.close();
    throw error;
  }
}

/** What the routes work with. Mail, backups and live connections are filled in once they stand. */
function depsOf(options: StartOptions, { store, bus, clock, keys, policy, nodes }: Ground): Deps {
  const { ids, log, demo, baseUrl, wall = systemClock() } = options;
  return {
    store,
    engine: nodes.engine,
    policy,
    clock,
    ids,
    keys,
    log,
    wall,
    sessions: createSessions({ store, ids, wall, https: baseUrl?.startsWith('https:') ?? false }),
    attempts: createAttempts({ store, ids, keys, wall }),
    leaked: leakedPasswords(options.leakedPasswords ?? null),
    oidc: options.oidc ?? null,
    trail: createTrail({ store, clock }),
    demo,
    baseUrl,
    requestsAMinute: options.requestsAMinute,
    online: () => [],
    mail: null,
    backups: null,
    deliver: async () => {},
    recheck: () => {},
    nudge: () => {},
    tellErased: (scopes) => tellErased(bus, scopes),
    underWay: createUnderWay(),
  };
}

function liveOn(server: Server, deps: Deps, bus: Bus): Live {
  return attachLive(server, {
    ...feedOf(deps),
    bus,
    engine: deps.engine,
    resolveWho: async (headers, meetings = []) => {
      // A connection is no sign of life, but taking part in a meeting that runs is.
      const byItself = (await oneRuns(deps.store.db, meetings)) ? {} : { 'x-by-itself': '1' };
      const session = await findSession(deps, { ...headers, ...byItself });
      return session?.id && session.stage === 'full' && seesContent(session.who) ? { who: session.who, session: session.id } : null;
    },
    origins: deps.baseUrl ? [new URL(deps.baseUrl).origin] : [],
    behindProxy: deps.baseUrl !== null,
    handshakesAMinute: deps.requestsAMinute,
    trail: liveTrailOf(deps),
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

/** Lets what is under way end: no new requests, no new timers, the last commit and the word of it, then the database. */
async function stop(server: Server, live: Live, rest: { workers: (() => Promise<void>)[]; leave: () => Promise<void> }, deps: Deps): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await live.close();
  for (const stopWorker of rest.workers) await stopWorker();
  // A connection that is kept alive falls idle only after its last answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const patience = setTimeout(() => server.closeAllConnections(), 5000);
  await closed;
  clearInterval(sweep);
  clearTimeout(patience);
  // A browser that hung up does not end what it asked for: its connection is closed, the handler still reads and writes.
  await deps.underWay.settled();
  await deps.engine.idle();
  await rest.leave();
  await deps.store.close();
}
