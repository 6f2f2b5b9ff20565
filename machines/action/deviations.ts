import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'action',
    what: 'work.open DECLINE -> work.declined: guard declineLeft, not none',
    reason: '3.15: the owner may decline once, within two working days; the table left the guard out.',
  },
  {
    machine: 'action',
    what: '* -> *: effect toAgenda extra',
    reason: 'What a meeting agreed and nobody carried out puts itself on the next agenda (decision 024).',
  },
  {
    machine: 'action',
    what: 'work.* CANCEL -> work.cancelled: guard notAtTable, not none',
    reason: 'What stands on an agenda because it was not carried out is closed there only (decision 024).',
  },
  {
    machine: 'action',
    what: 'work.done VERIFY -> work.verified: guard notAtTable, not none',
    reason: 'What stands on an agenda because it was not carried out is closed there only (decision 024).',
  },
  { machine: 'action', what: '* PLACE_ON_AGENDA -> .: extra', reason: 'A meeting that is planned takes what waited in its series (decision 024).' },
  { machine: 'action', what: '* CARRY_ON -> .: extra', reason: 'What a meeting did not come to goes on to the next (decision 024).' },
  { machine: 'action', what: '* CLOSE_AT_TABLE -> *: extra', reason: 'The table closes it as done, or with a coded reason (decision 024).' },
  { machine: 'action', what: '* CARRY_AGAIN -> *: extra', reason: 'Or lets it come back once more, by a new day (decision 024).' },
];
