import { loadavg } from 'node:os';
import { launchPostgres, type PostgresServer } from '../../server/commands/demo/launch-postgres.ts';
import { NATIVE } from '../../server/commands/demo/postgres-binaries.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { startClients } from './tools/clients.ts';
import { forged } from './tools/forge.ts';
import { Ledger } from './tools/ledger.ts';
import { faults, QUICK, type Node } from './tools/nemesis.ts';
import { openNodes } from './tools/nodes.ts';
import { checkAt, drained, isRed, notesOf } from './tools/outcome.ts';
import { percentile } from './tools/percentile.ts';
import { preparePostgres, type PostgresPrepared } from './tools/prepare-postgres.ts';
import { randomOf } from './tools/random.ts';

const CLIENTS = 16;
const FORGETFUL = 4;
const NODES = 2;
/** Fewer acknowledgements a fault than this, and the load was no load. */
const QUOTA_PER_FAULT = 10;
/** A client that hears nothing for so long asks the other server, under the same key. */
const PATIENCE_MS = 2500;
/** The goal for each server to acknowledge again after a fault is over, p99; the small version, on a machine that does other things, does not judge it. */
const RECOVERED_MS = 5000;
/** One fault in so many comes together with another. */
const PAIR = 8;
/** From this size on servers that are broken are started as well, which takes its time. */
const LEAST_FOR_BROKEN = 8;

/** two servers on one PostgreSQL, of which the database, a server or the line between them fails, over and over, under load. */
export const r02: TrustTest = { id: 'R-02', title: 'PostgreSQL, servers and lines fail under load, two servers', run };

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 8 : 100);
  const none: Result = { id: r02.id, title: r02.title, tried: 0, lost: 0, doubled: 0, ok: false, twinFailed: false, notes: [], figures: {} };
  if (!NATIVE) return { ...none, skipped: `there are no binaries of PostgreSQL for ${process.platform}-${process.arch}` };
  const postgres = await launchPostgres({ durable: true });
  const prepared: PostgresPrepared[] = [];
  const fresh = async () => (prepared.push(await preparePostgres(postgres)), prepared.at(-1)!);
  try {
    const began = performance.now();
    const main = await fresh();
    const { ledger, forgetful, recovered, starts } = await failOver({ postgres, prepared: main, size, asked });
    const seconds = Math.round((performance.now() - began) / 1000);
    const found = await checkAt(main.databaseUrl, ledger);
    const twins: Record<string, number> = { 'a new key for each sending': (await checkAt(main.databaseUrl, forgetful)).doubled.length };
    Object.assign(twins, await forged(main, ledger));
    if (size >= LEAST_FOR_BROKEN) twins['an answer before the commit'] = await hasty(postgres, await fresh(), asked);
    const twinFailed = Object.values(twins).every((count) => count > 0);
    const acked = ledger.acknowledged;
    const enough = acked >= size * QUOTA_PER_FAULT && acked >= ledger.wanted.length * 0.95;
    const p99 = percentile(recovered, 0.99);
    return {
      ...none,
      tried: size,
      lost: found.lost.length,
      doubled: found.doubled.length,
      ok: !isRed(found) && ledger.odd.size === 0 && enough && (asked.quick || p99 <= RECOVERED_MS) && twinFailed,
      twinFailed,
      notes: [
        ...notesOf(found),
        ...(p99 > RECOVERED_MS && !asked.quick ? [`too slow: every server acknowledged again within ${p99} ms (p99) and must within ${RECOVERED_MS}`] : []),
        ...(enough ? [] : [`too little load to mean anything: ${acked} acknowledged`]),
        ...[...ledger.odd].map(([status, times]) => `answered ${status}, ${times} times`),
        ...Object.entries(twins).map(([name, count]) => `twin "${name}": ${count} found`),
      ],
      figures: {
        faults: size,
        wishes: ledger.wanted.length,
        acknowledged: acked,
        resent: ledger.wanted.filter((wanted) => wanted.sends > 1).length,
        toldToComeBack: ledger.later,
        events: found.events,
        recoveredP50Ms: percentile(recovered, 0.5),
        recoveredP99Ms: p99,
        restartP99Ms: percentile(starts, 0.99),
        loadAverage: Math.round(loadavg()[0]),
        seconds,
      },
    };
  } finally {
    await postgres.stop();
    for (const one of prepared) one.remove();
  }
}

