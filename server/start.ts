import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '../db/open.ts';
import type { Store } from '../db/store.ts';
import { tracks as installed } from '../machines/index.ts';
import type { Track } from '../machines/track.ts';
import { rememberingPolicy } from './audit/access.ts';
import { openChain } from './audit/chain.ts';
import { keepBackups, type BackupSettings } from './backup/keep-backups.ts';
import { keepCheckpoints } from './audit/keep-checkpoints.ts';
import { keepReviews } from './audit/keep-reviews.ts';
import { createApp } from './app.ts';
import { createEngine } from './engine/engine.ts';
import { openKeys } from './engine/open-keys.ts';
import { runScheduler } from './engine/scheduler.ts';
import type { Clock, Ids } from './engine/types.ts';
import { feedOf, liveTrailOf } from './http/changes.ts';
import type { Deps } from './http/deps.ts';
import { patientServer, type Patience } from './http/patient-server.ts';
import { findSession } from './http/session.ts';
import { createTrail } from './http/trail.ts';
import { createAttempts } from './identity/attempts.ts';
import { leakedPasswords } from './identity/leaked-passwords.ts';
import type { OidcSettings } from './identity/oidc-settings.ts';
import { oneRuns } from './identity/meeting-runs.ts';
import { createSessions } from './identity/sessions.ts';
import { amongNodes, clockAmongNodes } from './live/among-nodes.ts';
import { attachLive, type Live } from './live/attach.ts';
import { lonelyBus, type Bus } from './live/bus.ts';
import { openPostgresBus } from './live/postgres-bus.ts';
import { runOutbound } from './outbound/run.ts';
import { secureMail } from './outbound/mail/secure-mail.ts';
import type { SmtpSettings } from './runtime/smtp-url.ts';
import { seesContent } from './policy/content.ts';
import { createPolicy } from './policy/policy.ts';
import { refreshWhenOld } from './policy/refresh-access.ts';
import { firstTerms } from './retention/first-terms.ts';
import { keepRetention, tellErased } from './retention/keep.ts';
import { systemClock } from './runtime/clock.ts';
import type { Log } from './runtime/logger.ts';
import { runWord } from './runtime/run-word.ts';
import { createUnderWay } from './runtime/under-way.ts';

export type StartOptions = {
  databaseUrl: string;
  host: string;
  port: number;
  demo: boolean;
  baseUrl: string | null;
  /** the gateway for secure mail; absent or null: letters wait */
  smtp?: SmtpSettings | null;
  clock: Clock;
  /** the clock of the machine; only tests have another one */
  wall?: Clock;
  /** the organisation's own sign-in */
  oidc?: OidcSettings | null;
  /** a list of leaked passwords on disk */
  leakedPasswords?: string | null;
  ids: Ids;
  log: Log;
  /** gives the master key once it is known whether the database already holds something encrypted */
  master: (fresh: boolean) => Buffer;
  /** file of the signed audit checkpoints, outside the database; null or absent: none are kept */
  checkpoints?: string | null;
  /** requests of one session in a minute; absent or 0: any number */
  requestsAMinute?: number;
  /** only tests have less of it */
  patience?: Patience;
  /** where the server makes backups; null or absent: nowhere */
  backups?: BackupSettings | null;
  /** for tests only: a database that does not keep what it acknowledges may pass */
  unsafe?: boolean;
  /** called once when the disk gives an I/O error; nothing is answered from it any more, and the process should end */
  diskFailed?: () => void;
  /** for tests only: machines, or versions of them, that no release has */
  tracks?: readonly Track[];
};
export type Running = Deps & { url: string; stop(): Promise<void> };

