import type { Broken } from './faults.ts';
import { runSeed } from './run-seed.ts';
import { openWorlds } from './worlds.ts';

/** What a number of worlds gave together. */
export type Total = {
  seeds: number;
  lost: number;
  doubled: number;
  broken: number;
  /** seeds of which something was found, with the first sentence; the same seed finds it again */
  bad: { seed: number; what: string }[];
  wishes: number;
  acknowledged: number;
  events: number;
  lives: number;
  faults: number;
};

export const nothing = (): Total => ({ seeds: 0, lost: 0, doubled: 0, broken: 0, bad: [], wishes: 0, acknowledged: 0, events: 0, lives: 0, faults: 0 });
const NUMBERS = ['seeds', 'lost', 'doubled', 'broken', 'wishes', 'acknowledged', 'events', 'lives', 'faults'] as const;

export function add(to: Total, more: Total): void {
  for (const name of NUMBERS) to[name] += more[name];
  to.bad.push(...more.bad);
}

/** Simulates the worlds of these seeds. `broken`: with a store that is broken on purpose; then it stops at the first that is found. */
export async function runSeeds(seeds: number[], broken?: Broken): Promise<Total> {
  const total = nothing();
  const worlds = await openWorlds();
  try {
    for (const seed of seeds) {
      const one = await runSeed(seed, worlds.disk, broken).catch((error: Error) => error);
      if (one instanceof Error) {
        add(total, { ...nothing(), seeds: 1, broken: 1, bad: [{ seed, what: `it broke off: ${one.message}` }] });
        if (broken) break;
        continue;
      }
      const all = [...one.lost, ...one.doubled, ...one.broken];
      const again = total.seeds < 2 || all.length > 0 ? await runSeed(seed, worlds.disk, broken) : one;
      if (again.digest !== one.digest) all.push(`it does not replay equal: ${one.digest} and ${again.digest}`);
      add(total, {
        seeds: 1,
        lost: one.lost.length,
        doubled: one.doubled.length,
        broken: all.length - one.lost.length - one.doubled.length,
        bad: all.length ? [{ seed, what: all[0] }] : [],
        wishes: one.wishes,
        acknowledged: one.acknowledged,
        events: one.events,
        lives: one.lives,
        faults: Object.values(one.faults).reduce((sum, count) => sum + count, 0),
      });
      if (broken && all.length) break;
    }
    return total;
  } finally {
    worlds.close();
  }
}