type Failing = {
  postgres: PostgresServer;
  prepared: PostgresPrepared;
  size: number;
  asked: Asked;
  broken?: string;
  /** which faults, instead of all */ only?: string[];
};

/** Faults under load, one after the other; at the end each wish that is still open gets its answer, and the outbox runs empty. */
async function failOver({ postgres, prepared, size, asked, broken, only }: Failing) {
  const random = randomOf(asked.seed);
  const ledger = new Ledger();
  const nodes = await openNodes(prepared, NODES, broken);
  const lastAck = new Map<string, number>();
  const [recovered, starts]: [number[], number[]] = [[], []];
  try {
    let turn = 0;
    const nextUrl = () => nodes[turn++ % nodes.length].server.url;
    const acked = (url: string) => void lastAck.set(url, performance.now());
    const clients = startClients(prepared, nextUrl, ledger, CLIENTS, { patienceMs: PATIENCE_MS, acked });
    const scene = { postgres, nodes, random };
    let names: string[] = [];
    for (let count = 1; count <= size; count++) {
      await sleep(random.whole(50, asked.quick ? 400 : 800));
      if (names.length === 0) names = random.shuffled(only ?? (asked.quick ? QUICK : Object.keys(faults)));
      const together = [names.pop()!, ...(names.length > 0 && random.whole(1, PAIR) === 1 ? [names.pop()!] : [])];
      const before = performance.now();
      await Promise.all(together.map((name) => faults[name](scene)));
      if (together.includes('node killed')) starts.push(performance.now() - before);
      recovered.push(await recovery(nodes, lastAck));
      if (count % 10 === 0) asked.say(`${count} faults, ${ledger.acknowledged} acknowledged`);
    }
    await clients.finish();
    const forgetful = await forget(prepared, nextUrl);
    const waiting = await drained(prepared.databaseUrl);
    if (waiting > 0) throw new Error(`${waiting} messages still wait in the outbox.`);
    for (const { server } of nodes) await server.stop();
    return { ledger, forgetful, recovered, starts };
  } finally {
    for (const { server } of nodes) await server.kill();
    for (const { proxy } of nodes) await proxy.close();
  }
}

/** Waits until every server has acknowledged something again; gives how long that took since the fault was over. */
async function recovery(nodes: Node[], lastAck: Map<string, number>): Promise<number> {
  const over = performance.now();
  for (const { server } of nodes)
    while ((lastAck.get(server.url) ?? 0) < over) {
      if (performance.now() - over > 60_000) throw new Error(`A server acknowledged nothing for a minute: ${server.complaints().slice(-2000)}`);
      await sleep(10);
    }
  return Math.round(Math.max(...nodes.map(({ server }) => lastAck.get(server.url)!)) - over);
}

/** A twin: clients that make a new key for each sending, and send again before a server can have answered. */
async function forget(prepared: PostgresPrepared, nextUrl: () => string): Promise<Ledger> {
  const ledger = new Ledger();
  const clients = startClients(prepared, nextUrl, ledger, FORGETFUL, { forgetful: true, patienceMs: 20 });
  for (const until = performance.now() + 10_000; ledger.acknowledged < 5 * FORGETFUL && performance.now() < until;) await sleep(20);
  await clients.finish();
  return ledger;
}

/** A twin: servers that answer before the commit, whose database is killed; gives how many acknowledged events were found to be gone. */
async function hasty(postgres: PostgresServer, prepared: PostgresPrepared, asked: Asked): Promise<number> {
  const { ledger } = await failOver({ postgres, prepared, size: 2, asked, broken: 'early-answer-postgres', only: ['postmaster killed', 'immediate stop'] });
  return (await checkAt(prepared.databaseUrl, ledger)).lost.length;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
