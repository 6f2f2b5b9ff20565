import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import type { FigurePage } from '../../server/contract/figures-shapes.ts';
import { upward, type Fact, type Family } from '../../server/figures/fact.ts';
import { familiesOf, GROUPS } from '../../server/figures/figures.ts';
import { publishedPage } from '../../server/figures/published-page.ts';
import { quartersToPublish } from '../../server/figures/publish.ts';
import type { Hide } from '../../server/figures/release.ts';
import { UNITS, unitsOf } from '../../server/figures/table.ts';
import { boardOf, leaksOf } from './tools/differencing.ts';
import { randomFacts } from './tools/random-facts.ts';
import { randomOf, type Random } from './tools/random.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** somebody who sees no cases asks for every page of figures and solves what they say; no small number follows, and no small difference of two. */
export const r28: TrustTest = { id: 'R-28', title: 'figures: nothing small follows from what is published', run };

const LATER = ['2026-05-04T08:00:00.000Z', '2026-11-24T08:00:00.000Z'] as const;

async function run({ seed, size, quick, say }: Asked): Promise<Result> {
  const neighbourhoods = size ?? (quick ? 2 : 30);
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-r28-'));
  const store = await openStore(`sqlite:${join(folder, 'figures.db')}`, { unsafe: true });
  try {
    await store.migrate();
    const found = { tables: 0, shown: 0, pairs: 0, leaks: [] as string[] };
    for (let at = 0; at < neighbourhoods; at++) {
      // Each has its own chance, so that one that leaks can be told again by itself.
      const random = randomOf(seed + at);
      const world = { store, random, k: at % 2 ? 10 : 5, pairs: quick ? 40 : 150 };
      const one = await attack(world, quick ? families(random, 4) : families(random, 99));
      found.tables += one.tables;
      found.shown += one.shown;
      found.pairs += one.pairs;
      found.leaks.push(...one.leaks);
      if (at % 5 === 4) say(`${at + 1} neighbourhoods, ${found.pairs} pairs, ${found.leaks.length} leaks`);
    }
    const twins = await redTwins(store, seed);
    const twinFailed = twins.every(({ red }) => red);
    return {
      id: r28.id,
      title: r28.title,
      tried: found.pairs,
      lost: found.leaks.length,
      doubled: 0,
      ok: found.leaks.length === 0 && twinFailed && found.shown > found.tables,
      twinFailed,
      notes: [...found.leaks.slice(0, 20), ...twins.map(({ name, red }) => `twin "${name}": ${red ? 'caught' : 'STAYED GREEN'}`)],
      figures: { neighbourhoods, tables: found.tables, numbersShown: found.shown, pairsAsked: found.pairs },
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const ALL = [...new Set(GROUPS.flatMap((group) => familiesOf(group).map((family) => ({ group, family }))))];
const families = (random: Random, most: number) => random.shuffled(ALL).slice(0, most);

type World = { store: Store; random: Random; k: number; pairs: number; hide?: Hide };

/** One neighbourhood: all pages that somebody may ask for, early in the year and late, so that a year meets quarters that were published before. */
async function attack(
  world: World,
  asked: readonly { group: (typeof GROUPS)[number]; family: Family }[],
): Promise<{ tables: number; shown: number; pairs: number; leaks: string[] }> {
  const { store, random, k, pairs, hide } = world;
  const found = { tables: 0, shown: 0, pairs: 0, leaks: [] as string[] };
  for (const { group, family } of asked) {
    const facts = randomFacts(family, quartersToPublish(LATER[1]), random);
    // Each family by itself: what its page published of the others was nothing.
    await store.write((tx) => tx.deleteFrom('figure_releases').execute());
    const counting = async (one: Family): Promise<readonly Fact[]> => (one.id === family.id ? facts : []);
    const pages: FigurePage[] = [];
    for (const now of LATER)
      for (const unit of ['all', ...UNITS] as const) {
        // The numbers themselves, not rounded: more than the municipality gets.
        const audience = { k, round: 1, org: null, own: false };
        const page = await publishedPage({ store, counting, ...(hide ? { hide } : {}) }, { audience, group, unit, now });
        pages.push({ ...page, hasOwn: false, hasPublished: true, mayEnter: false });
      }
    const there = new Set(facts.flatMap((fact) => unitsOf(fact).flatMap((unit) => [`${unit}|${fact.on}`, `${unit}|${fact.on.slice(0, 4)}`])));
    const firstDay = new Map(quartersToPublish(LATER[1]).map(({ id, from }) => [id, from]));
    const hasAny = (unit: string, period: string) => there.has(`${unit}|${firstDay.get(period) ?? period}`);
    const somewhere = somebodyIn(family, facts);
    const board = boardOf(family, pages, hasAny, (name) => {
      const [unit, period, node] = name.split('|');
      return !somewhere.has(`${unit}|${firstDay.get(period) ?? period}|${node}`);
    });
    found.tables += 1;
    found.shown += board.shown.size;
    found.pairs += pairs;
    found.leaks.push(...leaksOf(board, k, random, pairs));
  }
  return found;
}

/** Every node of every unit in which somebody is, by the first day of the quarter and by the year. */
function somebodyIn(family: Family, facts: readonly Fact[]): Set<string> {
  const above = upward(family);
  const found = new Set<string>();
  for (const fact of facts)
    for (const node of new Set(fact.is.flatMap((leaf) => above.get(leaf)!)))
      for (const unit of unitsOf(fact)) for (const period of [fact.on, fact.on.slice(0, 4)]) found.add(`${unit}|${period}|${node}`);
  return found;
}

/** Broken ones: small numbers hidden and nothing else; the second smallest too but the sum of what is left not looked at; years that forget their quarters. */
async function redTwins(store: Store, seed: number): Promise<{ name: string; red: boolean }[]> {
  const onlySmall: Hide = (cells, _, k) => new Map([...cells].map(([key, { n }]) => [key, n < k ? 'small' : 'shown']));
  const noDefence: Hide = (cells) => new Map([...cells].map(([key]) => [key, 'shown']));
  const found: { name: string; red: boolean }[] = [];
  for (const [name, hide] of [
    ['hides small numbers and nothing else', onlySmall],
    ['hides nothing', noDefence],
  ] as const) {
    const random = randomOf(seed + 1);
    const { leaks } = await attack({ store, random, k: 5, pairs: 100, hide }, families(random, 2));
    found.push({ name, red: leaks.length > 0 });
  }
  return found;
}
