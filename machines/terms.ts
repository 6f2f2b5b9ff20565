import { z } from 'zod';
import { addDays, addOffset, addWorkingDays, DAY_ENDS, dayInAmsterdam, isWorkingDay, nextWorkingDay, timeInAmsterdam } from './calendar.ts';
import type { HolidayChoice } from './holidays.ts';
import { personal } from './personal.ts';
import type { TimerSetting, Unit } from './track.ts';

/** What people did to a term: it stood still from one instant until another, or got longer. In the order in which it happened. */
export type Move = { since: string; until: string } | { offset: number; unit: Unit };

const MINUTE_MS = 60_000;
const LONGEST = 260;
const reason = personal(500, 3);

/** The engine's events about terms, common to every track; who, when and which dates moved stand beside what a person sent. */
export const termEvents = {
  TERM_SUSPENDED: z.object({ reason, until: z.iso.date().optional() }),
  TERM_RESUMED: z.object({ reason: reason.optional() }),
  TERM_EXTENDED: z.object({ reason, by: z.number().int().min(1).max(LONGEST), unit: z.enum(['wd', 'd', 'w']).optional() }),
};
export type TermEvent = keyof typeof termEvents;
export const isTermEvent = (type: string): type is TermEvent => Object.hasOwn(termEvents, type);

/** Whether people may let this term stand still or make it longer: not when the track says no, and never one of minutes or hours. */
export function mayMove(setting: TimerSetting | undefined): boolean {
  return setting !== undefined && setting.maySuspend !== false && (isAtDate(setting) || ['wd', 'd', 'w', 'mo', 'y'].includes(setting.unit));
}

/** The date itself, as somebody set it: those are working days, and so are the reminders around them. */
const isAtDate = ({ anchor, offset, unit }: TimerSetting): boolean => anchor !== 'entry' && unit === 'min' && offset === 0;

/** Whether this term is counted in working days, which is then how an extension and a standstill of it are counted. */
export const inWorkingDays = (setting: TimerSetting): boolean => setting.unit === 'wd' || isAtDate(setting);

/**
 * A date of a term after one move. An extension adds; a standstill adds what of the term's own time passed in it: working days or days. What was left
 * when it stopped is left when it goes on, so a term that had not fallen due never falls due in the past.
 */
export function movedBy(due: string, move: Move, setting: TimerSetting, choice: HolidayChoice | undefined = setting.holidays): string {
  if (!('since' in move)) return addOffset(due, move.offset, move.unit, choice);
  const { since, until } = move;
  if (until <= since) return due;
  if (inWorkingDays(setting)) {
    const days = workingDaysBetween(countedDay(since, 'today', choice), countedDay(until, 'tomorrow', choice), choice);
    return days === 0 ? due : addOffset(due, days, 'wd', choice);
  }
  const later = addOffset(due, daysBetween(dayInAmsterdam(since), dayInAmsterdam(until)), 'd', choice);
  return due > since && later <= until ? addOffset(later, 1, 'd', choice) : later;
}

/** A date after all moves, in order. */
export const afterMoves = (due: string, moves: readonly Move[], setting: TimerSetting): string =>
  moves.reduce((date, move) => movedBy(date, move, setting), due);

/** The working day that an instant belongs to: after 17:00, in a weekend and on a free day that is the next one. At 17:00 itself a day ends for who begins again. */
function countedDay(iso: string, atTheEnd: 'today' | 'tomorrow', choice?: HolidayChoice): string {
  const { day, time } = timeInAmsterdam(iso);
  const open = time < DAY_ENDS || (atTheEnd === 'today' && time === DAY_ENDS && Date.parse(iso) % MINUTE_MS === 0);
  return isWorkingDay(day, choice) ? (open ? day : addWorkingDays(day, 1, choice)) : nextWorkingDay(day, choice);
}

/** Working days after the first and up to the last. */
function workingDaysBetween(from: string, until: string, choice?: HolidayChoice): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) if (isWorkingDay(day, choice)) count++;
  return count;
}

const daysBetween = (from: string, until: string): number => Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
