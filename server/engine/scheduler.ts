import type { Clock, Engine } from './types.ts';

/** Never asleep longer than this: setTimeout overflows at 24.8 days, and another node may have armed something. */
const LONGEST_NAP_MS = 15_000;
/** Under load commits come without end; one look for the next timer serves all of this time. */
const SHORTEST_NAP_MS = 50;

/** Fires due timers as time goes by. Returns a stop that waits for the round under way. */
export function runScheduler(engine: Engine, clock: Clock, onError: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  /** something was committed since the round began, perhaps after it looked for the next timer: there is no sleeping on what it saw */
  let woken = false;
  let nap: NodeJS.Timeout | undefined;
  let rise: () => void = () => {};

  async function loop(): Promise<void> {
    while (!stopped) {
      woken = false;
      try {
        const from = clock.now().toISOString();
        await engine.fireDue();
        // What was due by then and is still there cannot fire now (its instance is parked): it is tried again in the next round and keeps nobody awake.
        const next = await engine.nextTimer(from);
        const wait = next ? Math.max(SHORTEST_NAP_MS, Date.parse(next) - clock.now().getTime()) : LONGEST_NAP_MS;
        await sleep(Math.min(wait, LONGEST_NAP_MS));
      } catch (error) {
        onError(error);
        woken = false;
        await sleep(1000);
      }
    }
  }

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      // Told to stop while a round was under way: there was nobody asleep to wake.
      if (stopped) return resolve();
      rise = resolve;
      nap = setTimeout(resolve, woken ? SHORTEST_NAP_MS : ms);
    });
  const wake = () => {
    clearTimeout(nap);
    rise();
  };

  const unsubscribe = engine.onCommit(() => {
    if (woken) return;
    woken = true;
    wake();
  });
  const done = loop();
  return async () => {
    stopped = true;
    unsubscribe();
    wake();
    await done;
  };
}
