import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { listBackups } from '../../server/backup/list-backups.ts';
import { startClients, type Clients } from './tools/clients.ts';
import { Ledger } from './tools/ledger.ts';
import { checkAt, isRed, notesOf } from './tools/outcome.ts';
import { percentile } from './tools/percentile.ts';
import { prepare, type Prepared } from './tools/prepare.ts';
import { randomOf, type Random } from './tools/random.ts';
import { runMekoar } from './tools/run-mekoar.ts';
import { trustServer, type Server } from './tools/server.ts';

const CLIENTS = 12;
/** The goal from the loss of the disk to the first answer, for the size of these databases. */
const RTO_MS = 60_000;

/** the disk with the database is lost under load, and the newest backup, made under that load too, is put back. SQLite: what came after the backup is gone. */
export const r07: TrustTest = { id: 'R-07', title: 'the disk is lost under load, the newest backup is restored, SQLite', run };

type Disaster = { lost: string[]; broken: string[]; twin: number; rtoMs: number; after: number; acked: number };

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 2 : 50);
  const random = randomOf(asked.seed);
  const all: Disaster[] = [];
  for (let at = 1; at <= size; at++) {
    all.push(await disaster(random));
    if (at % 10 === 0) asked.say(`${at} disasters, ${all.flatMap((one) => one.lost).length} lost that was in a backup`);
  }
  const [lost, broken] = [all.flatMap((one) => one.lost), all.flatMap((one) => one.broken)];
  const rto = all.map((one) => one.rtoMs);
  const twinFailed = all.every((one) => one.twin > 0);
  const slow = Math.max(...rto) > RTO_MS;
  return {
    id: r07.id,
    title: r07.title,
    tried: size,
    lost: lost.length,
    doubled: 0,
    ok: lost.length + broken.length === 0 && twinFailed && !slow,
    twinFailed,
    notes: [
      ...lost.slice(0, 6),
      ...broken.slice(0, 6),
      ...(slow ? [`too slow: ${Math.max(...rto)} ms from the loss to the first answer`] : []),
      `twin "the backup of before": ${Math.min(...all.map((one) => one.twin))} or more found lost, each time`,
      '"lost" counts what was acknowledged before the newest backup began; what came after it is gone, and counted in afterBackup',
    ],
    figures: {
      acknowledged: all.reduce((sum, one) => sum + one.acked, 0),
      afterBackup: all.reduce((sum, one) => sum + one.after, 0),
      restoredP50Ms: percentile(rto, 0.5),
      restoredMaxMs: Math.max(...rto),
    },
  };
}

/** Two backups under load, the loss of everything beside them but the key, and what the newest brings back. */
async function disaster(random: Random): Promise<Disaster> {
  const prepared = await prepare();
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-r07-'));
  const server = await trustServer(prepared);
  const ledger = new Ledger();
  try {
    await server.start();
    await runMekoar(prepared, ['backup', '--to', join(folder, 'older')]);
    const clients = startClients(prepared, server.url, ledger, CLIENTS);
    for (const until = performance.now() + 10_000; ledger.acknowledged < 4 * CLIENTS && performance.now() < until;) await sleep(10);
    const began = Date.now();
    await runMekoar(prepared, ['backup', '--to', join(folder, 'newest')]);
    await sleep(random.whole(0, 500));
    const rtoMs = await loseAndRestore({ prepared, server, folder });
    const acked = ledger.acknowledged;
    await abandon(clients, server);
    const found = await checkAt(prepared.databaseUrl, ledger.upTo(began));
    const older = `sqlite:${join(folder, 'older.db')}`;
    await runMekoar({ ...prepared, databaseUrl: older }, ['restore', await newest(join(folder, 'older')), '--to', older]);
    const twin = await checkAt(older, ledger.upTo(began));
    const after = acked - ledger.upTo(began).acknowledged;
    return { lost: found.lost, broken: isRed({ ...found, lost: [] }) ? notesOf({ ...found, lost: [] }) : [], twin: twin.lost.length, rtoMs, after, acked };
  } finally {
    await server.kill();
    prepared.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The process and every file of the database are gone at once; gives how long it took until it answered again, with the restore in it. */
async function loseAndRestore({ prepared, server, folder }: { prepared: Prepared; server: Server; folder: string }): Promise<number> {
  await server.kill();
  const began = performance.now();
  for (const end of ['', '-wal', '-shm']) rmSync(`${prepared.databaseUrl.slice('sqlite:'.length)}${end}`, { force: true });
  await runMekoar(prepared, ['restore', await newest(join(folder, 'newest'))]);
  await server.start();
  return Math.round(performance.now() - began);
}

/** Their sessions ended with the restore: what they say now is refused, and they give up. */
async function abandon(clients: Clients, server: Server): Promise<void> {
  await clients.finish();
  await server.stop();
}

async function newest(folder: string): Promise<string> {
  return (await listBackups(folder))[0].path;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
