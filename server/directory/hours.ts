import { addDays, timeInAmsterdam } from '../../machines/calendar.ts';
import { holidays } from '../../machines/holidays.ts';

export type WorkTime = { day: number; from: string; until: string };

const WEEK = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
export type Weekday = (typeof WEEK)[number];

/** 1 (Monday) to 7 of a day as the world of work counts it: a Dutch public holiday is a Sunday. */
export function workWeekday(day: string): number {
  return holidays(Number(day.slice(0, 4))).has(day) ? 7 : new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The days somebody works, in the order of the week, each once. */
export const daysOf = (hours: WorkTime[]): Weekday[] => [...new Set(hours.map(({ day }) => day))].sort((a, b) => a - b).map((day) => WEEK[day - 1]);

/** A working day of the usual length. */
export const usualHours = (days: readonly string[]): WorkTime[] =>
  days.map((day) => ({ day: WEEK.indexOf(day as Weekday) + 1, from: '08:30', until: '17:00' })).filter(({ day }) => day > 0);

/** Whether somebody with these hours is at work now, until what time, or the first day on which he is again. Without hours nobody knows: null. */
export function workNow(hours: WorkTime[], now: string): { present: boolean; until: string | null } | null {
  if (hours.length === 0) return null;
  const { day, time } = timeInAmsterdam(now);
  const today = hours.filter((one) => one.day === workWeekday(day));
  const busy = today.find(({ from, until }) => from <= time && time < until);
  if (busy) return { present: true, until: busy.until };
  const later = today.filter(({ from }) => from > time).sort((a, b) => a.from.localeCompare(b.from))[0];
  if (later) return { present: false, until: `${day}T${later.from}` };
  for (let ahead = 1; ahead <= 14; ahead += 1) {
    const next = addDays(day, ahead);
    if (hours.some((one) => one.day === workWeekday(next))) return { present: false, until: next };
  }
  return { present: false, until: null };
}

const DAY_WORDS = new Map(
  [
    'ma maandag mon monday',
    'di dinsdag tue tuesday',
    'wo woensdag wed wednesday',
    'do donderdag thu thursday',
    'vr vrijdag fri friday',
    'za zaterdag sat saturday',
    'zo zondag sun sunday',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, at + 1] as const)),
);
const SHORT = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'];
const USUAL = { from: '08:30', until: '17:00' };

/** Hours as people write them: `ma di do` or `ma 09:00-12:30, do 13:00-17:00`. Null when a piece is not understood. */
export function readHours(text: string): WorkTime[] | null {
  const hours: WorkTime[] = [];
  let waiting: number[] = [];
  for (const piece of text
    .toLowerCase()
    .split(/[\s,;+/]+/)
    .filter(Boolean)) {
    const day = DAY_WORDS.get(piece.replace(/\.$/, ''));
    const span = /^(\d{1,2})[:.](\d{2})[-–](\d{1,2})[:.](\d{2})$/.exec(piece);
    if (day) waiting.push(day);
    else if (span && waiting.length) {
      const [from, until] = [`${span[1].padStart(2, '0')}:${span[2]}`, `${span[3].padStart(2, '0')}:${span[4]}`];
      if (from >= until || until > '24:00' || span[2] > '59' || span[4] > '59') return null;
      // A time belongs to the day before it; days before that without one have the usual hours.
      hours.push(...waiting.slice(0, -1).map((one) => ({ day: one, ...USUAL })), { day: waiting.at(-1)!, from, until });
      waiting = [];
    } else return null;
  }
  hours.push(...waiting.map((day) => ({ day, ...USUAL })));
  return hours.sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));
}

/** The same, as `readHours` reads it back. */
export const writeHours = (hours: WorkTime[]): string =>
  [...hours]
    .sort((a, b) => a.day - b.day || a.from.localeCompare(b.from))
    .map(({ day, from, until }) => (from === USUAL.from && until === USUAL.until ? SHORT[day - 1] : `${SHORT[day - 1]} ${from}-${until}`))
    .join(' ');