/** Opens the database, brings it up to date, and listens. Throws one sentence when the outside world does not allow it. */
export async function start(options: StartOptions): Promise<Running> {
  const { ids, log, demo, baseUrl, tracks = installed } = options;
  const store = await openStore(options.databaseUrl, { unsafe: options.unsafe, diskFailed: options.diskFailed });
  let bus: Bus | undefined;
  try {
    const applied = await store.migrate();
    if (applied.length) log.info({ applied }, 'schema brought up to date');
    await store.assertDurable();
    const master = options.master(await isFresh(store));
    bus = await openBus(options);
    const clock = clockAmongNodes(options.clock, bus);
    const keys = await openKeys(store, master, clock.now().toISOString(), () => options.master(false));
    await firstTerms(store);
    const refreshed = await refreshWhenOld(store, tracks, clock.now().toISOString());
    if (refreshed?.instances) log.info(refreshed, 'who may see what was written anew');
    const policy = rememberingPolicy(createPolicy());
    // Of several nodes each has a chain of its own, so that none waits for another to write the log.
    await openChain({ store, keys, clock, ...(store.kind === 'postgres' ? { node: ids.uuid() } : {}) });
    const own = await createEngine({ store, tracks, clock, ids, keys, policy });
    const nodes = amongNodes(own, { bus, store, report: (what, err) => log.warn({ err, what }, 'other nodes') });
    const wall = options.wall ?? systemClock();
    const checkpoints = options.checkpoints
      ? keepCheckpoints({ store, file: options.checkpoints, wall, report: (what, err) => log.error({ err, what }, 'audit') })
      : null;
    const deps: Deps = {
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
      tellErased: (scopes) => tellErased(bus!, scopes),
      underWay: createUnderWay(),
    };
    const retention = keepRetention(deps, bus);
    const backups = backupsOn(options, deps);
    const reviews = keepReviews({ store, keys, clock, report: (err) => log.error({ err }, 'the weekly review was not made') });
    const server = patientServer(createApp(deps), options.patience);
    const live = liveOn(server, deps, bus);
    // Each node carries out what it committed itself; what another left behind is found at the next interval.
    const mail = secureMail({
      store,
      clock,
      engine: own,
      vault: own.vault,
      keys,
      node: ids.uuid(),
      smtp: options.smtp ?? null,
      baseUrl,
      delivered: live.poke,
      report: (what, err) => (err ? log.error({ err, what }, 'secure mail') : log.warn({ what }, 'secure mail')),
    });
    deps.mail = mail;
    const outbound = runOutbound({
      store,
      engine: own,
      vault: own.vault,
      policy,
      clock,
      tracks,
      mailDomain: mail.domain,
      delivered: live.poke,
      report: (what, err) => log.error({ err, what }, 'delivery failed'),
    });
    deps.online = live.online;
    deps.recheck = (person) => void live.recheck(person).catch((err) => log.error({ err }, 'sessions were not looked at again'));
    deps.deliver = outbound.run;
    const standsStill = clock.manual && !clock.running;
    const stopTimers = standsStill ? async () => {} : runScheduler(nodes.engine, clock, (err) => log.error({ err }, 'timers did not fire'));
    const workers = [backups, retention.stop, reviews.stop, stopTimers, outbound.stop, mail.stop];
    await listen(server, options.port, options.host).catch(async (error) => {
      await live.close();
      for (const stopWorker of workers) await stopWorker();
      throw error;
    });
    const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${(server.address() as AddressInfo).port}`;
    const leave = async () => (await checkpoints?.stop(), await nodes.stop(), await bus!.close());
    return Object.assign(deps, { url, stop: () => stop(server, live, { workers, leave }, deps) });
  } catch (error) {
    await bus?.close();
    await store.close();
    throw error;
  }
}

/** Backups in processes of their own, when a folder for them is set; gives what ends that work. */
function backupsOn({ backups, log }: StartOptions, deps: Deps): () => Promise<void> {
  if (!backups) return async () => {};
  const report = (what: string, failed: boolean) => log[failed ? 'error' : 'info']({ what }, 'backup');
  const keeper = keepBackups({ ...backups, wall: deps.wall, run: runWord, report });
  deps.backups = { ...backups, ...keeper };
  return keeper.stop;
}

/** The line to other nodes; only PostgreSQL has any. */
async function openBus({ databaseUrl, ids, log }: StartOptions): Promise<Bus> {
  if (databaseUrl.startsWith('sqlite:')) return lonelyBus();
  return openPostgresBus(databaseUrl, ids.uuid(), (what, err) => log.warn({ err, what }, 'other nodes'));
}

async function isFresh(store: Store): Promise<boolean> {
  const [key, master] = [
    await store.db.selectFrom('keys').select('scope').limit(1).executeTakeFirst(),
    await store.db.selectFrom('masters').select('id').limit(1).executeTakeFirst(),
  ];
  return key === undefined && master === undefined;
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
      return session?.stage === 'full' && seesContent(session.who) ? { who: session.who } : null;
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
