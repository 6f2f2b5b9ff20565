import { by } from '../by.ts';
import { ANY, SYSTEM } from '../roles.ts';

const VISITORS = by('DEM_CM', 'POH_O', 'DISTRICT_NURSE');
const CM = by('DEM_CM');
const keepEvent = 'keepEvent' as const;

const timer = <const E extends string>(...actions: E[]) => ({ actions, meta: by(SYSTEM) });
const visited = { actions: [keepEvent, 'keepNextVisit', 'recordTime', 'planVisit'], meta: VISITORS } as const;
const moved = { actions: [keepEvent, 'keepNextVisit', 'planVisit'], meta: VISITORS } as const;
const crisis = { target: 'crisis', actions: [keepEvent, 'showCrisisPanel', 'informGpUrgent'], meta: by(ANY) } as const;
const respite = { target: 'respite', actions: keepEvent, meta: CM } as const;
const visitDue = { VISIT_DUE: timer('remindOwner') };

/** Guiding somebody at home: quiet, heavy, carer on leave, or crisis. */
export const following = {
  initial: 'stable',
  states: {
    stable: {
      on: {
        VISIT_LOGGED: visited,
        VISIT_MOVED: moved,
        STAGE_CHANGED: { actions: [keepEvent, 'keepNextVisit', 'planVisit', 'proposeMdo'], meta: by('DEM_CM', 'GP', 'SO') },
        PLAN_REVIEWED: { guard: 'carePlanComplete', actions: [keepEvent, 'createProgressFeedback'], meta: CM },
        CARER_STRAIN_HIGH: {
          target: 'intensified',
          actions: [keepEvent, 'keepIntensified', 'offerRespite', 'proposeMdo'],
          meta: by('DEM_CM', 'POH_O', 'DISTRICT_NURSE', 'GP', 'WIJ_WORKER'),
        },
        START_RESPITE: respite,
        RAISE_CRISIS: crisis,
      },
      after: { ...visitDue, PLAN_REVIEW: { actions: ['keepReviewAsked', 'proposeMdo'], meta: by(SYSTEM) } },
    },
    intensified: {
      on: {
        VISIT_LOGGED: { actions: [keepEvent, 'keepNextVisit', 'keepIntensified', 'recordTime', 'planVisit'], meta: VISITORS },
        VISIT_MOVED: moved,
        STABILISED: { target: 'stable', actions: [keepEvent, 'keepUsualPace'], meta: CM },
        START_RESPITE: respite,
        RAISE_CRISIS: crisis,
      },
      after: visitDue,
    },
    respite: {
      on: { RESPITE_ENDED: { target: 'stable', actions: [keepEvent, 'keepUsualPace', 'measureStrain'], meta: CM }, RAISE_CRISIS: crisis },
      after: { RESPITE_END: timer('remindOwner') },
    },
    crisis: {
      on: {
        CRISIS_STABILISED: { guard: 'crisisLogged', target: 'intensified', actions: [keepEvent, 'keepIntensified'], meta: by('DEM_CM', 'GP', 'SUBSTITUTE_GP') },
        EMERGENCY_ADMISSION: { target: '#dementia.warmHandover', actions: [keepEvent, 'noteToGp'], meta: by('DEM_CM', 'GP', 'SUBSTITUTE_GP') },
      },
      after: { CRISIS_FOLLOWUP: timer('escalateOwner') },
    },
  },
} as const;
