import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'meldcode',
    what: '* -> *: effect tell* extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): the case knows that something runs and that it ended, and no more.',
  },
  {
    machine: 'meldcode',
    what: 'step* *: guard stepRecorded, not none',
    reason: 'Each of the five steps leaves a record (3.20): the signs, who was consulted, what was said, why it is or is no suspicion.',
  },
  {
    machine: 'meldcode',
    what: 'step5 DECIDE_*: guard *, not none',
    reason: 'Step 5 of the law is a weighing of five questions (3.20); a decision without it, or against it, would be none.',
  },
  {
    machine: 'meldcode',
    what: '* INVOLVE -> .: extra',
    reason: 'Only those involved see it, so somebody must be able to name who is asked along.',
  },
];
