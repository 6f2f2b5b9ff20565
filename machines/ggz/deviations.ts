import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'ggz',
    what: '* -> *: effect tell* extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): a talk that begins again or ends tells its case, and so do a crisis and a phone call.',
  },
  {
    machine: 'ggz',
    what: '* KOPP_FLAGGED -> .: extra',
    reason: 'The child check is answered before the agreements are made, and in a crisis long before: worries about a child do not wait for monitoring.',
  },
  {
    machine: 'ggz',
    what: '* RAISE_ACUTE -> crisis*: extra',
    reason: '3.12 says that the acute route is there at any time; while agreements are made, after a crisis and while a report is awaited it is there too.',
  },
];
