import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'ojg',
    what: '* -> *: effect tell* extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): a track that begins again or ends tells its case.',
  },
  {
    machine: 'ojg',
    what: 'limitReached SESSION_HELD -> .: extra',
    reason: 'The eighth talk is refused with the limit and the ways on (BR-07), which "not now" could not say.',
  },
  {
    machine: 'ojg',
    what: '* after OJG_IDLE -> .: extra',
    reason: 'Nothing falls between: in these four states the reference reminds nobody, and the OJG has the ball.',
  },
  {
    machine: 'ojg',
    what: 'extensionRequest ALLOCATION_* -> *: role OJG extra',
    reason: 'The municipality sees no client content (BR-28) and answers on paper or by JW301; the OJG notes it.',
  },
];
