import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'agendaItem',
    what: '* -> *: effect tellMeeting extra',
    reason: 'The meeting keeps the order of its agenda, so it hears when an item finds its place or leaves.',
  },
  {
    machine: 'agendaItem',
    what: 'screening CONSENT_* -> *: role * extra',
    reason: 'Known slip of the reference: who may screen may also judge the consent of the item.',
  },
  {
    machine: 'agendaItem',
    what: '* USE_ANONYMOUS -> scheduledAnonymous: role * extra',
    reason: 'Who may screen may also choose the anonymous block, also while consent is awaited.',
  },
  {
    machine: 'agendaItem',
    what: 'screening RETURN_TO_PROPOSER -> returned: role POH_GGZ extra',
    reason: 'The POH-GGZ coordinates the mental health meetings and screens for them.',
  },
  {
    machine: 'agendaItem',
    what: 'deferred RESCHEDULE -> screening: role POH_GGZ extra',
    reason: 'The POH-GGZ coordinates the mental health meetings and screens for them.',
  },
  {
    machine: 'agendaItem',
    what: '* PLACE_ON_AGENDA -> .: extra',
    reason: 'An item without a meeting waits in the series until one is scheduled (ARCHITECTURE, who tells whom).',
  },
  {
    machine: 'agendaItem',
    what: '* CLOCK_CHANGED -> .: extra',
    reason: 'The meeting owns the clock of its item and tells when it stands still (ARCHITECTURE, Meeting).',
  },
  {
    machine: 'agendaItem',
    what: 'scheduled USE_ANONYMOUS -> scheduledAnonymous: extra',
    reason: 'One of the ways out when somebody at the table has no ground to hear the name.',
  },
  { machine: 'agendaItem', what: '* WITHDRAW -> withdrawn: effect tellWithdrawn extra', reason: 'Case and meeting hear that the item is gone.' },
  { machine: 'agendaItem', what: '* PREPARE -> .: extra', reason: 'The proposer can mend the question before the meeting without starting anew.' },
];
