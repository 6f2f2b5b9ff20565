import type { Clock, Engine } from './types.ts';

/** Never asleep longer than this: setTimeout overflows at 24.8 days, and another node may have armed something. */
const LONGEST_NAP_MS = 15_000;

/** Fires due timers as time goes by. Returns a stop that waits for the round under way. */
export function runScheduler(engine: Engine, clock: Clock, onError: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let nap: NodeJS.Timeout | undefined;
  let wake: () => void = () => {};

  async function loop(): Promise<void> {
    while (!stopped) {
      try {
        await engine.fireDue();
        const next = await engine.nextTimer();
        const wait = next ? Math.max(50, Date.parse(next) - clock.now().getTime()) : LONGEST_NAP_MS;
        await sleep(Math.min(wait, LONGEST_NAP_MS));
      } catch (error) {
        onError(error);
        await sleep(1000);
      }
    }
  }

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      // Told to stop while a round was under way: there was nobody asleep to wake.
      if (stopped) return resolve();
      wake = resolve;
      nap = setTimeout(resolve, ms);
    });

  const unsubscribe = engine.onCommit(() => wake());
  const done = loop();
  return async () => {
    stopped = true;
    unsubscribe();
    clearTimeout(nap);
    wake();
    await done;
  };
}
