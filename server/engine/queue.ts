import { ConnectionLost } from '../../db/connection-lost.ts';
import { commitBatch, type Asked, type CommitDeps } from './commit.ts';
import type { Outcome } from './types.ts';

export type Queue = { ask(asked: Asked): Promise<Outcome>; idle(): Promise<void> };
type Waiting = { asked: Asked; resolve: (outcome: Outcome) => void; reject: (error: unknown) => void };

/** A batch larger than this would hold the write lock too long for the people who wait behind it. */
const LARGEST_BATCH = 200;
/** As long as somebody said something this recently, timers go in slices. */
const PEOPLE_AT_WORK_MS = 2000;
/** However slow commits are now: what a person waits for others must not make the slices longer that he waits for. */
const LONGEST_SLICE_MS = 25;
/** Where nodes wait for one another a slice of one timer costs as much as one of ten. */
const LEAST_OF_MANY = 10;
/** Of several nodes each leaves the line to the others after a slice, for so many times as long as that took: while people work here, and while they do not. */
const REST = { people: 2, calm: 1 };
/** How much of the newest measurement goes into what is expected. */
const NEWEST = 0.2;

/**
 * Natural batching: what arrives while a commit runs shares the next one; nothing waits for a timer window. What people say goes before timers that are due, and
 * between two batches of people at most one slice of timers, so that neither stops the other. While people work, a slice takes no longer than a commit of theirs
 * usually does: after two weeks of holiday a hundred thousand timers may be due, and a meeting goes on. `stopwatch` (milliseconds) stands still in a simulation.
 */
export function createQueue(deps: CommitDeps, committed: (clock: number) => void, stopwatch: () => number = () => performance.now()): Queue {
  const people: Waiting[] = [];
  const timers: Waiting[] = [];
  // Of several nodes none knows whether people work at another, and all write one after the other.
  const pace = createPace(deps.store.kind === 'sqlite', stopwatch);
  let running: Promise<void> | null = null;
  let wake: () => void = () => {};

  async function run(): Promise<void> {
    // One turn of the event loop lets requests that arrived together go together.
    await new Promise((resolve) => setImmediate(resolve));
    while (people.length + timers.length > 0) {
      if (people.length > 0) await timed(people.splice(0, LARGEST_BATCH), pace.people);
      if (timers.length === 0) continue;
      const took = await timed(timers.splice(0, pace.slice()), pace.timers);
      // What came in over the line during the slice is heard before the next one.
      await new Promise((resolve) => setImmediate(resolve));
      if (people.length === 0 && timers.length > 0) await rest(pace.rest(took));
    }
    running = null;
  }

  async function timed(batch: Waiting[], took: (ms: number, count: number) => void): Promise<number> {
    const began = stopwatch();
    await runBatch(batch);
    const ms = stopwatch() - began;
    took(ms, batch.length);
    return ms;
  }

  /** Until the time is over, or somebody here says something. */
  async function rest(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((resolve) => {
      const nap = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(nap);
        resolve();
      };
    });
  }

  async function runBatch(batch: Waiting[]): Promise<void> {
    try {
      const { outcomes, clock } = await commitBatch(
        deps,
        batch.map((one) => one.asked),
      );
      if (clock !== null) committed(clock);
      batch.forEach((one, at) => one.resolve(outcomes[at]));
    } catch (error) {
      // One command broke the batch: each is tried alone, so that it takes nobody with it. A broken outside world breaks each of them, one wait after another.
      if (batch.length === 1 || error instanceof ConnectionLost) for (const one of batch) one.reject(error);
      else for (const one of batch) await runBatch([one]);
    }
  }

  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        (asked.do === 'fire' ? timers : people).push({ asked, resolve, reject });
        if (asked.do !== 'fire') wake();
        running ??= run();
      }),
    async idle() {
      while (running) await running;
    },
  };
}

/** How many timers go in one slice, by what commits took lately. */
function createPace(alone: boolean, stopwatch: () => number) {
  let commit = 5;
  let timer = 1;
  let lastPeople = -PEOPLE_AT_WORK_MS;
  const mixed = (before: number, now: number) => before * (1 - NEWEST) + now * NEWEST;
  return {
    people(ms: number): void {
      commit = mixed(commit, ms);
      lastPeople = stopwatch();
    },
    timers(ms: number, count: number): void {
      timer = mixed(timer, ms / count);
    },
    /** On one node people are heard between two slices anyway. */
    rest: (took: number): number => (alone ? 0 : took * (stopwatch() - lastPeople > PEOPLE_AT_WORK_MS ? REST.calm : REST.people)),
    slice(): number {
      const calm = alone && stopwatch() - lastPeople > PEOPLE_AT_WORK_MS;
      return calm ? LARGEST_BATCH : Math.min(LARGEST_BATCH, Math.max(alone ? 1 : LEAST_OF_MANY, Math.floor(Math.min(commit, LONGEST_SLICE_MS) / timer)));
    },
  };
}
