import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { startClients } from './tools/clients.ts';
import { hasStrace } from './tools/has-strace.ts';
import { Ledger } from './tools/ledger.ts';
import { checkAt, drained, isRed, notesOf } from './tools/outcome.ts';
import { prepare } from './tools/prepare.ts';
import { randomOf } from './tools/random.ts';
import { trustServer, type Server } from './tools/server.ts';

const CLIENTS = 8;
const PATIENCE_MS = 6000;
/**
 * What fails, how, and at which call at most: files are opened only while the server starts. `every`: what a server survives fails again and again in one life, each time so many calls on.
 */
const FAULTS = [
  { calls: 'fdatasync,fsync', error: 'EIO', most: 40 },
  { calls: 'pwrite64', error: 'ENOSPC', most: 150, every: 29 },
  { calls: 'pwrite64', error: 'EIO', most: 150 },
  { calls: 'openat', error: 'EIO', most: 8 },
  { calls: 'fdatasync,fsync', error: 'ENOSPC', most: 40, every: 7 },
  { calls: 'pwrite64', error: 'EINTR', most: 150, every: 31 },
  { calls: 'ftruncate', error: 'EIO', most: 3 },
  { calls: 'fdatasync,fsync', error: 'EINTR', most: 40, every: 5 },
] as const;
/** How the process says why it ends or does not start (db/failing-disk.ts, server/runtime/start-fault.ts). */
const SENTENCE = /The disk failed|The database|The setting DATABASE_URL|The disk with|SQLITE_/;
/** As often in one life, at most. */
const MOST_A_LIFE = 15;
type Fault = { calls: string; error: string; at: number; every?: number };

/** [R-04] the N-th system call on the database's files fails: who asks is told in words (503), or the process ends, and after a start nothing that was acknowledged is gone. */
export const r04: TrustTest = { id: 'R-04', title: 'I/O errors at the N-th call on the database, SQLite', run };

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 8 : 80);
  const none: Result = { id: r04.id, title: r04.title, tried: 0, lost: 0, doubled: 0, ok: false, twinFailed: false, notes: [], figures: {} };
  if (!hasStrace()) return { ...none, skipped: 'strace is not installed here (apt-get install strace)' };
  const random = randomOf(asked.seed);
  const fault = (n: number): Fault => {
    const { most, ...kind } = FAULTS[n % FAULTS.length];
    return { ...kind, at: random.whole(1, most) };
  };
  const ours = await failOver({ fault, size, lives: 3 * size }, asked);
  const sync = { calls: 'fdatasync,fsync', error: 'EIO' };
  const once = { fault: () => ({ ...sync, at: 25 }), size: 1, lives: 3 };
  const hasty = await failOver(once, asked, 'early-answer');
  const trusting = await failOver(once, asked, 'trusting');
  const full = { calls: 'pwrite64', error: 'ENOSPC', at: 60, every: 29 };
  const wordless = await failOver({ fault: () => full, size: 4, lives: 2 }, asked, 'wordless');
  const twins = {
    'an answer before the commit': hasty.found.lost.length,
    'a server that goes on after a failed sync': trusting.wentOn.length,
    'an error that is not put in words': brokenIn(wordless.ledger),
  };
  const twinFailed = Object.values(twins).every((count) => count > 0);
  const enough = ours.hit >= size && ours.lives >= Math.min(size, FAULTS.length) && ours.ledger.acknowledged >= size * 2;
  return {
    ...none,
    tried: ours.hit,
    lost: ours.found.lost.length,
    doubled: ours.found.doubled.length,
    ok: !isRed(ours.found) && ours.wentOn.length === 0 && brokenIn(ours.ledger) === 0 && enough && twinFailed,
    twinFailed,
    notes: [
      ...notesOf(ours.found),
      ...ours.wentOn.slice(0, 5),
      ...[...ours.ledger.odd].map(([status, times]) => `answered ${status}, ${times} times`),
      ...Object.entries(twins).map(([name, count]) => `twin "${name}": ${count} found`),
    ],
    figures: {
      injections: ours.hit,
      serverLives: ours.lives,
      ended: ours.ended,
      refused503: ours.ledger.later,
      answered500: brokenIn(ours.ledger),
      wishes: ours.ledger.wanted.length,
      acknowledged: ours.ledger.acknowledged,
      broken: ours.found.broken.length,
      ...ours.kinds,
    },
  };
}

