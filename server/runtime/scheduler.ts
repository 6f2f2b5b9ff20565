import type { Clock, Engine } from '../engine/types.ts';
import type { Log } from './logger.ts';

const LONGEST_NAP_MS = 60_000;

/**
 * Fires timers when they are due. Sleeps until the next one, a minute at most, because a timeout of more than 24.8 days fires at once (TRUST.md H1).
 * On a manual clock it does nothing: there the clock's route fires. Returns a stop that waits for a running round.
 */
export function startScheduler(deps: { engine: Engine; clock: Clock; log: Log }): () => Promise<void> {
  const { engine, clock, log } = deps;
  if (clock.manual) return async () => {};
  let stopped = false;
  let nap: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  const sleep = (ms: number) => {
    clearTimeout(nap);
    if (!stopped) nap = setTimeout(wake, Math.max(0, Math.min(ms, LONGEST_NAP_MS)));
  };
  const wake = () => {
    round = fire().catch((err) => log.error({ err }, 'timers did not fire')).then(plan, plan);
  };
  const fire = async () => {
    const fired = await engine.fireDue();
    if (fired) log.info({ fired }, 'timers fired');
  };
  const plan = async () => {
    const next = await engine.nextTimer().catch(() => null);
    sleep(next ? Math.max(50, new Date(next).getTime() - clock.now().getTime()) : LONGEST_NAP_MS);
  };

  // A commit may have armed an earlier timer (the clock of an agenda item): look again, at most four times a second.
  let looking: NodeJS.Timeout | undefined;
  const forget = engine.onCommit(() => {
    looking ??= setTimeout(() => {
      looking = undefined;
      void plan();
    }, 250);
  });

  sleep(0);
  return async () => {
    stopped = true;
    forget();
    clearTimeout(looking);
    clearTimeout(nap);
    await round;
  };
}
