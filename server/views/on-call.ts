import type { z } from 'zod';
import { addDays, timeInAmsterdam } from '../../machines/calendar.ts';
import type { Db } from '../../db/store.ts';
import type { onCallNumber } from '../contract/shapes.ts';
import { consultInstead } from '../directory/consult.ts';
import { workWeekday } from '../directory/hours.ts';

type Span = { days: number[]; from: string; until: string };

/** The overlegnummer of a practice: for who sees content, nobody else (BR-15). */
const CONSULT = 'PRACTICE';

/**
 * Numbers to call, those that are right at this hour in Amsterdam first; a Dutch public holiday is a Sunday (P-003). Without `consult` those of practices are left out;
 * with `org` only its own.
 */
export async function onCallNumbers(db: Db, now: string, { consult, org }: { consult: boolean; org?: string }): Promise<z.output<typeof onCallNumber>[]> {
  let query = db.selectFrom('on_call').selectAll().orderBy('sort').orderBy('label');
  if (!consult) query = query.where('kind', '!=', CONSULT);
  if (org) query = query.where('org_id', '=', org);
  const today = timeInAmsterdam(now).day;
  const rows = await query.where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)])).execute();
  const instead = consult ? await consultInstead(db, today) : new Map<string, string>();
  const numbers = rows.map((row) => {
    const spans = JSON.parse(row.hours) as Span[];
    return {
      id: row.id,
      kind: row.kind,
      label: row.label,
      phone: (row.kind === CONSULT && row.org_id ? instead.get(row.org_id) : undefined) ?? row.phone,
      now: spans.length === 0 || spans.some((span) => within(span, now)),
      hours: { nl: hoursText(spans, 'nl'), en: hoursText(spans, 'en') },
    };
  });
  return numbers.sort((a, b) => Number(b.now) - Number(a.now));
}

/** A span that ends before it begins runs over midnight and belongs to the day on which it began. */
function within({ days, from, until }: Span, now: string): boolean {
  const { day, time } = timeInAmsterdam(now);
  const today = workWeekday(day);
  if (from < until) return days.includes(today) && from <= time && time < until;
  const yesterday = workWeekday(addDays(day, -1));
  return (days.includes(today) && time >= from) || (days.includes(yesterday) && time < until);
}

const NAMES = { nl: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] };
const hoursText = (spans: Span[], locale: keyof typeof NAMES) =>
  spans.map(({ days, from, until }) => `${daysText(days, NAMES[locale])} ${from}–${until}`).join(', ') || '24/7';

function daysText(days: number[], names: string[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  const inARow = sorted.length > 2 && sorted.every((day, at) => at === 0 || day === sorted[at - 1] + 1);
  return inARow ? `${names[sorted[0] - 1]}–${names[sorted[sorted.length - 1] - 1]}` : sorted.map((day) => names[day - 1]).join(' ');
}
