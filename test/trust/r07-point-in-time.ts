import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NATIVE } from '../../server/commands/demo/postgres-binaries.ts';
import { signIn } from '../support/visitor.ts';
import { archivedPostgres, bringBack, type Archived, type Brought } from './tools/archived-postgres.ts';
import { committedAt, damaged, foundIn, momentsOf, without, wrongAt } from './tools/brought-back.ts';
import { startClients } from './tools/clients.ts';
import { Ledger } from './tools/ledger.ts';
import { checkAt, isRed, notesOf } from './tools/outcome.ts';
import { percentile } from './tools/percentile.ts';
import { onPostgres, preparePostgres, type PostgresPrepared } from './tools/prepare-postgres.ts';
import { randomOf, type Random } from './tools/random.ts';
import { runMekoar } from './tools/run-mekoar.ts';
import { trustServer, type Server } from './tools/server.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

const CLIENTS = 12;
/** Before the copy that is made without telling PostgreSQL is finished, so much must have been written over. */
const BETWEEN = 80;
const MOMENTS = { quick: 2, full: 10 };
/** One disaster in so many is a planned stop, after which nothing may be missing. */
const PLANNED = 4;

/** [R-07] PostgreSQL's data folder is destroyed under load, and brought back from a base that was made under that load and the archived WAL; then to moments. */
export const r07PointInTime: TrustTest = {
  id: 'R-07-PG',
  title: 'the data folder is lost under load, base and archived WAL bring it back to any moment, PostgreSQL',
  run,
};

type Disaster = {
  lost: string[];
  wrong: string[];
  twins: Record<string, string[]>;
  moments: number;
  acked: number;
  /** acknowledged in what was not archived yet */
  after: number;
  /** how old the newest was of which it was certain that it was archived */
  rpoMs: number;
  rtoMs: number;
};

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 1 : 10);
  const none: Result = {
    id: r07PointInTime.id,
    title: r07PointInTime.title,
    tried: 0,
    lost: 0,
    doubled: 0,
    ok: false,
    twinFailed: false,
    notes: [],
    figures: {},
  };
  if (!NATIVE) return { ...none, skipped: `there are no binaries of PostgreSQL for ${process.platform}-${process.arch}` };
  const random = randomOf(asked.seed);
  const all: Disaster[] = [];
  for (let at = 1; at <= size; at++) {
    all.push(await disaster(random, { planned: at % PLANNED === 2, twins: at === 1, moments: asked.quick ? MOMENTS.quick : MOMENTS.full }));
    asked.say(`${at} disasters, ${all.reduce((sum, one) => sum + one.moments, 0)} moments, ${all.flatMap((one) => [...one.lost, ...one.wrong]).length} wrong`);
  }
  const sum = (of: (one: Disaster) => number) => all.reduce((total, one) => total + of(one), 0);
  const [lost, wrong] = [all.flatMap((one) => one.lost), all.flatMap((one) => one.wrong)];
  const twins = all[0].twins;
  const twinFailed = Object.values(twins).every((found) => found.length > 0);
  return {
    ...none,
    tried: size + sum((one) => one.moments),
    lost: lost.length,
    ok: lost.length + wrong.length === 0 && twinFailed && all.every((one) => one.moments > 0),
    twinFailed,
    notes: [
      ...lost.slice(0, 6),
      ...wrong.slice(0, 6),
      ...Object.entries(twins).map(([name, found]) => `twin "${name}": ${found.length} found${found.length === 1 ? `: ${found[0]}` : ''}`),
      '"lost" counts what was acknowledged before the newest moment of which the WAL was archived (archive_timeout 1 s); what came after it may be gone, and is counted in notArchived',
      `one disaster in ${PLANNED} is a planned stop with pg_switch_wal: everything that was acknowledged must be there`,
    ],
    figures: {
      disasters: size,
      moments: sum((one) => one.moments),
      acknowledged: sum((one) => one.acked),
      notArchived: sum((one) => one.after),
      rpoP50Ms: percentile(
        all.map((one) => one.rpoMs),
        0.5,
      ),
      rpoMaxMs: Math.max(...all.map((one) => one.rpoMs)),
      answeredAgainP50Ms: percentile(
        all.map((one) => one.rtoMs),
        0.5,
      ),
      answeredAgainMaxMs: Math.max(...all.map((one) => one.rtoMs)),
    },
  };
}

