import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { startClients } from './tools/clients.ts';
import { crashImage, type Files, type Survival } from './tools/crash-image.ts';
import { hasStrace } from './tools/has-strace.ts';
import { Ledger } from './tools/ledger.ts';
import { checkAt, isRed, notesOf } from './tools/outcome.ts';
import { prepare } from './tools/prepare.ts';
import { randomOf } from './tools/random.ts';
import { trustServer } from './tools/server.ts';
import { readSyscalls, STRACE, type Op } from './tools/syscalls.ts';

const DATABASE = 'trust.db';
const CLIENTS = 4;
const SURVIVALS: Survival[] = ['none', 'all', 'some', 'torn'];

/** the power fails: what was not synced is lost, reordered or torn; every such disk opens, and holds all that was acknowledged by then. */
export const r03: TrustTest = { id: 'R-03', title: 'power loss, from the system calls of the real server, SQLite', run };

async function run(asked: Asked): Promise<Result> {
  const images = asked.size ?? (asked.quick ? 60 : 400);
  const none: Result = { id: r03.id, title: r03.title, tried: 0, lost: 0, doubled: 0, ok: false, twinFailed: false, notes: [], figures: {} };
  if (!hasStrace()) return { ...none, skipped: 'strace is not installed here (apt-get install strace)' };
  const wishes = Math.min(150, 4 * images);
  const ours = await cutPower(images, asked, wishes);
  const twins = Math.min(40, images);
  const twin = await cutPower(twins, asked, wishes, 'no-sync');
  const twinFailed = twin.badImages > 0;
  return {
    ...none,
    tried: images,
    lost: ours.lost,
    doubled: ours.doubled,
    ok: ours.badImages === 0 && ours.acknowledged >= wishes && twinFailed,
    twinFailed,
    notes: [...ours.notes, `twin "a commit that does not wait for the disk": ${twin.badImages} of ${twins} images found`],
    figures: { images, badImages: ours.badImages, systemCalls: ours.calls, syncs: ours.syncs, acknowledged: ours.acknowledged },
  };
}

type Trace = { before: Files; ops: Op[]; ledger: Ledger };

/** Lets the server work under strace, and then makes disks as a power cut would leave them, each opened by the real SQLite and checked. */
async function cutPower(images: number, asked: Asked, wishes: number, broken?: string) {
  const { before, ops, ledger } = await trace(wishes, broken);
  asked.say(`${ops.length} system calls, ${ledger.acknowledged} acknowledged`);
  const random = randomOf(asked.seed);
  const total = {
    lost: 0,
    doubled: 0,
    badImages: 0,
    notes: [] as string[],
    calls: ops.length,
    syncs: ops.filter((op) => op.do === 'sync').length,
    acknowledged: ledger.acknowledged,
  };
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-image-'));
  try {
    for (let image = 0; image < images; image++) {
      const count = random.whole(1, ops.length);
      const survival = SURVIVALS[image % SURVIVALS.length];
      for (const file of [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`]) rmSync(join(folder, file), { force: true });
      for (const [file, data] of crashImage(before, ops, count, survival, random)) writeFileSync(join(folder, file), data);
      // The moment of the cut lies before the next operation; what was acknowledged by the last one must be there.
      const then = ledger.upTo(ops[count - 1].at * 1000);
      const found = await checkAt(`sqlite:${join(folder, DATABASE)}`, then).catch((error: Error) => ({
        lost: [],
        doubled: [],
        broken: [error.message],
        events: 0,
      }));
      total.lost += found.lost.length;
      total.doubled += found.doubled.length;
      if (isRed(found)) total.badImages++;
      if (isRed(found) && total.notes.length < 5) total.notes.push(`behind call ${count}, ${survival} of the rest kept: ${notesOf(found)[0]}`);
      if (image % 100 === 99) asked.say(`${image + 1} images, ${total.badImages} bad`);
    }
    return total;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function trace(wishes: number, broken?: string): Promise<Trace> {
  const prepared = await prepare();
  const output = join(prepared.folder, 'calls');
  const before: Files = new Map([[DATABASE, readFileSync(join(prepared.folder, DATABASE))]]);
  const ledger = new Ledger();
  const server = await trustServer(prepared, { broken, prefix: [...STRACE, output] });
  try {
    await server.start();
    const clients = startClients(prepared, server.url, ledger, CLIENTS);
    while (ledger.acknowledged < wishes) await new Promise((resolve) => setTimeout(resolve, 20));
    await clients.finish();
    await server.stop();
    // strace is a process of its own and writes its last lines after the server ended.
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { before, ops: await readSyscalls(output, DATABASE), ledger };
  } finally {
    await server.kill();
    prepared.remove();
  }
}
