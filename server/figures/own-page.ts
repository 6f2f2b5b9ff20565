import type { Db } from '../../db/store.ts';
import type { FigurePage } from '../contract/figures-shapes.ts';
import type { Who } from '../engine/types.ts';
import type { Policy } from '../policy/types.ts';
import type { Counting } from './counting.ts';
import type { Fact } from './fact.ts';
import { familiesOf, figures, type Group } from './figures.ts';
import { figuresOn } from './page.ts';
import { monthsBetween, quartersBetween, type Period } from './period.ts';
import { cellKey, tabulate, type Table } from './table.ts';
import { measured, valueOf, type Counted } from './value.ts';

type Deps = { db: Db; policy: Policy; counting: Counting; now: string };
type Asked = { group: Group; from: string; until: string; grain: 'month' | 'quarter' | 'whole' };
type Page = Pick<FigurePage, 'group' | 'view' | 'k' | 'round' | 'units' | 'periods' | 'figures' | 'runCharts'>;

/** The page of a group over what this viewer may see, for any days; nothing is hidden, because he may open each of the cases behind it. */
export async function ownPage(deps: Deps, who: Who, { group, from, until, grain }: Asked): Promise<Page> {
  const visible = await visibleTo(deps, who);
  const periods = periodsIn(from, until, grain);
  const tables = new Map<string, Table>();
  for (const family of familiesOf(group)) {
    const mine = (await deps.counting(family)).filter((fact) => visible.has(fact.id) && fact.on >= from && fact.on <= until);
    for (const period of periods) tables.set(`${family.id} ${period.id}`, tabulate(family, mine.filter(within(period))));
  }
  const shown = figuresOn(group, ['all'], periods, ({ family, show }, unit, period) =>
    valueOf(show, (node) => exact(tables.get(`${family.id} ${period.id}`)?.get(cellKey(unit, node)))),
  );
  return { group, view: 'own', k: 0, round: 1, units: ['all'], periods, figures: shown, runCharts: [] };
}

type Case = { id: string; on: string; counts: boolean; measured: number | null };

/** What a line of an own figure is made of: instances that this viewer may see, the latest first, and whether each counts as its part. Null: no such line. */
export async function casesBehind(deps: Deps, who: Who, asked: { figure: string; line: string; from: string; until: string }): Promise<Case[] | null> {
  const line = figures.find(({ id }) => id === asked.figure)?.lines.find(({ id }) => id === asked.line);
  if (!line) return null;
  const visible = await visibleTo(deps, who);
  const { family, show } = line;
  const [whole, part] = show.as === 'share' ? [show.whole, show.part] : [show.of, show.of];
  const isIn = (fact: Fact, node: string) => tabulate(family, [fact]).get(cellKey('all', node))!.length > 0;
  return (await deps.counting(family))
    .filter((fact) => visible.has(fact.id) && fact.on >= asked.from && fact.on <= asked.until && isIn(fact, whole))
    .sort((a, b) => b.on.localeCompare(a.on) || a.id.localeCompare(b.id))
    .map((fact) => ({ id: fact.id, on: fact.on, counts: isIn(fact, part), measured: fact.value ?? null }));
}

async function visibleTo({ db, policy, now }: Deps, who: Who): Promise<Set<string>> {
  const subjects = await policy.subjects(db, who, now);
  const rows = await db
    .selectFrom('boards as b')
    .select('b.id')
    .where(policy.filter(who, subjects, now))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function periodsIn(from: string, until: string, grain: Asked['grain']): Period[] {
  if (grain === 'whole') return [{ id: `${from}/${until}`, from, until }];
  return grain === 'month' ? monthsBetween(from, until) : quartersBetween(from, until);
}

const within =
  ({ from, until }: Period) =>
  ({ on }: Fact) =>
    on >= from && on <= until;

function exact(values: number[] | undefined): Counted | undefined {
  return values && { n: values.length, state: 'shown', ...measured(values.filter((one) => !Number.isNaN(one))) };
}
