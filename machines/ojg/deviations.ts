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
  {
    machine: 'ojg',
    what: '* PLAN_TALK -> *',
    reason: 'The next talk is always planned where the track is, so that the day of the OJG and the forecast follow from it.',
  },
  { machine: 'ojg', what: '* TALK_OFF -> *', reason: 'A planned talk that is off would otherwise be asked about.' },
  { machine: 'ojg', what: '* GP_CONSULTED -> *', reason: 'One of the four answers to the fifth talk (3.10); its minutes count and it is no talk.' },
  { machine: 'ojg', what: '* GO_ON -> *', reason: 'The reference describes the answer "two more talks are enough" (3.10) without an event for it.' },
  { machine: 'ojg', what: '* after OJG_TALK -> *', reason: 'Nothing falls between: of a planned talk something is written down.' },
  {
    machine: 'ojg',
    what: 'reportConsent CONSENT_GRANTED -> *',
    reason: 'BR-16 holds for the report as for the first talk; the reference leaves it to who records it.',
  },
];
