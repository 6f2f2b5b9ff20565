import { addMonths } from '../../machines/calendar.ts';
import type { Db, Tx } from '../../db/store.ts';
import type { FigureEntries, NewEntry } from '../contract/figures-shapes.ts';
import type { Refusal, Who } from '../engine/types.ts';
import { principalsOf } from '../policy/principals.ts';
import { refuse } from '../http/refuse.ts';
import { daysIn, type Period } from './period.ts';
import type { Exposure } from './value.ts';

/** For which practices this hat may enter numbers: a practice manager for his own, a team manager for all. */
export async function practicesOf(db: Db | Tx, who: Who): Promise<string[]> {
  const principals = principalsOf(who.roles);
  if (!principals.includes('PM') && !principals.includes('TL')) return [];
  const rows = await db.selectFrom('organisations').select('id').where('kind', '=', 'practice').orderBy('name').execute();
  return rows.map(({ id }) => id).filter((id) => principals.includes('TL') || id === who.org);
}

/** Keeps a number with who entered it, and when; earlier ones stay. Returns its id, or why not. */
export async function enterFigure(tx: Tx, ids: { uuid(): string }, { who, asked, at }: { who: Who; asked: NewEntry; at: string }): Promise<string | Refusal> {
  if (!(await practicesOf(tx, who)).includes(asked.org)) return refuse('not-yours');
  const id = ids.uuid();
  const { kind, org, from, until, value, registered } = asked;
  await tx
    .insertInto('figure_entries')
    .values({ id, kind, org_id: org, from_on: from, until_on: until, value, exposure: registered ?? null, by_person: who.person, at })
    .execute();
  return id;
}

/** Every number that holds, the newest first: of those for the same practice and days the last one that was entered. */
export async function entriesOf(db: Db): Promise<FigureEntries['rows']> {
  const rows = await db.selectFrom('figure_entries').selectAll().orderBy('at').orderBy('id').execute();
  const last = new Map(rows.map((row) => [[row.kind, row.org_id, row.from_on, row.until_on].join(' '), row]));
  return [...last.values()]
    .map((row) => ({
      id: row.id,
      kind: row.kind as FigureEntries['rows'][number]['kind'],
      org: row.org_id,
      from: row.from_on,
      until: row.until_on,
      value: row.value,
      registered: row.exposure,
      by: row.by_person,
      at: row.at,
    }))
    .sort((a, b) => b.from.localeCompare(a.from) || a.org.localeCompare(b.org));
}

type Entries = FigureEntries['rows'];

/** How many youth were registered in a period: in one practice, or in all of them when each has a number. The middle of the period decides which number holds. */
export function exposureOf(entries: Entries, unit: string, practices: readonly string[], period: Period): Exposure {
  const middle = new Date((Date.parse(period.from) + Date.parse(period.until)) / 2).toISOString().slice(0, 10);
  const of = (org: string) => entries.find((one) => one.kind === 'YOUTH_REGISTERED' && one.org === org && one.from <= middle && one.until >= middle)?.value;
  const wanted = unit === 'all' ? practices : unit.startsWith('practice:') ? [unit.slice('practice:'.length)] : [];
  const numbers = wanted.map(of);
  if (numbers.length === 0 || numbers.includes(undefined)) return null;
  return { registered: numbers.reduce<number>((sum, number) => sum + number!, 0), days: daysIn(period) };
}

/** The baseline of a practice, or of all when each has one: referrals, youth-years, and the months of the shortest. */
export function baselineOf(entries: Entries, unit: string, practices: readonly string[]): { count: number; years: number; months: number } | null {
  const of = (org: string) => entries.find((one) => one.kind === 'BASELINE' && one.org === org);
  const wanted = unit === 'all' ? practices : unit.startsWith('practice:') ? [unit.slice('practice:'.length)] : [];
  const found = wanted.map(of);
  if (found.length === 0 || found.includes(undefined)) return null;
  let [count, years, months] = [0, 0, Number.POSITIVE_INFINITY];
  for (const one of found as Entries) {
    count += one.value;
    years += ((one.registered ?? 0) * daysIn({ id: '', from: one.from, until: one.until })) / 365;
    months = Math.min(months, wholeMonths(one.from, one.until));
  }
  return { count, years, months };
}

function wholeMonths(from: string, until: string): number {
  let months = 0;
  while (addMonths(from, months + 1) <= nextDay(until)) months += 1;
  return months;
}

const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
