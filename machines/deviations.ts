/** Where a built machine knowingly says something else than DOMAIN.md section 3. `what` is a line of the comparison; `*` stands for any text. */
export type Deviation = { machine: string; what: string; reason: string };

/**
 * Every difference between the machines and the specification (domain/machines.json), with its reason. test/machines/conformance.test.ts fails
 * on a difference that is not here, and on a line here that no longer differs.
 */
export const deviations: Deviation[] = [
  { machine: 'signal', what: 'triaging ACCEPT -> accepted: guard clientKnown, not none', reason: 'A case is about somebody: triage identifies the client before it accepts (3.5, "identity is completed in triage").' },

  { machine: 'consent', what: '* -> *: effect tellCase extra', reason: 'Settled in ARCHITECTURE (who tells whom): the case hears of consent asked, granted, refused, withdrawn and expired in the same transaction.' },
  { machine: 'consent', what: '* -> *: effect settleTasks extra', reason: 'The task to ask, or to record the answer, is done when that happens; it would stay open for ever otherwise.' },
  { machine: 'consent', what: '* CLIENT_DECEASED -> ended: extra', reason: 'Known slip of the reference: death ends a consent in every running state, not only in `active`.' },

  { machine: 'action', what: 'work.open DECLINE -> work.declined: guard declineLeft, not none', reason: '3.15: the owner may decline once, within two working days; the table left the guard out.' },

  { machine: 'case', what: '* -> *: effect tellItems extra', reason: 'Settled in ARCHITECTURE (who tells whom): agenda items hear when consent begins or ends.' },
  { machine: 'case', what: '* CLIENT_DECEASED -> *: effect tellDeceased extra', reason: 'The consents of the case end with it.' },
  { machine: 'case', what: '* CLIENT_DECEASED -> lifecycle.bereavement: extra', reason: 'Known slip of the reference: CLIENT_DECEASED is possible from every running state.' },
  { machine: 'case', what: '* MARK_DUPLICATE -> lifecycle.closed: effect moveSignals extra', reason: 'The signals of a duplicate go on in the case that stays.' },
  { machine: 'case', what: 'lifecycle.inProgress MDO_ITEM_* -> .: extra', reason: 'A running case may be on an MDO too, and keeps what came of it.' },
  { machine: 'case', what: 'sharing.asked CONSENT_* -> .: extra', reason: 'One consent can end while another is being asked; the items that rest on it hear so.' },
  { machine: 'case', what: 'sharing.granted CONSENT_GRANTED -> .: extra', reason: 'A renewed or amended consent moves the date until which sharing holds.' },
  { machine: 'case', what: '* *_TEAM -> .: extra', reason: 'Who is on the care team has to be kept somewhere; it decides who sees the case.' },
  { machine: 'case', what: '* CHANGE_OWNER -> .: extra', reason: 'A case owner leaves, falls ill or hands over; the reference can only name the first one.' },
  { machine: 'case', what: '* LOG_CALL -> .: extra', reason: 'A phone call that was made must be logged somewhere before a crisis may be called over (BR-20).' },
  { machine: 'case', what: '* ATTACH_* -> .: extra', reason: "A later signal joins the client's running case (3.4 openCase), and an agenda item made elsewhere is known to its case." },

  { machine: 'agendaItem', what: '* -> *: effect tellMeeting extra', reason: 'The meeting keeps the order of its agenda, so it hears when an item finds its place or leaves.' },
  { machine: 'agendaItem', what: '* WITHDRAW -> withdrawn: effect tellWithdrawn extra', reason: 'Case and meeting hear that the item is gone.' },
  { machine: 'agendaItem', what: 'screening CONSENT_* -> *: role * extra', reason: 'Known slip of the reference: who may screen may also judge the consent of the item.' },
  { machine: 'agendaItem', what: '* USE_ANONYMOUS -> scheduledAnonymous: role * extra', reason: 'Who may screen may also choose the anonymous block, also while consent is awaited.' },
  { machine: 'agendaItem', what: 'screening RETURN_TO_PROPOSER -> returned: role POH_GGZ extra', reason: 'The POH-GGZ coordinates the mental health meetings and screens for them.' },
  { machine: 'agendaItem', what: 'deferred RESCHEDULE -> screening: role POH_GGZ extra', reason: 'The POH-GGZ coordinates the mental health meetings and screens for them.' },
  { machine: 'agendaItem', what: '* PLACE_ON_AGENDA -> .: extra', reason: 'An item without a meeting waits in the series until one is scheduled (ARCHITECTURE, who tells whom).' },
  { machine: 'agendaItem', what: '* CLOCK_CHANGED -> .: extra', reason: 'The meeting owns the clock of its item and tells when it stands still (ARCHITECTURE, Meeting).' },
  { machine: 'agendaItem', what: '* PREPARE -> .: extra', reason: 'The proposer can mend the question before the meeting without starting anew.' },
];
