import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '../../db/sqlite-store.ts';
import { atLeast, atMost, median, rounded } from '../figure.ts';
import { hire, openCases, openEngine, pressing, type BenchCase } from '../support/case-world.ts';
import { closedLoop, type Measured } from '../support/closed-loop.ts';
import { part, type Bench } from '../support/part.ts';
import { openRaw } from '../support/raw-sqlite.ts';
import { recording, replay } from '../support/recording.ts';
import { naiveActors } from '../support/naive-actors.ts';
import { stepAndJson } from '../support/step-cost.ts';
import type { Engine } from '../../server/engine/types.ts';

const GOALS = { 1: { raw: 0.9, single: null }, 32: { raw: 0.75, single: 12 }, 256: { raw: 0.2, single: 25 } } as const;
type Round = { ours: Measured; raw: { perSecond: number; cpu: number }; single: Measured };
type Made = { engine: Engine; cases: BenchCase[]; round(c: 1 | 32 | 256, seconds: number): Promise<Round> };

/** G1, G1b, G2: durable events through the whole engine, beside the same statements and rows written by a bare driver, and beside our own engine that commits each alone. */
await part(async (bench) => {
  const { quick, rounds, say } = bench;
  const seconds = quick ? 1.5 : 6;
  const made = await make(bench);
  const cpu: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  const stepCost = stepAndJson(quick ? 4000 : 20_000);
  for (const c of [1, 32, 256] as const) {
    await closedLoop(c, { seconds: quick ? 0.7 : 3 }, pressing(made.engine, made.cases, c));
    const all: Round[] = [];
    for (let round = 0; round < rounds; round++) all.push(await made.round(c, seconds));
    report(bench, c, all);
    if (c !== 32) continue;
    cpu.ours.push(...all.map(({ ours }) => ours.cpu));
    cpu.floor.push(...all.map(({ raw }) => raw.cpu + stepCost));
    await naive(bench, made, seconds);
  }
  say(atMost({ id: 'G1b', name: 'CPU of an event, 32 at a time', unit: 'µs, beside SQL + step + JSON alone', ours: cpu.ours, other: cpu.floor }, 1.4));
  await made.engine.idle();
});

async function make({ folder, quick }: Bench): Promise<Made> {
  const recorder = recording();
  const file = join(folder, 'engine.db');
  const store = await openSqlite(file, { connect: recorder.connect });
  await store.migrate();
  const engine = await openEngine(store);
  const cases = await openCases(engine, await hire(store, 24), quick ? 256 : 1024);
  const oneByOne = inTurn();

  async function round(c: 1 | 32 | 256, seconds: number): Promise<Round> {
    await engine.idle();
    await store.clearTraces();
    const copy = join(folder, 'copy.db');
    copyFileSync(file, copy);
    recorder.start();
    const ours = await closedLoop(c, { seconds }, pressing(engine, cases, c));
    await engine.idle();
    const raw = await openRaw(copy);
    const again = replay(raw, recorder.stop());
    raw.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
    const press = pressing(engine, cases, c);
    const single = await closedLoop(c, { seconds: seconds / 2 }, (worker) => oneByOne(() => press(worker)));
    return { ours, raw: { perSecond: ours.done / again.seconds, cpu: again.cpu / ours.done }, single };
  }
  return { engine, cases, round };
}

/** One after the other, each when the one before has its answer: so every command has a batch, and a commit, of its own. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

function report({ say }: Bench, c: 1 | 32 | 256, all: Round[]): void {
  const at = c === 1 ? 'one at a time' : `${c} at a time`;
  const ours = all.map((round) => round.ours.perSecond);
  const raw = all.map((round) => round.raw.perSecond);
  say(
    atLeast({ id: `G1 c=${c}`, name: `durable events, ${at}`, unit: 'events/s, beside the same statements by a bare driver', ours, other: raw }, GOALS[c].raw),
  );
  const { single } = GOALS[c];
  if (single === null)
    say(
      atMost(
        {
          id: 'G2 c=1',
          name: 'p50 of one event at a time',
          unit: 'ms, beside our engine committing each alone',
          ours: all.map((round) => round.ours.p50),
          other: all.map((round) => round.single.p50),
        },
        1.05,
      ),
    );
  else
    say(
      atLeast(
        {
          id: `G2 c=${c}`,
          name: `group commit, ${at}`,
          unit: 'events/s, beside our engine committing each alone',
          ours,
          other: all.map((round) => round.single.perSecond),
        },
        single,
      ),
    );
  say({
    id: `G1 c=${c}`,
    fact: `latency of an event, ${at}`,
    values: { 'p50 ms': middle(all, 'p50'), 'p99 ms': middle(all, 'p99'), 'CPU µs': middle(all, 'cpu') },
  });
}

function middle(all: Round[], of: 'p50' | 'p99' | 'cpu'): number {
  return rounded(median(all.map((round) => round.ours[of])));
}

/** What one writes first: an actor kept alive for each case, and a row with its snapshot after each event. */
async function naive({ folder, rounds, quick, say }: Bench, { engine, cases }: Made, seconds: number): Promise<void> {
  const peer = await naiveActors(join(folder, 'naive.db'), quick ? 64 : 256);
  const [ours, other]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push((await closedLoop(32, { seconds: seconds / 2 }, pressing(engine, cases, 32))).perSecond);
    other.push((await closedLoop(32, { seconds: seconds / 2 }, peer.press)).perSecond);
  }
  peer.close();
  say(atLeast({ id: 'naive', name: 'durable events, 32 at a time', unit: 'events/s, beside live actors with a snapshot row per event', ours, other }, 5));
}
