import type { TimerSetting } from '../track.ts';

/** How long a case may wait where it stands (DOMAIN.md 3.2). Those that stay in their state remind again. */
export const timers: Record<string, TimerSetting> = {
  CASE_TRIAGE: { anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 2, unit: 'wd' } },
  CONSENT_PENDING: { anchor: 'entry', offset: 15, unit: 'wd' },
  EXPLORATION: { anchor: 'entry', offset: 6, unit: 'w', repeats: { offset: 1, unit: 'w' } },
  MDO_WAIT: { anchor: 'entry', offset: 6, unit: 'w', repeats: { offset: 1, unit: 'w' } },
  CASE_REVIEW: { anchor: 'reviewFrom', offset: 6, unit: 'mo', by: 'reviewBy', variants: { DATE: { offset: 0, unit: 'd' }, YOUTH: { offset: 3, unit: 'mo' } } },
  // No `repeats`: it sleeps after it rang, and new activity sets it again.
  CASE_INACTIVE: { anchor: 'lastActivityAt', offset: 60, unit: 'd' },
  ON_HOLD_MAX: { anchor: 'entry', offset: 3, unit: 'mo' },
  TRANSFER: { anchor: 'entry', offset: 10, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  BEREAVEMENT_FIRST: { anchor: 'entry', offset: 2, unit: 'w', repeats: { offset: 2, unit: 'w' } },
  CLOSING: { anchor: 'entry', offset: 15, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  RETENTION_END: { maySuspend: false, anchor: 'entry', offset: 20, unit: 'y' },
  URGENT_REVIEW: { maySuspend: false, anchor: 'entry', offset: 1, unit: 'wd', repeats: { offset: 1, unit: 'wd' } },
  CRISIS_FOLLOWUP: { maySuspend: false, anchor: 'entry', offset: 24, unit: 'h', repeats: { offset: 24, unit: 'h' } },
};
