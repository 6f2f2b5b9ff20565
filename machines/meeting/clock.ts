import type { MeetingContext } from './contract.ts';
import { emptyItem } from './table.ts';

type Open = NonNullable<MeetingContext['open']>;

const WARN_SHARE = 0.8;
const plus = (at: string, seconds: number): string => new Date(Date.parse(at) + Math.round(seconds * 1000)).toISOString();
const between = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

/** How many seconds of the item are used at this moment; the meeting owns the clock. */
export const usedSeconds = (open: Open, at: string): number => open.usedSeconds + (open.runningSince ? between(open.runningSince, at) : 0);

/** The clock begins for an item that came to the table. */
export function begun(id: string, timeboxSeconds: number, used: number, at: string): Partial<MeetingContext> {
  return running({ id, openedAt: at, timeboxSeconds, usedSeconds: used, runningSince: at, warnAt: null, endAt: null, extensions: 0 }, at);
}

/** The clock stands still: a pause, or a crisis. */
export function stopped(context: MeetingContext, at: string): Partial<MeetingContext> {
  if (!context.open) return {};
  const open = { ...context.open, usedSeconds: usedSeconds(context.open, at), runningSince: null, warnAt: null, endAt: null };
  return { open, itemWarnAt: null, itemEndAt: null };
}

/** The clock goes on with the time that was left. */
export function resumed(context: MeetingContext, at: string): Partial<MeetingContext> {
  return context.open ? running({ ...context.open, runningSince: at }, at) : {};
}

/** More time; an item that is over time gets it from now on. */
export function extended(context: MeetingContext, minutes: number, at: string): Partial<MeetingContext> {
  if (!context.open) return {};
  const used = usedSeconds(context.open, at);
  const timeboxSeconds = Math.max(context.open.timeboxSeconds, used) + 60 * minutes;
  return running({ ...context.open, timeboxSeconds, usedSeconds: used, runningSince: at, extensions: context.open.extensions + 1 }, at);
}

/** The item leaves the table, with its seconds written down. */
export function settled(
  context: MeetingContext,
  outcome: 'CONCLUDED' | 'DEFERRED',
  at: string,
  more: Partial<MeetingContext['items'][string]> = {},
): Partial<MeetingContext> {
  const { open } = context;
  if (!open) return { settledNow: [] };
  const before = context.items[open.id] ?? emptyItem(context.cases[open.id] ?? null);
  const seconds = usedSeconds(open, at);
  const overtimeSeconds = Math.max(0, seconds - open.timeboxSeconds);
  const item = { ...before, ...more, seconds, overtimeSeconds, overtime: overtimeSeconds > 0, endedAt: at, outcome };
  return { items: { ...context.items, [open.id]: item }, open: null, itemWarnAt: null, itemEndAt: null, settledNow: [open.id] };
}

function running(open: Open, at: string): Partial<MeetingContext> {
  const left = open.timeboxSeconds - open.usedSeconds;
  const untilWarning = open.timeboxSeconds * WARN_SHARE - open.usedSeconds;
  const warnAt = untilWarning > 0 ? plus(at, untilWarning) : null;
  const endAt = left > 0 ? plus(at, left) : null;
  return { open: { ...open, warnAt, endAt }, itemWarnAt: warnAt, itemEndAt: endAt };
}
