import { launchPostgres } from '../../server/commands/demo/launch-postgres.ts';
import { NATIVE } from '../../server/commands/demo/postgres-binaries.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { Ledger } from './tools/ledger.ts';
import { addLiaisons } from './tools/liaisons.ts';
import { faults } from './tools/nemesis.ts';
import { openNodes } from './tools/nodes.ts';
import { openPage, type Page } from './tools/pages.ts';
import { percentile } from './tools/percentile.ts';
import { post } from './tools/post.ts';
import { preparePostgres, type PostgresPrepared } from './tools/prepare-postgres.ts';
import { randomOf, type Random } from './tools/random.ts';

const NODES = 3;
/** A person has at most twenty connections to a server; when two of three servers are gone all of his are at the third. */
const PAGES_EACH = 15;
/** Pages that do not say since when they know: the twin. */
const FORGETFUL = 5;
const FAULTS = ['node killed', 'postmaster killed', 'backends ended', 'fast restart', 'immediate stop'];
/** So many events happen while the twin, and as many other pages, are away: what it forgets is no matter of chance. */
const MISSED = 5;
/** How long after the last event a page may still be behind. */
const CATCH_UP_MS = 20_000;

/** pages on three servers of which one, or the database, fails again and again: each page sees each event. `size`: number of pages. */
export const r19: TrustTest = { id: 'R-19', title: 'live pages on three servers while servers and PostgreSQL fail', run };

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 60 : 150);
  const none: Result = { id: r19.id, title: r19.title, tried: 0, lost: 0, doubled: 0, ok: false, twinFailed: false, notes: [], figures: {} };
  if (!NATIVE) return { ...none, skipped: `there are no binaries of PostgreSQL for ${process.platform}-${process.arch}` };
  const postgres = await launchPostgres({ durable: true });
  const prepared = await preparePostgres(postgres);
  const nodes = await openNodes(prepared, NODES);
  const pages: Page[] = [];
  try {
    const urls = nodes.map(({ server }) => server.url);
    const cookies = await addLiaisons({ prepared, count: Math.ceil((size + FORGETFUL) / PAGES_EACH) });
    for (let at = 0; at < size + FORGETFUL; at++) pages.push(await openPage({ urls, at, cookie: cookies[at % cookies.length], forgetful: at >= size }));
    const random = randomOf(asked.seed);
    const scene = { postgres, nodes, random };
    const { rate, calmMs, faultCount, apartMs } = courseOf(size, asked.quick);
    const events = sendAtRate({ prepared, urls, rate, random });
    await sleep(calmMs);
    const calmUntil = performance.now();
    await leaveForAWhile(pages.slice(-2 * FORGETFUL), events.acked);
    for (let count = 0; count < faultCount; count++) {
      await faults[FAULTS[count % FAULTS.length]](scene);
      asked.say(
        `${FAULTS[count % FAULTS.length]}; ${events.acked.size} events, ${pages.filter((page) => page.seen.size >= events.acked.size).length} pages have all`,
      );
      await sleep(apartMs);
    }
    await events.finish();
    const [ours, forgetful] = [pages.slice(0, size), pages.slice(size)];
    await until(() => gaps(ours, events.acked) === 0, CATCH_UP_MS);
    return resultOf({ none, ours, forgetful, events, calmUntil, rate, faultCount });
  } finally {
    for (const page of pages) page.close();
    for (const { server } of nodes) await server.kill();
    for (const { proxy } of nodes) await proxy.close();
    await postgres.stop();
    prepared.remove();
  }
}

/** The small version has one fault; 500 pages have 50 events a second for two minutes. */
function courseOf(size: number, quick: boolean) {
  if (size <= 30) return { rate: 10, calmMs: 1000, faultCount: 1, apartMs: 1000 };
  if (size < 500) return { rate: 10, calmMs: 10_000, faultCount: quick ? 3 : 10, apartMs: 3000 };
  return { rate: 50, calmMs: 20_000, faultCount: 20, apartMs: 4000 };
}

