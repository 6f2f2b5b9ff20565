import type { Store, Tx } from '../../../db/store.ts';

/** The named points at which a session stops: before it asks for the lock, when it has it, when all is written, when it is committed and not answered yet. */
export const STAGES = ['asked', 'begun', 'written', 'committed'] as const;
export type Stage = (typeof STAGES)[number];

/** Somebody who does one thing over a connection of his own, and goes on only when he is let. */
export class Session {
  readonly name: string;
  /** what came of it: a value, or the error that it threw */
  outcome: { value: unknown } | { error: unknown } | null = null;
  stage: Stage | null = null;
  private go: (() => void) | null = null;
  private moved: () => void = () => {};

  constructor(name: string) {
    this.name = name;
  }

  /** Starts what it does; it runs up to its first point. */
  begin(work: () => Promise<unknown>): void {
    void work().then(
      (value) => this.end({ value }),
      (error) => this.end({ error }),
    );
  }

  /** Called on the way through a store: stops here until released. */
  async point(stage: Stage): Promise<void> {
    this.stage = stage;
    const released = new Promise<void>((resolve) => (this.go = resolve));
    this.moved();
    await released;
  }

  get stands(): boolean {
    return this.go !== null;
  }
  get over(): boolean {
    return this.outcome !== null;
  }
  /** has the lock, and has not given it back */
  get inside(): boolean {
    return !this.over && (this.stage === 'begun' || this.stage === 'written');
  }
  /** asked for the lock and was not heard of since: the next who gets it */
  get waits(): boolean {
    return !this.over && !this.stands && this.stage === 'asked';
  }

  /** Lets it go on to its next point. */
  release(): void {
    const { go } = this;
    this.go = null;
    go?.();
  }

  /** Resolves when it stands at a point or is over, or after `ms`. */
  async settled(ms: number): Promise<void> {
    if (this.stands || this.over) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, ms);
      this.moved = () => (clearTimeout(late), resolve());
    });
  }

  private end(outcome: NonNullable<Session['outcome']>): void {
    this.outcome = outcome;
    this.stage = null;
    this.moved();
  }
}

/** A store whose writes stop at the points of whichever session uses it now. */
export type Gate = { store: Store; session: Session | null };

/** Puts the points into a store. `lockless`: a twin that takes no lock when it begins. */
export function gated(inner: Store, lockless = false): Gate {
  const write = (work: (tx: Tx) => Promise<any>) => (lockless ? inner.db.transaction().execute((tx) => work(tx as Tx)) : inner.write(work));
  const gate: Gate = {
    session: null,
    store: {
      ...inner,
      async write(work) {
        const { session } = gate;
        if (!session) return inner.write(work);
        await session.point('asked');
        const result = await write(async (tx) => {
          await session.point('begun');
          const done = await work(tx);
          await session.point('written');
          return done;
        });
        await session.point('committed');
        return result;
      },
    },
  };
  return gate;
}

/** How long a session that needs the lock of another is given to show that it does not get it. */
const BLOCKED_MS = 4;
const STUCK_MS = 8000;

/**
 * Lets sessions go on one step at a time in the given order (numbers of sessions); who waits for another's lock is passed over, and at the end all run out.
 * `lockless`: anybody may have to wait anywhere. Returns the order in which points were reached, and what was wrong: two that were inside at once.
 */
export async function interleave(sessions: Session[], order: number[], lockless = false): Promise<{ trace: string; together: boolean }> {
  const trace: string[] = [];
  let together = false;
  const step = async (session: Session): Promise<void> => {
    if (session.over) return;
    if (!session.stands) return session.settled(BLOCKED_MS);
    session.release();
    // Only at the lock may anybody have to wait for another.
    const mayWait = lockless || (session.stage === 'asked' && sessions.some((other) => other !== session && (other.inside || other.waits)));
    await session.settled(mayWait ? BLOCKED_MS : STUCK_MS);
    if (!session.stands && !session.over && !mayWait) throw new Error(`${session.name} is stuck behind ${session.stage}`);
    trace.push(`${session.name}:${session.over ? 'over' : session.stands ? session.stage : 'waits'}`);
    if (sessions.filter((one) => one.inside && one.stands).length > 1) together = true;
  };
  for (const session of sessions) await session.settled(STUCK_MS);
  for (const at of order) await step(sessions[at]);
  for (const until = performance.now() + STUCK_MS; sessions.some((session) => !session.over);) {
    // Who has the lock goes first, or nobody gets any further.
    for (const session of sessions.toSorted((a, b) => Number(b.inside) - Number(a.inside))) await step(session);
    if (performance.now() > until) throw new Error(`stuck: ${trace.join(' ')}`);
  }
  return { trace: trace.join(' '), together };
}

/** Every order of so many steps of so many sessions. */
export function* orders(sessions: number, steps: number): Generator<number[]> {
  const left = Array<number>(sessions).fill(steps);
  const order: number[] = [];
  function* next(): Generator<number[]> {
    if (left.every((count) => count === 0)) return yield [...order];
    for (let at = 0; at < sessions; at++) {
      if (left[at] === 0) continue;
      left[at]--;
      order.push(at);
      yield* next();
      order.pop();
      left[at]++;
    }
  }
  yield* next();
}
