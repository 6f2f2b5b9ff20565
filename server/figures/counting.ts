import type { Store } from '../../db/store.ts';
import type { Clock } from '../engine/types.ts';
import type { Fact, Family } from './fact.ts';
import { createGatherer } from './gather.ts';

const HOUR = 13;

/** The facts of a family as they are now, counted once for as long as nothing changes. */
export type Counting = (family: Family) => Promise<readonly Fact[]>;

/** Counts for one server; what the figures are made from is read once and kept up to date. */
export function createCounting({ store, clock }: { store: Store; clock: Clock }): Counting {
  const gatherer = createGatherer(store);
  const counted = new Map<string, { version: string; hour: string; facts: readonly Fact[] }>();
  return async (family) => {
    const asOf = clock.now().toISOString();
    const sources = await gatherer.sources(asOf, family.from, family.events ?? false);
    // What is late or open changes with the hour too, not only with what happens.
    const at = { version: gatherer.version(family.from, family.events ?? false), hour: asOf.slice(0, HOUR) };
    const before = counted.get(family.id);
    if (before && before.version === at.version && before.hour === at.hour) return before.facts;
    const facts = family.facts(sources);
    counted.set(family.id, { ...at, facts });
    return facts;
  };
}
