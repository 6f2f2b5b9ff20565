import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'signal',
    what: 'triaging ACCEPT -> accepted: guard clientKnown, not none',
    reason: 'A case is about somebody: triage identifies the client before it accepts (3.5, "identity is completed in triage").',
  },
];
