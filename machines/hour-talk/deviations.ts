import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'hourTalk',
    what: '* -> *: effect tell* extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): the case hears when the plan is there or the hour lapses.',
  },
  {
    machine: 'hourTalk',
    what: 'proposed PLAN -> plannedUnfunded: role * extra',
    reason: 'Whoever may plan plans: that no fund pays is no reason to send the nurse or assistant to the GP.',
  },
];
