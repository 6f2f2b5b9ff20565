import type { Fact, Family } from '../../../server/figures/fact.ts';
import type { Period } from '../../../server/figures/period.ts';
import type { Random } from './random.ts';

const THEMES = ['ELDERLY', 'YOUTH', 'MENTAL_HEALTH', 'DEBT', 'SAFETY', 'OTHER'];

/** A neighbourhood by chance: some practices and teams large, most small, some kinds of outcome rare, as figures of one family see it. */
export function randomFacts(family: Family, quarters: readonly Period[], random: Random): Fact[] {
  const some = (kind: string, most: number) => Array.from({ length: random.whole(1, most) }, (_, at) => `${kind}${at}`);
  const [practices, teams] = [some('p', 6), some('t', 3)];
  const skewed = <T>(from: readonly T[]): T => from[Math.floor(from.length * random.next() ** 2.5)];
  const leafOf = (node: string): string[] => {
    const splits = family.splits.filter(({ whole }) => whole === node);
    return splits.length === 0 ? [node] : splits.flatMap(({ parts }) => leafOf(skewed(parts)));
  };
  const root = family.splits[0].whole;
  return quarters.flatMap((quarter) =>
    Array.from({ length: Math.floor(220 * random.next() ** 2) }, () => ({
      id: 'i',
      on: quarter.from,
      practice: random.next() < 0.05 ? null : skewed(practices),
      team: skewed(teams),
      theme: skewed(THEMES),
      is: leafOf(root),
      value: random.whole(1, 30),
    })),
  );
}
