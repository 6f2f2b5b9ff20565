import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../db/open.ts';
import type { Store } from '../db/store.ts';
import { openChain } from '../server/audit/chain.ts';
import { makeReview } from '../server/audit/review.ts';
import { pseudonymOf } from '../server/audit/signing.ts';
import { verifyChain } from '../server/audit/verify-chain.ts';
import { createKeys } from '../server/engine/keys.ts';
import { systemClock } from '../server/runtime/clock.ts';
import { fillBoards, fillReviews } from './audit/boards.ts';
import { fillPostgres } from './audit/fill-postgres.ts';
import { fillSqlite, makeIndexes } from './audit/fill-sqlite.ts';
import { makeNeighbourhood, type Neighbourhood } from './audit/neighbourhood.ts';
import { questions } from './audit/questions.ts';
import { coldTries, say, tries } from './audit/timing.ts';
import { writes } from './audit/writes.ts';

/**
 * `node bench/audit-size.ts [--rows 1000000] [--tries 40] [--cold 10] [--folder /tmp] [--keep] [--postgres]`: a log of some size with a valid chain, and what each
 * question of the privacy officer, the client's letter, the weekly review, one row more and the verification take on it. Five years of fifty people are 25,000,000
 * rows and need 30 GB of disk. `--keep` leaves the database in the folder, and goes on with the one that is there. `--cold`: so many tries of each question
 * with nothing of the file in memory. `--postgres`: on a server of its own, by the product's own inserts.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    tries: { type: 'string', default: '40' },
    cold: { type: 'string', default: '10' },
    folder: { type: 'string', default: tmpdir() },
    keep: { type: 'boolean', default: false },
    postgres: { type: 'boolean', default: false },
  },
});
const [ROWS, TRIES, COLD] = [Number(values.rows), Number(values.tries), Number(values.cold)];
const keys = createKeys(Buffer.alloc(32, 9));
const clock = systemClock();

const folder = values.keep ? values.folder : mkdtempSync(join(values.folder, 'mekoar-audit-size-'));
mkdirSync(folder, { recursive: true });
try {
  await (values.postgres ? onPostgres() : onSqlite());
} finally {
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}

async function onSqlite(): Promise<void> {
  const file = join(folder, 'log.db');
  const town = await prepared(`sqlite:${file}`, async (made) => {
    if (!made) return;
    const indexes = fillSqlite(file, [0, ROWS], made.writer, made.town, (text) => say('filling', { text }));
    makeIndexes(file, indexes, (text) => say('indexes', { text }));
  });
  say('size', { rows: ROWS, megabytes: Math.round(statSync(file).size / 1e6) });
  const store = await openStore(`sqlite:${file}`);
  try {
    await openChain({ store, keys, clock });
    await askAll(store, town);
    for (const asking of COLD ? questions(store, town, ROWS) : []) {
      if (!asking.few) say(`${asking.name}, cold`, await coldTries(file, asking, COLD));
    }
    await verify(store);
  } finally {
    await store.close();
  }
}

async function onPostgres(): Promise<void> {
  const { launchPostgres } = await import('../server/commands/demo/launch-postgres.ts');
  const { createDatabase } = await import('./support/create-database.ts');
  const server = await launchPostgres({ durable: true });
  try {
    await createDatabase(server.address('postgres'), 'log');
    const address = server.address('log');
    const town = await prepared(address, async (made, store) => fillPostgres(store, ROWS, made!.writer, made!.town, (text) => say('filling', { text })));
    const store = await openStore(address);
    try {
      await openChain({ store, keys, clock });
      await askAll(store, town);
      await verify(store);
    } finally {
      await store.close();
    }
  } finally {
    await server.stop();
  }
}

type Made = { writer: Awaited<ReturnType<typeof openChain>>; town: Neighbourhood };

/** The tables round the log, and the log itself unless an earlier run left it. */
async function prepared(address: string, fill: (made: Made | null, store: Store) => Promise<void>): Promise<Neighbourhood> {
  const store = await openStore(address);
  try {
    await store.migrate();
    const writer = await openChain({ store, keys, clock });
    const town = makeNeighbourhood(ROWS, (id) => pseudonymOf(writer.pseudonyms, id));
    const known = await store.db.selectFrom('audit').select('seq').limit(1).executeTakeFirst();
    if (!known) await fillBoards(store, town);
    if (store.kind === 'sqlite') await store.close();
    await fill(known ? null : { writer, town }, store);
    return town;
  } finally {
    if (store.kind !== 'sqlite') await store.close();
  }
}

async function askAll(store: Store, town: Neighbourhood): Promise<void> {
  const weeks = await store.db.selectFrom('audit_weeks').select('id').limit(1).executeTakeFirst();
  if (!weeks) await fillReviews(store, ROWS, 260);
  say('one row more', await writes(store, town, keys));
  for (const asking of questions(store, town, ROWS)) say(asking.name, await tries(asking, asking.few ? 3 : TRIES));
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const week = '2026-11-16';
  await makeReview({ store, keys }, week, '2026-11-23T06:00:00.000Z');
  const used = process.cpuUsage(cpu);
  say('the review of a week is made', { ms: Math.round(performance.now() - began), cpuMs: Math.round((used.user + used.system) / 1000) });
}

async function verify({ db }: Store): Promise<void> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  let told = 0;
  const { rows, chains, faults } = await verifyChain(db, keys, null, (done) => {
    if (done - told < 5_000_000) return;
    told = done;
    say('verified', { rows: done, seconds: Math.round((performance.now() - began) / 1000), megabytesInMemory: Math.round(process.memoryUsage().rss / 1e6) });
  });
  const used = process.cpuUsage(cpu);
  const [seconds, micros] = [(performance.now() - began) / 1000, (used.user + used.system) / rows];
  const rates = { rowsPerSecond: Math.round(rows / seconds), cpuMicrosPerRow: Number(micros.toFixed(2)), rowsPerCpuSecond: Math.round(1e6 / micros) };
  say('verification', {
    rows,
    chains,
    faults: faults.length,
    seconds: Math.round(seconds),
    ...rates,
    megabytesInMemory: Math.round(process.memoryUsage().rss / 1e6),
  });
}
