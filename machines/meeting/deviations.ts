import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'meeting',
    what: 'planning SCHEDULE -> agendaOpen: effect fillAgenda extra',
    reason: 'Items that waited in the series find a place on the first meeting that is scheduled (ARCHITECTURE, who tells whom).',
  },
  {
    machine: 'meeting',
    what: 'planning SCHEDULE -> agendaOpen: role WIJ_COACH extra',
    reason: 'Known slip of the reference: WIJ coaches may schedule the monthly talk.',
  },
  {
    machine: 'meeting',
    what: '* CANCEL -> cancelled: effect releaseItems extra',
    reason: 'The items of a meeting that does not take place wait in the series again.',
  },
  {
    machine: 'meeting',
    what: '* POSTPONE -> planning: effect moveItems extra',
    reason: 'The items of a meeting that moves keep their place and hear the new date.',
  },
  {
    machine: 'meeting',
    what: '* START_MEETING -> *: effect bringItems extra',
    reason: 'The items of a meeting that begins on an earlier day than planned come along, or its table could not see what it talks about.',
  },
  {
    machine: 'meeting',
    what: '* OPEN_ITEM -> inSession.discussing: effect openItem extra',
    reason: 'People press once: the meeting opens the item (ARCHITECTURE, who tells whom).',
  },
  {
    machine: 'meeting',
    what: '* -> *: effect settleItems extra',
    reason: 'People press once: an item that the meeting concludes or defers hears it (ARCHITECTURE, who tells whom).',
  },
  {
    machine: 'meeting',
    what: '* -> *: effect changeClock extra',
    reason: 'The meeting owns the clock of its item, and the item hears when it stands still or gets more time (ARCHITECTURE, Meeting).',
  },
  {
    machine: 'meeting',
    what: 'inSession.discussing RECORD_DECISION -> .: guard decisionComplete, not none',
    reason: 'A decision says what was decided (4.3); an empty one is refused with the field to fill in.',
  },
  {
    machine: 'meeting',
    what: 'inSession.discussing RECORD_ACTION -> .: guard actionComplete, not none',
    reason: 'Every recorded action has one owner and one due date (3.3 allItemsSettled); that is asked when it is recorded.',
  },
  {
    machine: 'meeting',
    what: '* -> .: guard noteFresh, not none',
    reason: 'Minutes are text fields with a rev: a conflict shows both texts and loses none (ARCHITECTURE, Meeting).',
  },
  {
    machine: 'meeting',
    what: 'inSession.discussing RAISE_CRISIS -> inSession.urgentInterrupt: effect tellCrisis extra',
    reason: 'The case on the table goes to crisis in the same transaction (docs/design.md, who tells whom).',
  },
  {
    machine: 'meeting',
    what: 'inSession.urgentInterrupt URGENT_HANDED_OVER -> inSession.discussing: effect tellCall extra',
    reason: 'The phone call that ends the interruption is logged in the case too, where it lets the crisis end (BR-20).',
  },
  {
    machine: 'meeting',
    what: 'inSession.paused RESUME_ITEM -> inSession.discussing: guard itemOpen, not none',
    reason: 'A pause may fall between two items; then there is none to go on with. And who came in meanwhile may have no ground to hear it (BR-03).',
  },
  {
    machine: 'meeting',
    what: 'inSession.wrapUp END_MEETING -> minutesDraft: effect settlePreparation extra',
    reason: 'Tasks to prepare an item end with the meeting; otherwise they would be escalated for ever.',
  },
  {
    machine: 'meeting',
    what: 'inSession.wrapUp END_MEETING -> minutesDraft: effect tellCases extra',
    reason: 'Each case on the agenda hears whether it was discussed or deferred (ARCHITECTURE, who tells whom).',
  },
  {
    machine: 'meeting',
    what: 'minutesReview APPROVE_MINUTES -> minutesApproved: effect tellMinuted extra',
    reason: 'Approved minutes make their items minuted (ARCHITECTURE, who tells whom).',
  },
  {
    machine: 'meeting',
    what: 'planning SCHEDULE -> agendaOpen: effect takeCarried extra',
    reason: 'Promises of the series that were not carried out come on the first meeting that is planned (decision 024).',
  },
  {
    machine: 'meeting',
    what: 'agendaOpen * -> agendaFrozen: effect reviewCarried extra',
    reason: 'When the agenda closes each case of which a promise comes back has an item (decision 024).',
  },
  { machine: 'meeting', what: '* -> *: effect passOnCarried extra', reason: 'What the table did not come to goes on to the next meeting (decision 024).' },
  { machine: 'meeting', what: '* ACTION_CARRIED -> .: extra', reason: 'The meeting hears which promises stand on its agenda again (decision 024).' },
  { machine: 'meeting', what: 'inSession SETTLE_CARRIED -> .: extra', reason: 'The table closes them, as done or with a coded reason (decision 024).' },
  {
    machine: 'meeting',
    what: 'inSession.discussing RECORD_DECISION -> .: effect *Decision extra',
    reason: 'A decision that is withdrawn takes along the promise that it made (decision 024).',
  },
  {
    machine: 'meeting',
    what: 'inSession.discussing RECORD_DECISION -> .: effect createAction extra',
    reason: 'A decision with somebody and a day is a promise too, so that it comes back when it is not carried out (decision 024).',
  },
  {
    machine: 'meeting',
    what: '* ITEM_* -> .: extra',
    reason: 'The meeting keeps the order of its agenda, so it hears when an item finds its place or leaves.',
  },
  {
    machine: 'meeting',
    what: 'inSession STEP_OUT -> .: extra',
    reason: 'Who has no ground to hear an item by its name leaves the room for it, and that is kept (BR-03, TRUST T4).',
  },
  {
    machine: 'meeting',
    what: 'inSession HEAR_ANYWAY -> .: extra',
    reason: 'Or hears it on a ground of the law that the chair writes down (BR-03: a recorded legal exception).',
  },
  {
    machine: 'meeting',
    what: 'inSession HEAR_NAMELESS -> .: extra',
    reason: 'Or stays while the name is not said any more: notes of an open item have the name, so the item itself cannot lose it (decision 035).',
  },
  {
    machine: 'meeting',
    what: 'inSession.discussing JOIN -> inSession.paused: extra',
    reason: 'Who comes in without ground to hear the open item by its name stops the talk until the chair has chosen (BR-03, TRUST T4).',
  },
  {
    machine: 'meeting',
    what: 'inSession.urgentInterrupt URGENT_HANDED_OVER -> inSession.discussing: guard crisisLoggedAndHeard, not crisisLogged',
    reason: 'The talk goes on only when everybody in the room may hear it (BR-03).',
  },
  {
    machine: 'meeting',
    what: 'inSession.urgentInterrupt URGENT_HANDED_OVER -> inSession.paused: extra',
    reason: 'A crisis is handed over whoever came in meanwhile; the talk itself waits for the chair (BR-20 before BR-03).',
  },
  {
    machine: 'meeting',
    what: 'inSession.* DEFER_ITEM -> .: extra',
    reason: 'An item that is not reached is deferred without being opened; otherwise the meeting could not end (3.3 allItemsSettled).',
  },
];
