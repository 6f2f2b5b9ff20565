import type { TimerSetting } from '../track.ts';

/** Before the meeting they hang on its start, during an item on the clock that the meeting owns (DOMAIN.md 3.2). */
export const timers: Record<string, TimerSetting> = {
  MDO_INVITE: { maySuspend: false, anchor: 'startsAt', offset: -10, unit: 'wd' },
  AGENDA_CLOSE: { maySuspend: false, anchor: 'startsAt', offset: -2, unit: 'wd' },
  PREP_REMINDER: { maySuspend: false, anchor: 'startsAt', offset: -1, unit: 'wd' },
  MEETING_END: { maySuspend: false, anchor: 'endsAt', offset: 0, unit: 'min' },
  ITEM_WARN: { maySuspend: false, anchor: 'itemWarnAt', offset: 0, unit: 'min' },
  ITEM_TIMEBOX: { maySuspend: false, anchor: 'itemEndAt', offset: 0, unit: 'min' },
  MINUTES_DUE: { anchor: 'entry', offset: 2, unit: 'wd', repeats: { offset: 1, unit: 'wd' } },
  MINUTES_OBJECTION: { anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 2, unit: 'wd' } },
  FOLLOWUP_REVIEW: { maySuspend: false, anchor: 'followUpFrom', offset: 20, unit: 'wd', by: 'followUpBy', variants: { NEXT: { offset: -2, unit: 'wd' } } },
};
