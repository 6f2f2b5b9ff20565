import type { Store } from '../../db/store.ts';
import type { FigurePage, RunChart } from '../contract/figures-shapes.ts';
import type { Audience } from './audience.ts';
import type { Counting } from './counting.ts';
import { entriesOf, exposureOf } from './entries.ts';
import { rootOf, type Family } from './fact.ts';
import { youthReferrals } from './facts/referral.ts';
import { familiesOf, type Group } from './figures.ts';
import { figuresOn } from './page.ts';
import { quarterOf, type Period } from './period.ts';
import { publishedOf, type Published } from './publish.ts';
import { shownOf, type Hide, type Release } from './release.ts';
import { runChartOf } from './run-chart.ts';
import { cellKey, unitsIn, type UnitKind } from './table.ts';
import { valueOf, type Counted } from './value.ts';

type Deps = { store: Store; counting: Counting; hide?: Hide };
type Asked = { audience: Audience; group: Group; unit: UnitKind | 'all'; now: string };
type Page = Pick<FigurePage, 'group' | 'view' | 'k' | 'round' | 'units' | 'periods' | 'figures' | 'runCharts'>;

/** The page of a group as it was published, for this audience: the only way in which a number leaves to who does not see the cases behind it. */
export async function publishedPage({ store, counting, hide }: Deps, { audience, group, unit, now }: Asked): Promise<Page> {
  const published = new Map<Family, Published[]>();
  for (const family of familiesOf(group))
    published.set(family, await publishedOf({ store, factsOf: counting, ...(hide ? { hide } : {}) }, family, audience.k, now));
  const all = [...published.values()].flat();
  const periods = periodsOf(all.map(({ period }) => period));
  const units = unitsFor(audience, unit, all);
  const byPeriod = new Map([...published].map(([family, some]) => [family, new Map(some.map(({ period, release }) => [period, release]))]));
  const counted = (family: Family, period: string, of: string, node: string): Counted | undefined => {
    const release: Release | undefined = byPeriod.get(family)!.get(period);
    return release && shownOf(release, cellKey(of, node), audience.round);
  };
  const entries = await entriesOf(store.db);
  const practices = await practicesIn(store.db);
  const exposure = (of: string, period: Period) => exposureOf(entries, of, practices, period);
  const shown = figuresOn(group, units, periods, ({ family, show }, of, period) =>
    valueOf(show, (node) => counted(family, period.id, of, node), show.as === 'rate' ? exposure(of, period) : null),
  );
  const charts = units.flatMap((of): RunChart[] => {
    if (!published.has(youthReferrals)) return [];
    const quarters = periods.filter(({ id }) => id.includes('Q'));
    const count = (id: string) => {
      const cell = counted(youthReferrals, id, of, rootOf(youthReferrals));
      return cell?.state === 'shown' ? cell.n : null;
    };
    const withCounts = quarters.map((quarter) => ({ ...quarter, count: count(quarter.id) }));
    const chart = runChartOf(of, withCounts, entries, practices);
    return chart ? [chart] : [];
  });
  return { group, view: 'published', k: audience.k, round: audience.round, units, periods, figures: shown, runCharts: charts };
}

/** Whose numbers are shown: only of the own organisation, or of all units of one kind with the whole above them. */
function unitsFor({ org }: Audience, kind: UnitKind | 'all', published: readonly Published[]): string[] {
  const there = unitsIn(new Set(published.flatMap(({ release }) => Object.keys(release))));
  if (org) return there.filter((unit) => unit === `practice:${org}` || unit === `team:${org}`).sort();
  return ['all', ...there.filter((unit) => unit.startsWith(`${kind}:`)).sort()];
}

function periodsOf(ids: readonly string[]): Period[] {
  return [...new Set(ids)].sort().map((id) => {
    if (!id.includes('Q')) return { id, from: `${id}-01-01`, until: `${id}-12-31` };
    return quarterOf(`${id.slice(0, 4)}-${String(Number(id.slice(6)) * 3).padStart(2, '0')}-01`);
  });
}

async function practicesIn(db: Store['db']): Promise<string[]> {
  const rows = await db.selectFrom('organisations').select('id').where('kind', '=', 'practice').execute();
  return rows.map(({ id }) => id);
}
