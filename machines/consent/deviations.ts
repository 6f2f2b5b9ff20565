import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'consent',
    what: '* -> *: effect tellCase extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): the case hears of consent asked, granted, refused, withdrawn and expired in the same transaction.',
  },
  {
    machine: 'consent',
    what: '* -> *: effect settleTasks extra',
    reason: 'The task to ask, or to record the answer, is done when that happens; it would stay open for ever otherwise.',
  },
  {
    machine: 'consent',
    what: '* -> *: effect tellWaiting extra',
    reason: 'Letters that wait for this very answer hear it in the same transaction (docs/design.md, who tells whom).',
  },
  {
    machine: 'consent',
    what: '* CLIENT_DECEASED -> ended: extra',
    reason: 'Known slip of the reference: death ends a consent in every running state, not only in `active`.',
  },
];
