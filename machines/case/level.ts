import { by } from '../by.ts';

const OWNER = by('CASE_OWNER');
const SCALERS = by('CASE_OWNER', 'GP', 'SUBSTITUTE_GP');
const step = (from: string, to: string) => ({ type: 'keepScaling', params: { from, to } }) as const;

/** The region that says on which of the three sporen the case stands (BR-21); up from 2 to 3 goes past the GP (BR-04). */
export const level = {
  initial: 'supporting',
  states: {
    basic: {
      on: {
        SCALE_UP: { guard: 'scaleReason', target: 'supporting', actions: [step('basic', 'supporting')], meta: OWNER },
        SCALE_UP_CRISIS: { guard: 'scaleReason', target: 'care', actions: [step('basic', 'care')], meta: SCALERS },
      },
    },
    supporting: {
      on: {
        SCALE_DOWN: { guard: 'scaleReason', target: 'basic', actions: [step('supporting', 'basic')], meta: OWNER },
        SCALE_UP: { guard: 'gpConsultedOrOverride', target: 'care', actions: [step('supporting', 'care')], meta: OWNER },
        SCALE_UP_CRISIS: { guard: 'scaleReason', target: 'care', actions: [step('supporting', 'care')], meta: SCALERS },
      },
    },
    care: { on: { SCALE_DOWN: { guard: 'scaleReason', target: 'supporting', actions: [step('care', 'supporting')], meta: OWNER } } },
  },
} as const;
