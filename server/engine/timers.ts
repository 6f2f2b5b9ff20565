import { addOffset, dueAt } from '../../machines/calendar.ts';
import type { Armed } from '../../machines/step.ts';
import type { TimerSetting, Track } from '../../machines/track.ts';
import { IDLE, type TimerRow } from './live.ts';
import { dueWith, forgetOldTerms, isOwnRow } from './terms.ts';

/** The setting in force for a named delay; asked when the timer is armed, kept with it. */
export type SettingOf = (track: Track, name: string, at: string) => TimerSetting;

/** A state that waits for a role without a timer of its own reminds its holder every so often ("nothing falls between"). */
export const IDLE_SETTING: TimerSetting = { anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 5, unit: 'wd' } };

/**
 * The timers after a step: cancelled ones go, armed ones come with the setting that is in force now, and those anchored on a date of
 * the context move with it. A later change of a setting does not touch what is armed.
 */
export function timersAfter(args: {
  track: Track;
  before: ReadonlyMap<string, TimerRow>;
  arm: Armed[];
  cancel: string[];
  context: any;
  at: string;
  settingOf: SettingOf;
  idle: boolean;
}): Map<string, TimerRow> {
  const { track, arm, cancel, context, at, settingOf } = args;
  const timers = new Map(args.before);
  for (const key of cancel) timers.delete(key);
  for (const { key, name } of arm) {
    const setting = settingOf(track, name, at);
    const row: TimerRow = { key, name, setting, armedAt: at, fired: 0, at: null };
    timers.set(key, { ...row, at: dueWith(timers, row, context) });
  }
  forgetOldTerms(timers, context);
  for (const timer of timers.values()) {
    if (isOwnRow(timer)) continue;
    const moves = timer.setting.anchor !== 'entry' || timer.setting.by !== undefined;
    if (!moves) continue;
    const due = dueWith(timers, timer, context);
    if (timer.fired > 0 && !comesBack(timer, due, { context, at })) continue;
    if (due !== timer.at) timers.set(timer.key, { ...timer, at: due, fired: 0 });
  }
  keepIdle(timers, args.idle, at, arm.length > 0 || cancel.length > 0);
  return timers;
}

/**
 * One that fired already comes back when its date moved ahead (five more minutes for the item, the visit that was late was made), and a reminder stops when
 * there is no date any more. Else it goes on as it was.
 */
function comesBack(timer: TimerRow, due: string | null, { context, at }: { context: any; at: string }): boolean {
  if (!timer.setting.repeats) return due !== null && due > at;
  // By its date alone: a term that people made longer has moved the reminder itself (term-command.ts).
  const date = dueAt(timer.setting, timer.armedAt, context);
  return (date !== null && date > at) || (due === null) !== (timer.at === null);
}

/** The row of a timer that just fired, if its state lasts: the next reminder, or asleep until its date moves, or gone. */
export function afterFiring(timer: TimerRow, firedAt: string): TimerRow | undefined {
  const { repeats, anchor } = timer.setting;
  if (repeats) return { ...timer, fired: timer.fired + 1, at: addOffset(firedAt, repeats.offset, repeats.unit, timer.setting.holidays) };
  return anchor === 'entry' ? undefined : { ...timer, fired: timer.fired + 1, at: null };
}

function keepIdle(timers: Map<string, TimerRow>, idle: boolean, at: string, moved: boolean): void {
  if (!idle) timers.delete(IDLE);
  else if (!timers.has(IDLE) || moved)
    timers.set(IDLE, { key: IDLE, name: IDLE, setting: IDLE_SETTING, armedAt: at, fired: 0, at: dueAt(IDLE_SETTING, at, {}) });
}
