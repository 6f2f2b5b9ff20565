import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { Store } from '../../db/store.ts';
import type { Fact, Family } from './fact.ts';
import { isRipe, quartersBetween, type Period } from './period.ts';
import { releaseQuarter, releaseYear, type Hide, type Release } from './release.ts';

/** A quarter or a year of a family, as it was published. */
export type Published = { period: string; release: Release };
/** Two years of quarters are looked back upon. */
const QUARTERS = 8;
const DAYS = 86_400_000;

type Deps = { store: Store; factsOf: (family: Family) => Promise<readonly Fact[]>; hide?: Hide };

/**
 * What was published of a family for who sees numbers under `k` hidden, the oldest first. A quarter is published once, at the first asking after its days of grace,
 * and stays as it was: what is written down later changes nothing of it, so no two answers differ by one person.
 */
export async function publishedOf(deps: Deps, family: Family, k: number, now: string): Promise<Published[]> {
  const wanted = quartersToPublish(now);
  const found = await read(deps, family, k);
  const missing = wanted.filter(({ id }) => !found.has(id));
  const facts = missing.length ? await deps.factsOf(family) : [];
  for (const quarter of missing) found.set(quarter.id, await keep(deps, family, k, quarter.id, releaseQuarter(family, facts, quarter, k, deps.hide), now));
  for (const year of new Set(wanted.map(({ id }) => id.slice(0, 4)))) {
    const quarters = [1, 2, 3, 4].map((number) => found.get(`${year}-Q${number}`)).filter((release) => release !== undefined);
    if (found.has(year) || quarters.length < 4) continue;
    found.set(year, await keep(deps, family, k, year, releaseYear(family, quarters, k, deps.hide), now));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([period, release]) => ({ period, release }));
}

/** The quarters that may be known on this day, the last eight of them and the rest of the year in which these begin. */
export function quartersToPublish(now: string): Period[] {
  const today = dayInAmsterdam(now);
  const from = new Date(Date.parse(today) - (QUARTERS + 1) * 92 * DAYS).toISOString().slice(0, 10);
  return quartersBetween(`${from.slice(0, 4)}-01-01`, today).filter((quarter) => isRipe(quarter, today));
}

async function read({ store }: Deps, family: Family, k: number): Promise<Map<string, Release>> {
  const rows = await store.db.selectFrom('figure_releases').select(['period', 'body']).where('family', '=', family.id).where('k', '=', k).execute();
  return new Map(rows.map(({ period, body }) => [period, JSON.parse(body) as Release]));
}

/** Writes it down and gives what is there: when another process was first, that is it. */
async function keep({ store }: Deps, family: Family, k: number, period: string, release: Release, at: string): Promise<Release> {
  const id = `${family.id} ${period} ${k}`;
  const body = await store.write(async (tx) => {
    await tx
      .insertInto('figure_releases')
      .values({ id, period, family: family.id, k, body: JSON.stringify(release), at })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    return (await tx.selectFrom('figure_releases').select('body').where('id', '=', id).executeTakeFirstOrThrow()).body;
  });
  return JSON.parse(body) as Release;
}
