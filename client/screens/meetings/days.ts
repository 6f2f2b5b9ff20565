import { dayOf, toInstant } from '../../words/dates.ts';

/** A day and an hour on the wall in the neighbourhood, as an instant. */
export const instantOf = (day: string, hour: string): string => toInstant(`${day}T${hour}`);

/** The working day so many days after an instant: a Saturday or Sunday becomes the Monday after. */
export function workDay(fromMs: number, days: number): string {
  const at = new Date(`${dayOf(fromMs)}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  const shift = at.getUTCDay() === 6 ? 2 : at.getUTCDay() === 0 ? 1 : 0;
  at.setUTCDate(at.getUTCDate() + shift);
  return at.toISOString().slice(0, 10);
}
