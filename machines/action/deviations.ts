import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'action',
    what: 'work.open DECLINE -> work.declined: guard declineLeft, not none',
    reason: '3.15: the owner may decline once, within two working days; the table left the guard out.',
  },
];
