import type { Selectable } from 'kysely';
import type { Db } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import { lineOf } from '../audit/questions.ts';
import { OVERDUE_DAYS } from '../audit/review.ts';
import type { ReviewWeek, ReviewWeeks } from '../contract/audit-shapes.ts';

const DAY_MS = 24 * 3600 * 1000;

/** The weekly reviews, newest first, with how many lines nobody signed. */
export async function listWeeks(db: Db, now: string): Promise<ReviewWeeks> {
  const weeks = await db.selectFrom('audit_weeks').selectAll().orderBy('id', 'desc').limit(260).execute();
  return { rows: await counted(db, weeks, now) };
}

/** How many weeks have lines that nobody signed for too long. */
export async function overdueWeeks(db: Db, now: string): Promise<number> {
  const late = new Date(Date.parse(now) - OVERDUE_DAYS * DAY_MS).toISOString();
  const found = await db
    .selectFrom('audit_reviews as r')
    .innerJoin('audit_weeks as w', 'w.id', 'r.week')
    .select((eb) => eb.fn.count<number>('r.week').distinct().as('weeks'))
    .where('r.decision', 'is', null)
    .where('w.made_at', '<', late)
    .executeTakeFirstOrThrow();
  return Number(found.weeks);
}

/** Counts by the indexes alone: the lines of five years of weeks are a hundred thousand. */
async function counted(db: Db, weeks: Selectable<Tables['audit_weeks']>[], now: string): Promise<ReviewWeeks['rows']> {
  const ids = ['', ...weeks.map((week) => week.id)];
  const lines = db
    .selectFrom('audit_reviews')
    .select(['week', (eb) => eb.fn.countAll<number>().as('lines')])
    .where('week', 'in', ids)
    .groupBy('week');
  const [all, open] = (await Promise.all([lines.execute(), lines.where('decision', 'is', null).execute()])).map(
    (rows) => new Map(rows.map((row) => [row.week, Number(row.lines)])),
  );
  return weeks.map((week) => {
    const unsigned = open.get(week.id) ?? 0;
    const overdue = unsigned > 0 && Date.parse(now) - Date.parse(week.made_at) > OVERDUE_DAYS * DAY_MS;
    return { id: week.id, until: week.until_at, madeAt: week.made_at, lines: all.get(week.id) ?? 0, open: unsigned, overdue };
  });
}

/** One review with its lines, the heaviest first; undefined when there is none of that week. */
export async function findWeek(db: Db, id: string, now: string): Promise<ReviewWeek | undefined> {
  const [week] = await counted(db, await db.selectFrom('audit_weeks').selectAll().where('id', '=', id).execute(), now);
  if (!week) return undefined;
  const lines = await db.selectFrom('audit_reviews').selectAll().where('week', '=', id).orderBy('risk', 'desc').orderBy('seq', 'desc').limit(500).execute();
  const seqs = [0, ...lines.map((line) => line.seq)];
  const rows = new Map((await db.selectFrom('audit').selectAll().where('seq', 'in', seqs).execute()).map((row) => [row.seq, row]));
  return {
    ...week,
    rows: lines.flatMap(({ seq, risk, reasons, decision, decided_by, decided_at }) => {
      const row = rows.get(seq);
      return row ? [{ risk, reasons: JSON.parse(reasons) as string[], decision, decidedBy: decided_by, decidedAt: decided_at, row: lineOf(row) }] : [];
    }),
  };
}
