import { addDays, addMonths, addWorkingDays } from '../../machines/calendar.ts';

/** A stretch of whole days, both ends in it. `id`: 2026-Q3, 2026, 2026-07, or both days. */
export type Period = { id: string; from: string; until: string };

/** After a quarter what belongs to it may still be written down; then its figures are fixed. */
const GRACE_WD = 10;

/** The quarter of a day. */
export function quarterOf(day: string): Period {
  const year = day.slice(0, 4);
  const number = Math.ceil(Number(day.slice(5, 7)) / 3);
  const from = `${year}-${String(3 * number - 2).padStart(2, '0')}-01`;
  return { id: `${year}-Q${number}`, from, until: addDays(addMonths(from, 3), -1) };
}

/** Every quarter from one day until another. */
export function quartersBetween(first: string, last: string): Period[] {
  const found: Period[] = [];
  for (let day = first; day <= last;) {
    const quarter = quarterOf(day);
    found.push(quarter);
    day = addDays(quarter.until, 1);
  }
  return found;
}

/** Every month that begins or ends between two days, cut off at these. */
export function monthsBetween(first: string, last: string): Period[] {
  const found: Period[] = [];
  for (let from = first; from <= last;) {
    const next = addMonths(`${from.slice(0, 7)}-01`, 1);
    found.push({ id: from.slice(0, 7), from, until: next > last ? last : addDays(next, -1) });
    from = next;
  }
  return found;
}

/** Whether the figures of this quarter may be fixed on this day. */
export const isRipe = (quarter: Period, today: string): boolean => addWorkingDays(quarter.until, GRACE_WD) < today;

/** Days in a period. */
export const daysIn = ({ from, until }: Period): number => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1;
