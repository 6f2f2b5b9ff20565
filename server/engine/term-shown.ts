import type { Actor } from '../../machines/track.ts';
import { inWorkingDays } from '../../machines/terms.ts';
import { isRunning, type Live, type TimerRow } from './live.ts';
import { ownsTerm } from './term-command.ts';
import { goesAlong, termOf } from './terms.ts';

/** How a term stands for this person: since when it stands still, how often it moved, and whether he may move it; null for one that always runs on. */
export function termShown(live: Live, timer: TimerRow, actor: Actor, readOnly: boolean) {
  if (!goesAlong(timer.setting)) return null;
  const term = termOf(live.timers, timer, live.snapshot.context);
  return {
    since: term?.since ?? null,
    until: term?.until ?? null,
    moves: term?.moves.length ?? 0,
    unit: inWorkingDays(timer.setting) ? ('wd' as const) : ('d' as const),
    mayMove: !readOnly && isRunning(live) && ownsTerm(live, actor),
  };
}
