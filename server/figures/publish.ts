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
  const made = missing.map((quarter): Published => ({ period: quarter.id, release: releaseQuarter(family, facts, quarter, k, deps.hide) }));
  for (const { period, release } of await keep(deps, family, k, made, now)) found.set(period, release);
  const years = [...new Set(wanted.map(({ id }) => id.slice(0, 4)))].flatMap((year): Published[] => {
    const quarters = [1, 2, 3, 4].map((number) => found.get(`${year}-Q${number}`)).filter((release) => release !== undefined);
    return found.has(year) || quarters.length < 4 ? [] : [{ period: year, release: releaseYear(family, quarters, k, deps.hide) }];
  });
  for (const { period, release } of await keep(deps, family, k, years, now)) found.set(period, release);
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

/** Writes them down, all at once, and gives what is there: when another process was first, that is it. */
async function keep({ store }: Deps, family: Family, k: number, made: readonly Published[], at: string): Promise<Published[]> {
  if (made.length === 0) return [];
  const rows = made.map(({ period, release }) => ({ id: `${family.id} ${period} ${k}`, period, family: family.id, k, body: JSON.stringify(release), at }));
  const ids = rows.map(({ id }) => id);
  const kept = await store.write(async (tx) => {
    await tx
      .insertInto('figure_releases')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    return tx.selectFrom('figure_releases').select(['period', 'body']).where('id', 'in', ids).execute();
  });
  return kept.map(({ period, body }) => ({ period, release: JSON.parse(body) as Release }));
}
