import type { Asked, Result, TrustTest } from './trust-test.ts';
import { startClients } from './tools/clients.ts';
import { forged } from './tools/forge.ts';
import { Ledger } from './tools/ledger.ts';
import { checkAt, drained, isRed, notesOf } from './tools/outcome.ts';
import { prepare, type Prepared } from './tools/prepare.ts';
import { randomOf, type Random } from './tools/random.ts';
import { trustServer } from './tools/server.ts';

const CLIENTS = 20;
/** Fewer acknowledgements a kill than this, and the load was no load. */
const QUOTA_PER_KILL = 10;

/** the server process is killed with SIGKILL under load, over and over, and started again on the same file. */
export const r01: TrustTest = { id: 'R-01', title: 'kill -9 of the server under load, SQLite', run };

async function run(asked: Asked): Promise<Result> {
  const kills = asked.size ?? (asked.quick ? 12 : 40);
  const prepared = await prepare();
  const made = [prepared];
  try {
    const { ledger, began } = await killOver({ prepared, kills, asked });
    const found = await checkAt(prepared.databaseUrl, ledger);
    const twins = await forged(prepared, ledger);
    // An answer before the commit: the kills fall when the load has warmed up, so that some answers stand in the gap. Made now: sessions that nobody uses end.
    const early = await prepare();
    made.push(early);
    const twin = await killOver({ prepared: early, kills: 2, asked, broken: 'early-answer', always: true });
    twins['an answer before the commit'] = (await checkAt(early.databaseUrl, twin.ledger)).lost.length;
    const twinFailed = Object.values(twins).every((count) => count > 0);
    const acked = ledger.acknowledged;
    const enough = acked >= kills * QUOTA_PER_KILL && acked >= ledger.wanted.length * 0.95;
    return {
      id: r01.id,
      title: r01.title,
      tried: kills,
      lost: found.lost.length,
      doubled: found.doubled.length,
      ok: !isRed(found) && ledger.odd.size === 0 && enough && twinFailed,
      twinFailed,
      notes: [
        ...notesOf(found),
        ...[...ledger.odd].map(([status, times]) => `answered ${status}, ${times} times`),
        ...Object.entries(twins).map(([name, count]) => `twin "${name}": ${count} found`),
      ],
      figures: {
        kills,
        wishes: ledger.wanted.length,
        acknowledged: acked,
        resent: ledger.wanted.filter((wanted) => wanted.sends > 1).length,
        events: found.events,
        broken: found.broken.length,
        seconds: Math.round((performance.now() - began) / 1000),
      },
    };
  } finally {
    for (const one of made) one.remove();
  }
}

type Killing = {
  prepared: Prepared;
  kills: number;
  asked: Asked;
  broken?: string;
  /** every kill falls amid answers, not just every second one */ always?: boolean;
};

/** Any moment after the start, or one at which answers are under way, however slow the machine is. */
async function moment(ledger: Ledger, random: Random, underLoad: boolean): Promise<void> {
  const enough = ledger.acknowledged + 2 * CLIENTS;
  for (const until = performance.now() + 10_000; underLoad && ledger.acknowledged < enough && performance.now() < until;) await sleep(10);
  await sleep(random.whole(0, underLoad ? 300 : 1500));
}

/** Kills, starts again, and so on; at the end each wish that is still open gets its answer, and the outbox runs empty. */
async function killOver({ prepared, kills, asked, broken, always = false }: Killing): Promise<{ ledger: Ledger; began: number }> {
  const random = randomOf(asked.seed);
  const ledger = new Ledger();
  const server = await trustServer(prepared, { broken });
  const began = performance.now();
  let startMs = 1000;
  try {
    await server.start();
    const clients = startClients(prepared, server.url, ledger, CLIENTS);
    for (let kill = 1; kill <= kills; kill++) {
      await moment(ledger, random, always || kill % 2 === 0);
      await server.kill();
      // One in eight times it is killed while it starts, too.
      if (random.whole(1, 8) === 1) {
        const starting = server.start();
        await sleep(random.whole(0, startMs));
        await server.kill();
        await starting;
      }
      const before = performance.now();
      await server.start();
      startMs = Math.round(performance.now() - before);
      if (kill % 10 === 0) asked.say(`${kill} kills, ${ledger.acknowledged} acknowledged`);
    }
    await sleep(200);
    await clients.finish();
    const waiting = await drained(prepared.databaseUrl);
    if (waiting > 0) throw new Error(`${waiting} messages still wait in the outbox.`);
    await server.stop();
    return { ledger, began };
  } finally {
    await server.kill();
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
