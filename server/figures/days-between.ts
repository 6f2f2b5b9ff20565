import { addDays, dayInAmsterdam, isWorkingDay } from '../../machines/calendar.ts';

const DAY_MS = 86_400_000;
/** The count of working days from a fixed day up to and including each day that was asked; grows by need. */
const counted = new Map<string, number>();
const FIRST = '2000-01-01';
let last = FIRST;
counted.set(FIRST, 0);

/** wd(a, b) of DOMAIN.md 6: the number of working days after `from` up to and including `until`; negative when `until` is before. Days or ISO instants. */
export function workingDaysBetween(from: string, until: string): number {
  return countTo(dayOf(until)) - countTo(dayOf(from));
}

/** Calendar days from one day to another. Days or ISO instants, both as the calendar in Amsterdam has them. */
export const daysBetween = (from: string, until: string): number => Math.round((Date.parse(dayOf(until)) - Date.parse(dayOf(from))) / DAY_MS);

/** Minutes from one instant to another. */
export const minutesBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 60_000;

/** The first of these days or instants; those that are not there are passed over. */
export function earliest(some: readonly (string | null | undefined)[]): string | undefined {
  let found: string | undefined;
  for (const one of some) if (one && (found === undefined || one < found)) found = one;
  return found;
}

const dayOf = (at: string): string => (at.length === 10 ? at : dayInAmsterdam(at));

function countTo(day: string): number {
  while (last < day) {
    const next = addDays(last, 1);
    counted.set(next, counted.get(last)! + (isWorkingDay(next) ? 1 : 0));
    last = next;
  }
  return counted.get(day) ?? 0;
}
