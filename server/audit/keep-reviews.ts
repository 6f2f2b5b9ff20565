import { dayInAmsterdam } from '../../machines/calendar.ts';
import { runReviews, type Reviewing } from './run-reviews.ts';

const EVERY_MS = 60_000;

/** Looks once a day, and again each minute after a failure, whether a review is to be made or an officer to be told. */
export function keepReviews(deps: Reviewing & { report: (error: unknown) => void }): { stop(): Promise<void> } {
  let done = '';
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    const day = dayInAmsterdam(deps.clock.now().toISOString());
    if (day === done) return;
    await runReviews(deps);
    done = day;
  };
  const run = () => (running = running.then(look).catch(deps.report));
  const timer = setInterval(() => void run(), EVERY_MS).unref();
  const first = setTimeout(() => void run(), 5_000).unref();
  return {
    async stop() {
      clearInterval(timer);
      clearTimeout(first);
      await running;
    },
  };
}
