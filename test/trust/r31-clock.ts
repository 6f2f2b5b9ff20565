import type { Clock } from '../../server/engine/types.ts';
import { begin, firings } from './tools/storm.ts';
import { randomOf, type Random } from './tools/random.ts';
import { openTermEngine, type TermEngine } from './tools/term-engine.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

const INSTANCES = 30;
const HOUR_MS = 3_600_000;
const YEAR_MS = 365.25 * 24 * HOUR_MS;
/** Moments at which clocks and calendars do something of their own. */
const EDGES = [
  '2026-10-25T00:59:59.000Z',
  '2026-10-25T01:00:00.000Z',
  '2027-03-28T00:59:59.000Z',
  '2027-03-28T01:00:00.000Z',
  '2028-02-28T23:30:00.000Z',
  '2028-02-29T12:00:00.000Z',
  '2026-12-31T22:59:59.999Z',
  '2026-12-31T23:00:00.000Z',
  '2038-01-19T03:14:07.000Z',
  '2038-01-19T03:14:08.000Z',
];

/**
 * the clock of the machine jumps, ahead and back, by a second or by ten years, also while a timer is being fired. libfaketime is not on every machine, so the
 * engine gets a clock that jumps; what the kernel would do to setTimeout is not part of this.
 */
export const r31: TrustTest = { id: 'R-31', title: 'jumps of the clock: no term early, lost or rung twice', run };

type Jumping = Clock & { jump(to: number): void; backDuring(ms: number): void };

/** A clock like that of the machine, that can be moved to any moment, and back between two looks. */
function jumpingClock(start: string): Jumping {
  let now = Date.parse(start);
  let back: { after: number; ms: number } | null = null;
  return {
    manual: false,
    now() {
      if (back && back.after-- === 0) {
        now -= back.ms;
        back = null;
      }
      return new Date(now);
    },
    jump(to) {
      back = null;
      now = to;
    },
    backDuring(ms) {
      back = { after: 1, ms };
    },
  };
}

type Found = { early: string[]; lost: string[]; doubled: string[] };
type Rang = ReadonlyMap<string, number>;

/** What of the due terms did not ring exactly once, and what rang that was not due. */
export function judged(due: ReadonlySet<string>, before: Rang, after: Rang): Found {
  const found: Found = { early: [], lost: [], doubled: [] };
  for (const id of new Set([...due, ...after.keys()])) {
    const rang = (after.get(id) ?? 0) - (before.get(id) ?? 0);
    if (!due.has(id) && rang > 0) found.early.push(id);
    if (due.has(id) && rang === 0) found.lost.push(id);
    if (rang > 1) found.doubled.push(id);
  }
  return found;
}

async function run(asked: Asked): Promise<Result> {
  const jumps = asked.size ?? (asked.quick ? 25 : 500);
  const random = randomOf(asked.seed);
  const clock = jumpingClock('2026-10-20T09:00:00.000Z');
  const world = await openTermEngine(clock);
  const all: Found = { early: [], lost: [], doubled: [] };
  const twin: Found = { early: [], lost: [], doubled: [] };
  let rung = 0;
  try {
    await begin(world, INSTANCES);
    for (let n = 0; n < jumps; n++) {
      if (n % 10 === 0) await begin({ ...world, prefix: `j${n}-` }, 2);
      leap(clock, random);
      const { found, due } = await round(world, clock, random);
      rung += due.size;
      for (const kind of ['early', 'lost', 'doubled'] as const) all[kind].push(...found[kind]);
      const deaf = judged(due, new Map(), new Map());
      twin.lost.push(...deaf.lost);
    }
    const healthy = await world.engine.verify();
    const disorder = await outOfOrder(world);
    const wrong = [...all.early, ...all.lost, ...all.doubled, ...disorder];
    return {
      id: r31.id,
      title: r31.title,
      tried: jumps,
      lost: all.lost.length,
      doubled: all.doubled.length,
      ok: wrong.length === 0 && healthy.differences.length === 0 && rung > jumps && twin.lost.length > 0,
      twinFailed: twin.lost.length > 0,
      notes: [
        ...all.early.slice(0, 5).map((id) => `${id} rang early`),
        ...disorder.slice(0, 5),
        ...healthy.differences.slice(0, 5).map((one) => one.what),
        `twin "a scheduler that sleeps through every jump": ${twin.lost.length} lost`,
      ],
      figures: { jumps, rung, early: all.early.length, events: healthy.events },
    };
  } finally {
    await world.close();
  }
}

