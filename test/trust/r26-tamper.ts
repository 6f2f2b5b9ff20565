import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openStore } from '../../db/open.ts';
import type { Store, Tx } from '../../db/store.ts';
import { auditIn } from '../../server/audit/audit-in.ts';
import { COLUMNS } from '../../server/audit/canonical.ts';
import { openChain, type Writer } from '../../server/audit/chain.ts';
import { keepCheckpoints } from '../../server/audit/keep-checkpoints.ts';
import { verifyChain, type Fault } from '../../server/audit/verify-chain.ts';
import { createKeys } from '../../server/engine/keys.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { chainRow, harms, type Harm } from './tools/harms.ts';
import { randomOf } from './tools/random.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

const ROWS = 160;
const CHECKPOINT_EVERY = 20;
const MEASURED_ROWS = 100_000;

/** every change of the log that was made without its key is found, and found at its place. */
export const r26: TrustTest = { id: 'R-26', title: 'the audit log, tampered with', run };

async function run(asked: Asked): Promise<Result> {
  const tries = asked.size ?? (asked.quick ? 200 : 10_000);
  const made = await makeLog();
  try {
    const random = randomOf(asked.seed);
    const missed: string[] = [];
    const misplaced: string[] = [];
    const counts: Record<string, number> = {};
    for (let at = 0; at < tries; at++) {
      const harm = harms(random, ROWS)[at % harms.kinds];
      counts[harm.kind] = (counts[harm.kind] ?? 0) + 1;
      const faults = await faultsAfter(made, harm, made.file);
      if (faults.length === 0) missed.push(`${harm.kind} at ${harm.from}`);
      else if (!faults.some((fault) => covers(fault, harm)))
        misplaced.push(`${harm.kind} at ${harm.from} to ${harm.to}: ${JSON.stringify(faults.slice(0, 2))}`);
      if (at % 1000 === 999) asked.say(`${at + 1} manipulations, ${missed.length} missed`);
    }
    const clean = (await verifyChain(made.store.db, made.keys, made.file)).faults.length;
    const twins = await twinsOf(made, random);
    const twinFailed = Object.values(twins).every((count) => count > 0);
    const speed = asked.quick ? {} : await measure(made);
    return {
      id: r26.id,
      title: r26.title,
      tried: tries,
      lost: missed.length,
      doubled: misplaced.length,
      ok: missed.length + misplaced.length + clean === 0 && twinFailed,
      twinFailed,
      notes: [
        ...[...missed, ...misplaced].slice(0, 10),
        ...Object.entries(counts).map(([kind, count]) => `${kind}: ${count}`),
        ...Object.entries(twins).map(([name, count]) => `twin "${name}": ${count} not found`),
        '"lost" counts what was not found, "doubled" what was found at another place',
      ],
      figures: { rows: ROWS, checkpoints: ROWS / CHECKPOINT_EVERY, faultsInACleanLog: clean, ...speed },
    };
  } finally {
    await made.close();
  }
}

type Made = { store: Store; keys: ReturnType<typeof createKeys>; writer: Writer; file: string; close(): Promise<void> };

/** A log with checkpoints, on which no trigger watches: who tampers has the file. */
async function makeLog(): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-tamper-'));
  const file = join(folder, 'checkpoints.jsonl');
  const store = await openStore(`sqlite:${join(folder, 'log.db')}`);
  await store.migrate();
  const keys = createKeys(Buffer.alloc(32, 9));
  const clock = systemClock();
  const writer = await openChain({ store, keys, clock });
  const keeper = keepCheckpoints({ store, file, wall: clock, report: () => {} });
  for (let row = 0; row < ROWS; row += CHECKPOINT_EVERY) {
    await store.write((tx) =>
      auditIn(
        tx,
        Array.from({ length: CHECKPOINT_EVERY }, (_, at) => chainRow(row + at)),
      ),
    );
    await keeper.keep();
  }
  await keeper.stop();
  for (const verb of ['update', 'delete']) await sql.raw(`drop trigger audit_no_${verb}`).execute(store.db);
  return { store, keys, writer, file, close: async () => (await store.close(), rmSync(folder, { recursive: true, force: true })) };
}

class Undo extends Error {}

/** What the check says after one manipulation, which is then taken back. */
async function faultsAfter({ store, keys, writer }: Made, harm: Harm, file: string | null): Promise<Fault[]> {
  let faults: Fault[] = [];
  await store
    .write(async (tx: Tx) => {
      await harm.work(tx, writer);
      faults = (await verifyChain(tx, keys, file)).faults;
      throw new Undo();
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error;
    });
  return faults;
}

/** Found at its place: a fault over it or at the row behind it, whose hash rests on it. */
const covers = (fault: Fault, { from, to }: Harm): boolean => fault.from <= to + 1 && fault.to >= from - 1;

/** What the check cannot know: who has the key, or who cuts off what no checkpoint names yet. Through the same checker both must go unseen. */
async function twinsOf(made: Made, random: ReturnType<typeof randomOf>): Promise<Record<string, number>> {
  const twins = { 'no checkpoints: the tail cut off': 0, 'the chain made again with its key, no checkpoints': 0 };
  for (let at = 0; at < 5; at++) {
    const list = harms(random, ROWS);
    if (
      (
        await faultsAfter(
          made,
          list.find((harm) => harm.kind === 'tail cut off')!,
          null,
        )
      ).length === 0
    )
      twins['no checkpoints: the tail cut off']++;
    if ((await faultsAfter(made, harms.withKey(random, ROWS), null)).length === 0) twins['the chain made again with its key, no checkpoints']++;
  }
  return twins;
}

/** Rows a second, over a log of some size. */
async function measure({ store, keys }: Made): Promise<Record<string, number>> {
  for (let row = 0; row < MEASURED_ROWS; row += 2000)
    await store.write((tx) =>
      auditIn(
        tx,
        Array.from({ length: 2000 }, (_, at) => chainRow(row + at)),
      ),
    );
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const { rows } = await verifyChain(store.db, keys, null);
  const used = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  return {
    measuredRows: rows,
    columns: COLUMNS.length,
    rowsPerSecond: Math.round(rows / seconds),
    cpuMicrosPerRow: Math.round((used.user + used.system) / rows),
  };
}
