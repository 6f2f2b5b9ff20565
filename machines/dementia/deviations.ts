import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'dementia',
    what: '* -> *: effect tell* extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): a track that begins again, ends, or hears of a death tells its case.',
  },
  {
    machine: 'dementia',
    what: '* CLIENT_DECEASED -> bereavement: extra',
    reason: 'Known slip of the reference: CLIENT_DECEASED is possible from every running state.',
  },
  {
    machine: 'dementia',
    what: 'intake after CM_WAIT_NORM -> .: extra',
    reason: 'The waiting clock stops at the first contact with the client (3.2 CM_WAIT_NORM), not when a case manager was assigned.',
  },
  {
    machine: 'dementia',
    what: 'planDraft WRITE_PLAN -> .: extra',
    reason: 'A plan of this size is not written in one go; what has been written must be kept before it is agreed.',
  },
  {
    machine: 'dementia',
    what: 'following.stable VISIT_MOVED -> .: extra',
    reason: 'The next visit is always planned: a visit that is put off gets its new day without one having been made.',
  },
  {
    machine: 'dementia',
    what: 'following.intensified VISIT_MOVED -> .: extra',
    reason: 'The next visit is always planned: a visit that is put off gets its new day without one having been made.',
  },
];