function leap(clock: Jumping, random: Random): void {
  const now = clock.now().getTime();
  if (random.next() < 0.25) return clock.jump(Date.parse(EDGES[random.whole(0, EDGES.length - 1)]));
  const size = Math.exp(Math.log(1000) + random.next() * (Math.log(10 * YEAR_MS) - Math.log(1000)));
  const to = now + (random.next() < 0.65 ? size : -size);
  clock.jump(Math.min(Date.parse('2090-01-01T00:00:00Z'), Math.max(Date.parse('2026-01-01T00:00:00Z'), Math.round(to))));
}

/** One look of the scheduler after a jump; sometimes the clock goes back while it looks. */
async function round({ engine, store }: TermEngine, clock: Jumping, random: Random): Promise<{ found: Found; due: ReadonlySet<string> }> {
  const before = await firings(store);
  const due = async () => {
    const rows = await store.db
      .selectFrom('timers')
      .select('instance_id')
      .where('name', '=', 'WELFARE_CONTACT')
      .where('at', '<=', clock.now().toISOString())
      .execute();
    return new Set(rows.map((row) => row.instance_id));
  };
  const was = await due();
  const stood: Due[] = await store.db.selectFrom('timers').select(['instance_id', 'at']).where('name', '=', 'WELFARE_CONTACT').execute();
  const { last } = await store.db
    .selectFrom('events')
    .select((eb) => eb.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  const first = stood.map((term) => Date.parse(term.at!)).sort((a, b) => a - b)[0];
  const ahead = clock.now().getTime() - first;
  // Between the look and the commit it goes back to just before the first of them.
  const back = was.size > 0 && random.next() < 0.3;
  if (back) clock.backDuring(ahead + random.whole(1000, HOUR_MS));
  await engine.fireDue();
  const wrong = await firedEarly(store, stood, Number(last));
  if (!back) {
    const found = judged(was, before, await firings(store));
    return { found: { ...found, early: [...found.early, ...wrong] }, due: was };
  }
  // What was due before it went back may wait; when it comes there again, it rings.
  clock.jump(Date.parse('2089-01-01T00:00:00Z'));
  const again = await due();
  const between = await firings(store);
  await engine.fireDue();
  const found = judged(again, between, await firings(store));
  return { found: { ...found, early: [...found.early, ...wrong] }, due: again };
}

type Due = { instance_id: string; at: string | null };
/** Of the terms that stood there before: those that rang at a moment before their own. */
async function firedEarly(store: TermEngine['store'], stood: readonly Due[], after: number): Promise<string[]> {
  const rang = await store.db.selectFrom('events').select(['instance_id', 'at']).where('seq', '>', after).where('type', 'like', 'xstate.after.%').execute();
  return rang.filter((row) => stood.some((term) => term.instance_id === row.instance_id && row.at < term.at!)).map((row) => row.instance_id);
}

/** Events of one instance whose order by seq is not that of their revs: the clock never orders. */
async function outOfOrder({ store }: TermEngine): Promise<string[]> {
  const rows = await store.db.selectFrom('events').select(['instance_id', 'rev', 'seq']).orderBy('seq').execute();
  const last = new Map<string, number>();
  return rows.flatMap(({ instance_id, rev }) => {
    const before = last.get(instance_id) ?? 0;
    last.set(instance_id, rev);
    return rev === before + 1 ? [] : [`${instance_id}: rev ${rev} after ${before}`];
  });
}
