import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenIn } from '../../db/sqlite-file.ts';
import { openStore } from '../../db/open.ts';
import { tracks } from '../../machines/index.ts';
import { makeBackup } from '../../server/backup/make-backup.ts';
import { rehearse } from '../../server/backup/restore.ts';
import { sqlitePath } from '../../server/backup/sqlite-path.ts';
import { verifyChain } from '../../server/audit/verify-chain.ts';
import { openKeys } from '../../server/engine/open-keys.ts';
import { verifyAll } from '../../server/engine/verify.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { startClients } from './tools/clients.ts';
import { damage } from './tools/damage.ts';
import { Ledger } from './tools/ledger.ts';
import { prepare, type Prepared } from './tools/prepare.ts';
import { randomOf } from './tools/random.ts';
import { trustServer } from './tools/server.ts';

const LOAD_MS = 1000;
/** Bits that are flipped in a copy without a digest, to see how many of them nothing else finds. */
const TWIN_FLIPS = 12;

/** a backup that was spoiled in any way is noticed before it is put back. */
export const r08: TrustTest = { id: 'R-08', title: 'a backup, damaged or tampered with', run };

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 30 : 1000);
  const made = await makeTwo();
  const spoiled = mkdtempSync(join(tmpdir(), 'mekoar-spoiled-'));
  const scratch = join(spoiled, 'scratch');
  try {
    const random = randomOf(asked.seed);
    const master = () => loadKeyFile(made.prepared.keyFile, false);
    const trial = (backup: string) => rehearse({ backup, scratch, master, tracks, clock: systemClock(), say: () => {} });
    const whole = [await said(() => trial(made.newer)), await said(() => trial(made.older))].filter(Boolean);
    const missed: string[] = [];
    const counts: Record<string, number> = {};
    for (let at = 0; at < size; at++) {
      const { kind, what, work } = damage(random, { at, older: made.older });
      counts[kind] = (counts[kind] ?? 0) + 1;
      const copy = fresh(made.newer, spoiled);
      work(copy);
      if (!(await said(() => trial(copy)))) missed.push(`${kind} ${what}`);
      if (at % 100 === 99) asked.say(`${at + 1} damaged backups, ${missed.length} missed`);
    }
    const forger = await said(() => trial(forgedManifest(fresh(made.newer, spoiled))));
    if (!/keyed hash/.test(forger ?? '')) missed.push(`a manifest made anew without the key: ${forger ?? 'passed'}`);
    const undigested = await withoutDigest({ made, master, folder: spoiled, random });
    return {
      id: r08.id,
      title: r08.title,
      tried: size + 1,
      lost: missed.length,
      doubled: 0,
      ok: missed.length + whole.length === 0 && undigested > 0,
      twinFailed: undigested > 0,
      notes: [
        ...missed.slice(0, 10),
        ...whole.map((what) => `a whole backup was refused: ${what}`),
        ...Object.entries(counts).map(([kind, count]) => `${kind}: ${count}`),
        `twin "no digest": ${undigested} of ${TWIN_FLIPS} flipped bits not found by integrity_check, replay and the chain of the log`,
        '"lost" counts damage that was not noticed',
      ],
      figures: { bytes: made.bytes, events: made.events, wholeRefused: whole.length },
    };
  } finally {
    made.prepared.remove();
    rmSync(made.folder, { recursive: true, force: true });
    rmSync(spoiled, { recursive: true, force: true });
  }
}

type Made = { prepared: Prepared; folder: string; older: string; newer: string; bytes: number; events: number };

/** Two backups of one database, the second after some load. */
async function makeTwo(): Promise<Made> {
  const prepared = await prepare();
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-backups-'));
  const backUp = async () => {
    const store = await openStore(prepared.databaseUrl);
    try {
      const keys = await openKeys(store, loadKeyFile(prepared.keyFile, false), new Date().toISOString());
      return await makeBackup({ file: sqlitePath(prepared.databaseUrl), folder, keys, at: new Date() });
    } finally {
      await store.close();
    }
  };
  const { path: older } = await backUp();
  const server = await trustServer(prepared);
  await server.start();
  const clients = startClients(prepared, server.url, new Ledger(), 8);
  await new Promise((resolve) => setTimeout(resolve, LOAD_MS));
  await clients.finish();
  await server.stop();
  const { path: newer, manifest } = await backUp();
  return { prepared, folder, older, newer, bytes: manifest.size, events: manifest.counts.events };
}

function fresh(backup: string, folder: string): string {
  const copy = join(folder, 'backup');
  rmSync(copy, { recursive: true, force: true });
  cpSync(backup, copy, { recursive: true });
  return copy;
}

/** What was wrong, or null when the trial went well. */
async function said(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Somebody without the key who leaves rows out of the counts and makes every digest fit again. */
function forgedManifest(folder: string): string {
  const path = join(folder, 'manifest.json');
  const [json, digests] = readFileSync(path, 'utf8').split('\n');
  const text = JSON.stringify({ ...JSON.parse(json), at: '2026-01-01T00:00:00.000Z' });
  writeFileSync(path, `${text}\n${createHash('sha256').update(text).digest('hex')} ${digests.split(' ')[1]}\n`);
  return folder;
}

/** The twin: the same checks without the digests. How many flipped bits they let pass. */
async function withoutDigest({
  made,
  master,
  folder,
  random,
}: {
  made: Made;
  master: () => Buffer;
  folder: string;
  random: ReturnType<typeof randomOf>;
}): Promise<number> {
  let passed = 0;
  for (let at = 0; at < TWIN_FLIPS; at++) {
    const copy = join(fresh(made.newer, folder), 'mekoar.db');
    const bytes = readFileSync(copy);
    bytes[random.whole(4096, bytes.length - 1)] ^= 1 << random.whole(0, 7);
    writeFileSync(copy, bytes);
    const found = await said(async () => {
      if ((await brokenIn(copy)).length > 0) throw new Error('broken');
      const store = await openStore(`sqlite:${copy}`);
      try {
        const keys = await openKeys(store, master(), new Date().toISOString());
        const { differences } = await verifyAll(store, new Map(tracks.map((track) => [track.id, track])));
        const { faults } = await verifyChain(store.db, keys, null);
        if (differences.length + faults.length > 0) throw new Error('different');
      } finally {
        await store.close();
      }
    });
    if (!found) passed++;
  }
  return passed;
}
