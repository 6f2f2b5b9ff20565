import type { TimerSetting, Unit } from '../track.ts';

const weeks = (count: number) => ({ offset: count, unit: 'w' as Unit });
const LONGEST_AGREED = 26;

/** How long a dementia track may wait where it stands (DOMAIN.md 3.2). Those that stay in their state remind again. */
export const timers: Record<string, TimerSetting> = {
  NP_FIRST_CONTACT: { anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 2, unit: 'wd' } },
  WATCHFUL_REVIEW: { anchor: 'entry', offset: 3, unit: 'mo' },
  DIAG_REVIEW: { anchor: 'entry', offset: 6, unit: 'w', repeats: { offset: 2, unit: 'w' } },
  CM_WAIT_NORM: { maySuspend: false, anchor: 'waitFrom', offset: 42, unit: 'd', repeats: { offset: 1, unit: 'w' } },
  CM_INTAKE: { anchor: 'entry', offset: 10, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  CAREPLAN_DUE: { anchor: 'entry', offset: 6, unit: 'w', repeats: { offset: 1, unit: 'w' } },
  // [DEM6] by stage, or as agreed in weeks; reminds each week until somebody has been there.
  VISIT_DUE: {
    anchor: 'visitFrom',
    ...weeks(12),
    by: 'visitPace',
    variants: {
      GDS5: weeks(8),
      GDS6: weeks(6),
      GDS7: weeks(4),
      INTENSIFIED: weeks(2),
      // A day that was agreed in the doorway: the date itself.
      PLANNED: { offset: 0, unit: 'd' as Unit },
      ...Object.fromEntries(Array.from({ length: LONGEST_AGREED }, (_, nth) => [`W${nth + 1}`, weeks(nth + 1)])),
    },
    repeats: weeks(1),
  },
  PLAN_REVIEW: { anchor: 'planDue', offset: 0, unit: 'd' },
  RESPITE_END: { anchor: 'respiteUntil', offset: 0, unit: 'd', repeats: { offset: 2, unit: 'd' } },
  CRISIS_FOLLOWUP: { maySuspend: false, anchor: 'entry', offset: 24, unit: 'h', repeats: { offset: 24, unit: 'h' } },
  ELV_MAX: { anchor: 'entry', offset: 3, unit: 'mo', repeats: { offset: 2, unit: 'w' } },
  HANDOVER: { anchor: 'entry', offset: 10, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  AFTERCARE: { anchor: 'entry', offset: 6, unit: 'w', repeats: { offset: 2, unit: 'w' } },
  BEREAVEMENT_FIRST: { anchor: 'entry', offset: 2, unit: 'w', repeats: { offset: 2, unit: 'w' } },
};
