import type { Deps } from '../http/deps.ts';
import type { Bus } from '../live/bus.ts';
import { runRetention } from './run.ts';

/** Days are what counts here; an hour late is on time. */
const EVERY_MS = 3_600_000;
const MOST_A_MESSAGE = 50;

/** Tells the other nodes to forget keys that were destroyed. */
export function tellErased(bus: Bus, scopes: string[]): void {
  for (let at = 0; at < scopes.length; at += MOST_A_MESSAGE) bus.publish('erased', { scopes: scopes.slice(at, at + MOST_A_MESSAGE) });
}

/** Carries out what was decided every hour and at the start, and forgets keys that another node destroyed. A missed word is made good by forgetting all. */
export function keepRetention(deps: Deps, bus: Bus): { stop(): Promise<void> } {
  const stops = [bus.subscribe('erased', ({ scopes }) => deps.engine.vault.drop(scopes)), bus.onGap(() => deps.engine.vault.drop())];
  let running: Promise<unknown> = Promise.resolve();
  const run = () => (running = running.then(() => runRetention(deps)).catch((err) => deps.log.error({ err }, 'retention was not carried out')));
  const timer = setInterval(() => void run(), EVERY_MS).unref();
  const first = setTimeout(() => void run(), 10_000).unref();
  return {
    async stop() {
      clearInterval(timer);
      clearTimeout(first);
      for (const stop of stops) stop();
      await running;
    },
  };
}
