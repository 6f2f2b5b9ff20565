import { dueAt } from '../../machines/calendar.ts';
import { afterMoves, mayMove } from '../../machines/terms.ts';
import type { TimerSetting } from '../../machines/track.ts';
import { IDLE, type Term, type TimerRow } from './timer-row.ts';

export type { Term } from './timer-row.ts';

export type Timers = ReadonlyMap<string, TimerRow>;

const TERM = 'TERM';
/** Rows of the engine itself, which are no term of the track. */
export const isOwnRow = ({ name }: Pick<TimerRow, 'name'>): boolean => name === IDLE || name === TERM;
export const isTermRow = ({ name }: Pick<TimerRow, 'name'>): boolean => name === TERM;

/** Timers with the same anchor are one term: the reminder, the date and the escalation move together. */
export const anchorOf = ({ key, setting }: TimerRow): string => (setting.anchor === 'entry' ? `entry:${key.split('.').slice(4).join('.')}` : setting.anchor);
/** The value that a timer counts from now; null when it is empty. */
export const baseOf = (timer: TimerRow, context: any): string | null =>
  timer.setting.anchor === 'entry' ? timer.armedAt : (context?.[timer.setting.anchor] ?? null);

export const termKey = (anchor: string): string => `TERM:${anchor}`;
export const termIn = (row: TimerRow | undefined): Term | null => row?.setting.term ?? null;
export function termRow(term: Term, at: string | null, now: string): TimerRow {
  const setting = { anchor: term.anchor, offset: 0, unit: 'min' as const, term };
  return { key: termKey(term.anchor), name: TERM, setting, armedAt: now, fired: 0, at };
}

/** What people did to the term of this timer, as long as it still counts from the same date. */
export function termOf(timers: Timers, timer: TimerRow, context: any): Term | null {
  const term = termIn(timers.get(termKey(anchorOf(timer))));
  return term && term.base === baseOf(timer, context) ? term : null;
}

/** Whether a person may touch this timer, or it goes along when its term is touched. */
export const goesAlong = (setting: TimerSetting): boolean => mayMove(setting);

type Due = { anchor: unknown; by: unknown; due: string | null };
const dues = new WeakMap<TimerRow, Due>();

/** When a timer fires by its date alone. Worked out once for a row as long as the date and the variant that it looks at stay: most steps touch neither. */
function dueOf(timer: TimerRow, context: any): string | null {
  const { setting, armedAt } = timer;
  const [anchor, by] = [setting.anchor === 'entry' ? armedAt : context?.[setting.anchor], setting.by ? context?.[setting.by] : undefined];
  const known = dues.get(timer);
  if (known && known.anchor === anchor && known.by === by) return known.due;
  const due = dueAt(setting, armedAt, context);
  dues.set(timer, { anchor, by, due });
  return due;
}

/** When a timer fires, with everything that people did to its term; null while it stands still or has no date. */
export function dueWith(timers: Timers, timer: TimerRow, context: any): string | null {
  const term = goesAlong(timer.setting) ? termOf(timers, timer, context) : null;
  const due = dueOf(timer, context);
  if (!term || due === null) return due;
  return term.since === null ? afterMoves(due, term.moves, timer.setting) : null;
}

/** A date on a board line that comes from a term which was moved, as it is now. */
export function shownDate(timers: Timers, date: string | null | undefined, context: any): string | null | undefined {
  if (!date) return date;
  for (const row of timers.values()) {
    const term = termIn(row);
    if (!term) continue;
    for (const timer of timers.values()) {
      if (isOwnRow(timer) || termOf(timers, timer, context) !== term) continue;
      if (date === dueAt(timer.setting, timer.armedAt, context)) return timer.at;
    }
    if (date === term.base && term.since === null) return afterMoves(date, term.moves, { anchor: term.anchor, offset: 0, unit: 'wd' });
  }
  return date;
}

/** Drops what was kept about terms that are over: their date was set anew, or their state was left. */
export function forgetOldTerms(timers: Map<string, TimerRow>, context: any): void {
  for (const row of timers.values()) {
    const term = termIn(row);
    if (!term) continue;
    const now = term.anchor.startsWith('entry:')
      ? [...timers.values()].find((timer) => !isOwnRow(timer) && anchorOf(timer) === term.anchor)?.armedAt
      : context?.[term.anchor];
    if (now !== term.base) timers.delete(row.key);
  }
}
