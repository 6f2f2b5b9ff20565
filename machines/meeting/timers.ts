import type { TimerSetting } from '../track.ts';

/** Before the meeting they hang on its start, during an item on the clock that the meeting owns (DOMAIN.md 3.2). */
export const timers: Record<string, TimerSetting> = {
  MDO_INVITE: { anchor: 'startsAt', offset: -10, unit: 'wd' },
  AGENDA_CLOSE: { anchor: 'startsAt', offset: -2, unit: 'wd' },
  PREP_REMINDER: { anchor: 'startsAt', offset: -1, unit: 'wd' },
  MEETING_END: { anchor: 'endsAt', offset: 0, unit: 'min' },
  ITEM_WARN: { anchor: 'itemWarnAt', offset: 0, unit: 'min' },
  ITEM_TIMEBOX: { anchor: 'itemEndAt', offset: 0, unit: 'min' },
  MINUTES_DUE: { anchor: 'entry', offset: 2, unit: 'wd', repeats: { offset: 1, unit: 'wd' } },
  MINUTES_OBJECTION: { anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 2, unit: 'wd' } },
  FOLLOWUP_REVIEW: { anchor: 'followUpFrom', offset: 20, unit: 'wd', by: 'followUpBy', variants: { NEXT: { offset: -2, unit: 'wd' } } },
};
