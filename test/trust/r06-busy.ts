import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { startClients } from './tools/clients.ts';
import { Ledger } from './tools/ledger.ts';
import { checkAt, drained, isRed, notesOf } from './tools/outcome.ts';
import { prepare, type Prepared } from './tools/prepare.ts';
import { trustServer } from './tools/server.ts';

const CLIENTS = 20;
const LONGEST_MS = 3000;

/** another process holds SQLite's write lock for 0 to 3 seconds, again and again: people wait, nobody is turned away, nothing is lost. */
export const r06: TrustTest = { id: 'R-06', title: "another process holds SQLite's write lock", run };

async function run(asked: Asked): Promise<Result> {
  // `size` is the number of times that the lock is held.
  const size = asked.size ?? (asked.quick ? 10 : 40);
  const prepared = await prepare();
  const hasty = await prepare();
  try {
    const { ledger, holds } = await storm(prepared, size, asked);
    const found = await checkAt(prepared.databaseUrl, ledger);
    const twin = await storm(hasty, Math.min(size, 4), asked, 'impatient');
    const turnedAway = twin.ledger.later + oddOf(twin.ledger);
    const longest = Math.max(...holds);
    return {
      id: r06.id,
      title: r06.title,
      tried: ledger.wanted.length,
      lost: found.lost.length,
      doubled: found.doubled.length,
      ok: !isRed(found) && ledger.later === 0 && ledger.odd.size === 0 && ledger.acknowledged > size && turnedAway > 0,
      twinFailed: turnedAway > 0,
      notes: [
        ...notesOf(found),
        ...[...ledger.odd].map(([status, times]) => `answered ${status}, ${times} times`),
        `twin "a server that does not wait for the lock": ${turnedAway} turned away`,
      ],
      figures: {
        holds: holds.length,
        longestHoldMs: longest,
        slowestAnswerMs: Math.round(ledger.slowestMs),
        acknowledged: ledger.acknowledged,
        turnedAway: ledger.later + oddOf(ledger),
      },
    };
  } finally {
    prepared.remove();
    hasty.remove();
  }
}

const oddOf = (ledger: Ledger) => [...ledger.odd.values()].reduce((sum, times) => sum + times, 0);

async function storm(prepared: Prepared, size: number, asked: Asked, broken?: string): Promise<{ ledger: Ledger; holds: number[] }> {
  const ledger = new Ledger();
  const server = await trustServer(prepared, { broken });
  const holds: number[] = [];
  try {
    await server.start();
    const script = join(import.meta.dirname, 'children/hold-lock.ts');
    const holder = spawn(process.execPath, [script, prepared.databaseUrl, String(LONGEST_MS), String(asked.seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = once(holder, 'exit');
    try {
      const clients = startClients(prepared, server.url, ledger, CLIENTS);
      while (holds.length < size) {
        const [part] = (await once(holder.stdout, 'data')) as [Buffer];
        holds.push(...String(part).trim().split('\n').map(Number));
        if (holds.length % 10 === 0) asked.say(`held ${holds.length} times, ${ledger.acknowledged} acknowledged`);
      }
      holder.kill('SIGKILL');
      await gone;
      await clients.finish();
    } finally {
      holder.kill('SIGKILL');
    }
    await drained(prepared.databaseUrl);
    await server.stop();
    return { ledger, holds };
  } finally {
    await server.kill();
  }
}