type How = { planned: boolean; twins: boolean; moments: number };

async function disaster(random: Random, how: How): Promise<Disaster> {
  const archived = await archivedPostgres();
  const prepared = await preparePostgres(archived.postgres);
  const database = new URL(prepared.databaseUrl).pathname.slice(1);
  const server = await trustServer(prepared);
  const ledger = new Ledger();
  let brought: Brought | undefined;
  try {
    await server.start();
    const clients = startClients(prepared, server.url, ledger, CLIENTS);
    await until(() => ledger.acknowledged > 2 * CLIENTS);
    const base = await baseUnderLoad(archived);
    const from = await momentNow(archived);
    const plain = how.twins ? await plainCopy(archived, ledger) : null;
    const wal = watchWal(archived);
    await until(() => ledger.acknowledged > 8 * CLIENTS);
    await sleep(random.whole(1500, 3000));
    const cutoff = how.planned ? await plannedStop(archived, server) : await lose(archived, wal);
    const began = performance.now();
    const disasterAt = Date.now();
    rmSync(archived.data, { recursive: true, force: true, maxRetries: 5 });
    await archived.postgres.stop();
    await server.kill();
    const before = ledger.upTo(cutoff());
    const acked = ledger.acknowledged;

    brought = await bringBack({ base, data: archived.data, archiveFolder: archived.archiveFolder, port: archived.port });
    const restored = await openAgain(brought, prepared, server, database);
    const rtoMs = Math.round(performance.now() - began);
    await clients.finish();
    const afterwards = await workOn(prepared, server);
    const found = await checkAt(prepared.databaseUrl, joined(before, afterwards));

    const scene = { archived, base, database, ledger: before };
    const moments = momentsOf(restored, from, how.moments, random);
    const wrong: string[] = [];
    for (const moment of moments) wrong.push(...(await wrongAt(scene, moment, restored)));
    const twins: Record<string, string[]> = {};
    if (plain) {
      const segment = wal.first();
      wrong.push(...(await foundIn(scene)).map((line) => `the copy of which each twin is made: ${line}`));
      twins['a segment of the archive is missing'] = await foundIn(scene, without(segment));
      twins['a segment of the archive is damaged'] = await foundIn(scene, damaged(segment));
      twins['a copy of the folder without telling PostgreSQL'] = await foundIn({ ...scene, base: plain });
    }
    return {
      lost: found.lost,
      wrong: [...(isRed({ ...found, lost: [] }) ? notesOf({ ...found, lost: [] }) : []), ...wrong],
      twins,
      moments: moments.length,
      acked,
      after: acked - before.acknowledged,
      rpoMs: how.planned ? 0 : disasterAt - cutoff(),
      rtoMs,
    };
  } finally {
    await server.kill();
    await brought?.stop();
    await archived.postgres.stop();
    prepared.remove();
    archived.remove();
  }
}

/** A base by the command of the product, while checkpoints come as often as they can. */
async function baseUnderLoad(archived: Archived): Promise<string> {
  const base = archived.free('base');
  let over = false;
  const checkpoints = onPostgres(archived.postgres, async (client) => {
    while (!over) await client.query('checkpoint');
  });
  await runMekoar({ databaseUrl: archived.postgres.address('postgres'), keyFile: '' }, ['base', '--to', base]).finally(() => (over = true));
  await checkpoints;
  return base;
}

