import { atLeast } from '../figure.ts';
import { part } from '../support/part.ts';
import { bothSteps } from '../support/step-cost.ts';

/** G8: one step through the reused inert scope beside xstate's own `transition`, on the same snapshots and events. CPU, because it is steadier than the wall clock. */
await part(async ({ quick, rounds, say }) => {
  const [ours, other]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds * 3; round++) {
    const both = bothSteps(quick ? 3000 : 10_000);
    ours.push(1e6 / both.ours);
    other.push(1e6 / both.other);
  }
  say(atLeast({ id: 'G8', name: 'pure step of a case', unit: 'steps/s of CPU, beside xstate transition()', ours, other }, 3.2));
});
