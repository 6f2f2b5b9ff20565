import type { Db } from '../../db/store.ts';
import { lineOf } from '../audit/questions.ts';
import { OVERDUE_DAYS } from '../audit/review.ts';
import type { ReviewWeek, ReviewWeeks } from '../contract/audit-shapes.ts';

const DAY_MS = 24 * 3600 * 1000;

/** The weekly reviews, newest first, with how many lines nobody signed. */
export async function listWeeks(db: Db, now: string): Promise<ReviewWeeks> {
  const weeks = await db.selectFrom('audit_weeks').selectAll().orderBy('id', 'desc').limit(260).execute();
  const counted = await db
    .selectFrom('audit_reviews')
    .select(['week', (eb) => eb.fn.countAll<number>().as('lines'), (eb) => eb.fn.count<number>('decision').as('signed')])
    .groupBy('week')
    .execute();
  const counts = new Map(counted.map((one) => [one.week, { lines: Number(one.lines), open: Number(one.lines) - Number(one.signed) }]));
  return {
    rows: weeks.map((week) => {
      const { lines, open } = counts.get(week.id) ?? { lines: 0, open: 0 };
      const overdue = open > 0 && Date.parse(now) - Date.parse(week.made_at) > OVERDUE_DAYS * DAY_MS;
      return { id: week.id, until: week.until_at, madeAt: week.made_at, lines, open, overdue };
    }),
  };
}

/** One review with its lines, the heaviest first; undefined when there is none of that week. */
export async function findWeek(db: Db, id: string, now: string): Promise<ReviewWeek | undefined> {
  const week = (await listWeeks(db, now)).rows.find((one) => one.id === id);
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