/** Pages that have seen something go away, and come back when enough happened without them. */
async function leaveForAWhile(some: Page[], acked: Map<string, number>): Promise<void> {
  await until(() => some.every((page) => page.seen.size > 0), CATCH_UP_MS);
  for (const page of some) page.leave();
  const enough = acked.size + MISSED;
  await until(() => acked.size >= enough, CATCH_UP_MS);
  for (const page of some) page.back();
}

type Events = ReturnType<typeof sendAtRate>;
type Ended = { none: Result; ours: Page[]; forgetful: Page[]; events: Events; calmUntil: number; rate: number; faultCount: number };

function resultOf({ none, ours, forgetful, events, calmUntil, rate, faultCount }: Ended): Result {
  const missed = gaps(ours, events.acked);
  const twin = gaps(forgetful, events.acked);
  const [calm, all] = [delays(ours, events.acked, calmUntil), delays(ours, events.acked)];
  const reconnected = ours.reduce((sum, page) => sum + page.again, 0);
  const odd = [...events.ledger.odd].map(([status, times]) => `answered ${status}, ${times} times`);
  return {
    ...none,
    tried: events.acked.size,
    lost: missed,
    ok: missed === 0 && twin > 0 && odd.length === 0 && events.acked.size > 0 && reconnected > 0,
    twinFailed: twin > 0,
    notes: [...odd, `twin "pages that do not say since when they know": ${twin} gaps on ${forgetful.length} pages`],
    figures: {
      pages: ours.length,
      servers: NODES,
      faults: faultCount,
      eventsASecond: rate,
      events: events.acked.size,
      seen: all.length,
      reconnected,
      calmP50Ms: percentile(calm, 0.5),
      calmP99Ms: percentile(calm, 0.99),
      visibleP50Ms: percentile(all, 0.5),
      visibleP99Ms: percentile(all, 0.99),
    },
  };
}

/** Pages times acknowledged events that they never saw. */
const gaps = (pages: Page[], acked: Map<string, number>): number =>
  pages.reduce((sum, page) => sum + [...acked.keys()].filter((id) => !page.seen.has(id)).length, 0);

/** From the acknowledgement to the page, of events that were acknowledged by then. */
function delays(pages: Page[], acked: Map<string, number>, until = Infinity): number[] {
  const all: number[] = [];
  for (const page of pages)
    for (const [id, at] of acked) {
      const seen = page.seen.get(id);
      if (seen !== undefined && at < until) all.push(Math.max(0, seen - at));
    }
  return all;
}

/** Starts a case every so often, at any server, again under the same key until it is acknowledged; everybody who watches may see it. */
function sendAtRate({ prepared, urls, rate, random }: { prepared: PostgresPrepared; urls: string[]; rate: number; random: Random }) {
  const ledger = new Ledger();
  const acked = new Map<string, number>();
  const open = new Set<Promise<void>>();
  const [sender] = prepared.senders;
  const { orgs, people } = prepared.world;
  async function one(): Promise<void> {
    const wanted = ledger.want(sender.person, 'start', null);
    const [key, clientId] = [crypto.randomUUID(), crypto.randomUUID()];
    const body = { machine: 'case', input: { clientId, theme: 'ELDERLY', orgId: orgs.team, owner: people.joost } };
    for (let tries = 0; ; tries++) {
      // Who heard nothing waits longer the next time, or busy servers would never be heard.
      const patienceMs = 5000 * 2 ** Math.min(tries, 5);
      const answered = await post({ url: urls[random.whole(0, urls.length - 1)], sender, ledger, wanted, key, body, patienceMs });
      if (answered === 'acked') return void acked.set(wanted.acked!.id, performance.now());
      if (answered === 'refused') return;
      await sleep(50);
    }
  }
  const timer = setInterval(() => {
    const work: Promise<void> = one().finally(() => open.delete(work));
    open.add(work);
  }, 1000 / rate);
  return {
    ledger,
    acked,
    async finish() {
      clearInterval(timer);
      await Promise.all(open);
    },
  };
}

async function until(holds: () => boolean, ms: number): Promise<void> {
  for (const end = performance.now() + ms; !holds() && performance.now() < end;) await sleep(100);
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