/** How many answers said only that something went wrong at our side. */
const brokenIn = (ledger: Ledger): number => ledger.odd.get(500) ?? 0;

type Failing = { fault: (n: number) => Fault; /** so many calls must fail */ size: number; /** however often that takes a start, at most */ lives: number };

/** One server after the other on the same database, in each of which calls fail; at the end one in which none does, which gives every client its answer. */
async function failOver({ fault: nextFault, size, lives: most }: Failing, asked: Asked, broken?: string) {
  const prepared = await prepare();
  const output = join(prepared.folder, 'calls');
  const file = join(prepared.folder, 'trust.db');
  const prefix: string[] = [];
  const server = await trustServer(prepared, { broken, prefix });
  const ledger = new Ledger();
  const wentOn: string[] = [];
  const kinds: Record<string, number> = {};
  let [hit, ended, lives] = [0, 0, 0];
  const clients = startClients(prepared, server.url, ledger, CLIENTS);
  try {
    for (; (hit < size || lives < Math.min(size, FAULTS.length)) && lives < most; lives++) {
      const fault = nextFault(lives);
      prefix.splice(0, prefix.length, ...straceFor(fault, file, output));
      rmSync(output, { force: true });
      const alive = await underLoad(server, ledger, () => hitsIn(output) >= (fault.every ? MOST_A_LIFE : 1));
      const hits = hitsIn(output);
      hit += hits;
      const kind = `${fault.calls.split(',').at(-1)} ${fault.error}`;
      kinds[kind] = (kinds[kind] ?? 0) + hits;
      ended += Number(!alive);
      if (hits > 0 && alive && fault.error === 'EIO' && fault.calls.includes('sync'))
        wentOn.push(`${fault.calls} number ${fault.at} failed with ${fault.error} and the process went on`);
      if (!alive && hits > 0 && !SENTENCE.test(server.complaints())) wentOn.push(`${fault.calls} number ${fault.at}: the process ended without a sentence`);
      await server.kill();
      if (lives % 20 === 0) asked.say(`${hit} failed calls in ${lives + 1} lives, ${ended} times ended, ${ledger.acknowledged} acknowledged`);
    }
    prefix.splice(0);
    await server.start();
    await clients.finish();
    await drained(prepared.databaseUrl);
    await server.stop();
    return { ledger, hit, ended, lives, kinds, wentOn, found: await checkAt(prepared.databaseUrl, ledger) };
  } finally {
    await server.kill();
    prepared.remove();
  }
}

const straceFor = ({ calls, error, at, every }: Fault, file: string, output: string): string[] => [
  'strace',
  '-D',
  '-f',
  // Only these calls stop the process; without it every call does, and a start takes twice as long.
  '--seccomp-bpf',
  '-qq',
  '-o',
  output,
  ...['', '-wal', '-shm'].flatMap((end) => ['-P', file + end]),
  '-e',
  `trace=${calls}`,
  '-e',
  'signal=none',
  '-e',
  `inject=${calls}:error=${error}:when=${at}${every ? `+${every}` : ''}`,
];

const hitsIn = (output: string): number => (existsSync(output) ? readFileSync(output, 'latin1').split('INJECTED').length - 1 : 0);

/** Starts, and waits until enough calls failed and some answers were given after it, or the process is gone. Whether it still runs. */
async function underLoad(server: Server, ledger: Ledger, failed: () => boolean): Promise<boolean> {
  const started = await server.start().catch(() => false);
  if (!started) return false;
  let enough = Number.POSITIVE_INFINITY;
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until;) {
    if (!server.running()) return false;
    if (enough === Number.POSITIVE_INFINITY && failed()) enough = ledger.acknowledged + CLIENTS;
    if (ledger.acknowledged >= enough) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return server.running();
}