/** The twin: tables first, then much work and a checkpoint, then the file that says from where to begin. */
async function plainCopy(archived: Archived, ledger: Ledger): Promise<string> {
  const copy = archived.free('plain');
  const late = ['global', 'pg_xact'];
  const at = (names: string[]) => names.map((name) => join(archived.data, name));
  // A folder of the same owner and mode, and what does not change meanwhile.
  execFileSync('cp', ['-a', '--no-target-directory', join(archived.data, 'pg_twophase'), copy]);
  const take = (names: string[]) => execFileSync('cp', ['-a', '-t', copy, ...at(names)]);
  take(readdirSync(archived.data).filter((name) => ![...late, 'pg_wal', 'postmaster.pid', 'postmaster.opts'].includes(name)));
  const enough = ledger.acknowledged + BETWEEN;
  await until(() => ledger.acknowledged > enough);
  await onPostgres(archived.postgres, (client) => client.query('checkpoint'));
  take(late);
  execFileSync('cp', ['-a', join(archived.data, 'pg_twophase'), join(copy, 'pg_wal')]);
  return copy;
}

const momentNow = (archived: Archived): Promise<string> =>
  onPostgres(archived.postgres, async (client) => {
    const { rows } = await client.query<{ at: string }>(`select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS.US') as at`);
    return rows[0].at;
  });

/** Notes again and again in which segment the newest WAL stands. */
function watchWal(archived: Archived) {
  const seen: { at: number; segment: string }[] = [];
  let over = false;
  const watching = onPostgres(archived.postgres, async (client) => {
    while (!over) {
      const at = Date.now();
      const { rows } = await client.query<{ segment: string }>('select pg_walfile_name(pg_current_wal_insert_lsn()) as segment');
      seen.push({ at, segment: rows[0].segment });
      await sleep(50);
    }
  }).catch(() => {});
  return {
    /** the segment in which this began */
    first: () => seen[0].segment,
    /** everything that was acknowledged before this stands in segments up to this one, ms of the epoch */
    upTo: (segment: string) => seen.findLast((one) => one.segment <= segment)?.at ?? 0,
    async end() {
      over = true;
      await watching;
    },
  };
}

/** In the middle of it all. What is certain is what was archived by the time that everything is gone. */
async function lose(archived: Archived, wal: ReturnType<typeof watchWal>): Promise<() => number> {
  await wal.end();
  return () => wal.upTo(archived.archive().at(-1) ?? '');
}

/** Our server stops, the segment under way is closed, and the archive has it. */
async function plannedStop(archived: Archived, server: Server): Promise<() => number> {
  await server.stop();
  const last = await onPostgres(archived.postgres, async (client) => {
    // With nothing in the segment under way there would be nothing to switch, and the name of one that is never archived.
    await client.query(`select pg_create_restore_point('planned stop')`);
    const { rows } = await client.query<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment');
    return rows[0].segment;
  });
  await until(() => archived.archive().includes(last));
  return () => Number.POSITIVE_INFINITY;
}

/** As docs/running.md says: set right, verified, started. Gives what was there before it was set right. */
async function openAgain(brought: Brought, prepared: PostgresPrepared, server: Server, database: string) {
  const restored = await committedAt(brought.server.address(database));
  await runMekoar(prepared, ['restored']);
  await runMekoar(prepared, ['verify']);
  await server.start();
  return restored;
}

/** People sign in again and go on; then the server stops. */
async function workOn(prepared: PostgresPrepared, server: Server): Promise<Ledger> {
  const ledger = new Ledger();
  const { cookie } = await signIn(server.url, 'petra');
  const senders = [{ person: prepared.world.people.petra, cookie }];
  const clients = startClients({ ...prepared, senders }, server.url, ledger, 2);
  await until(() => ledger.acknowledged > 10);
  await clients.finish();
  await server.stop();
  return ledger;
}

function joined(...ledgers: Ledger[]): Ledger {
  const all = new Ledger();
  for (const { wanted } of ledgers) all.wanted.push(...wanted);
  return all;
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 60_000; !holds();) {
    if (performance.now() > end) throw new Error('What was waited for did not come within a minute.');
    await sleep(20);
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
