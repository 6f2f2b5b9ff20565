import { atAmsterdam, dayInAmsterdam, instantOf, wallClock } from './amsterdam.ts';
import { holidays, type HolidayChoice } from './holidays.ts';
import type { TimerSetting, Unit } from './track.ts';

export { atAmsterdam, dayInAmsterdam, timeInAmsterdam } from './amsterdam.ts';

/** Working days are Monday to Friday without Dutch public holidays, 08:00 to 17:00 in Amsterdam (DOMAIN.md 3.0). */
export const DAY_BEGINS = '08:00';
export const DAY_ENDS = '17:00';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Whether people are at work on this `YYYY-MM-DD`. */
export function isWorkingDay(day: string, choice?: HolidayChoice): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays(Number(day.slice(0, 4)), choice).has(day);
}

/** 17:00 in Amsterdam on this day, as ISO UTC. */
export const endOfDay = (day: string): string => atAmsterdam(day, DAY_ENDS);

/** This day, or the first working day after it. */
export function nextWorkingDay(day: string, choice?: HolidayChoice): string {
  let found = day;
  while (!isWorkingDay(found, choice)) found = addDays(found, 1);
  return found;
}

/** A day some calendar days later; negative is earlier. */
export const addDays = (day: string, count: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** The same day of the month some months later; the last one when that month is shorter. */
export function addMonths(day: string, count: number): string {
  return new Date(monthsLater(Date.parse(`${day}T00:00:00Z`), count)).toISOString().slice(0, 10);
}

/** The same of a midnight in milliseconds. */
function monthsLater(midnight: number, count: number): number {
  const from = new Date(midnight);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + count];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), last));
}

/** The nth working day after a day, or before it when n is negative; 0 is the day itself or the next working day. */
export function addWorkingDays(day: string, count: number, choice?: HolidayChoice): string {
  if (count === 0) return nextWorkingDay(day, choice);
  const stepBy = Math.sign(count);
  let found = day;
  for (let left = Math.abs(count); left > 0;) {
    found = addDays(found, stepBy);
    if (isWorkingDay(found, choice)) left -= 1;
  }
  return found;
}

/**
 * An instant moved by an offset. `wd` ends at 17:00 of the working day that it reaches; `d`, `w`, `mo`, `y` keep the time on the clock,
 * also over a change of the clocks; `min` and `h` are real time; `wh` counts hours between 08:00 and 17:00 of working days.
 */
export function addOffset(iso: string, offset: number, unit: Unit, choice?: HolidayChoice): string {
  switch (unit) {
    case 'wd':
      return endOfDay(addWorkingDays(dayInAmsterdam(iso), offset, choice));
    case 'd':
      return moveDay(iso, (midnight) => midnight + offset * DAY_MS);
    case 'w':
      return moveDay(iso, (midnight) => midnight + 7 * offset * DAY_MS);
    case 'mo':
      return moveDay(iso, (midnight) => monthsLater(midnight, offset));
    case 'y':
      return moveDay(iso, (midnight) => monthsLater(midnight, 12 * offset));
    case 'min':
      return new Date(Date.parse(iso) + offset * MINUTE_MS).toISOString();
    case 'h':
      return new Date(Date.parse(iso) + offset * HOUR_MS).toISOString();
    case 'wh':
      return addWorkingHours(iso, offset, choice);
    default:
      return unit satisfies never;
  }
}

/**
 * When a timer fires: its anchor (entry of the state, or a date of the context; a bare day means its end at 17:00) moved by its offset or by
 * the variant that the context chooses. Null when the anchor is empty: then the timer is suspended.
 */
export function dueAt(setting: TimerSetting, armedAt: string, context: any, choice?: HolidayChoice): string | null {
  const anchor: string | null | undefined = setting.anchor === 'entry' ? armedAt : context?.[setting.anchor];
  if (!anchor) return null;
  const variant = setting.by ? setting.variants?.[context?.[setting.by]] : undefined;
  const { offset, unit } = variant ?? setting;
  return addOffset(anchor.length === 10 ? endOfDay(anchor) : anchor, offset, unit, choice ?? setting.holidays);
}

/** In numbers, because every step of a case moves some dates: as texts it was 8 µs. */
function moveDay(iso: string, move: (midnight: number) => number): string {
  const at = Date.parse(iso);
  // Seconds do not depend on the zone: Amsterdam is whole minutes off UTC.
  const seconds = at % MINUTE_MS;
  const wall = wallClock(at - seconds);
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  return new Date(instantOf(move(midnight) + wall - midnight) + seconds).toISOString();
}

function addWorkingHours(iso: string, hours: number, choice?: HolidayChoice): string {
  const forward = hours >= 0;
  let at = Date.parse(iso);
  let left = Math.abs(hours) * HOUR_MS;
  for (let day = dayInAmsterdam(iso); ; day = addDays(day, forward ? 1 : -1)) {
    if (!isWorkingDay(day, choice)) continue;
    const opens = Date.parse(atAmsterdam(day, DAY_BEGINS));
    const closes = Date.parse(endOfDay(day));
    at = forward ? Math.max(at, opens) : Math.min(at, closes);
    const room = forward ? closes - at : at - opens;
    if (room < 0) continue;
    if (left <= room) return new Date(forward ? at + left : at - left).toISOString();
    left -= room;
  }
}
