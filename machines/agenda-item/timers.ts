import type { TimerSetting } from '../track.ts';

/** Anchored on the meeting's start and on the clock that the meeting owns; an item without either waits. */
export const timers: Record<string, TimerSetting> = {
  AGENDA_CLOSE: { maySuspend: false, anchor: 'meetingAt', offset: -2, unit: 'wd' },
  ITEM_TIMEBOX: { maySuspend: false, anchor: 'endsAt', offset: 0, unit: 'min' },
};
