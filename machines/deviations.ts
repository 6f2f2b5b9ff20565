/** Where a built machine knowingly says something else than DOMAIN.md section 3. `what` is a line of the comparison; `*` stands for any text. */
export type Deviation = { machine: string; what: string; reason: string };

/**
 * Every difference between the machines and the specification (domain/machines.json), with its reason. test/machines/conformance.test.ts fails
 * on a difference that is not here, and on a line here that no longer differs.
 */
export const deviations: Deviation[] = [
  {
    machine: 'signal',
    what: 'triaging ACCEPT -> accepted: guard clientKnown, not none',
    reason: 'A case is about somebody: triage identifies the client before it accepts (3.5, "identity is completed in triage").',
  },

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

  {
    machine: 'action',
    what: 'work.open DECLINE -> work.declined: guard declineLeft, not none',
    reason: '3.15: the owner may decline once, within two working days; the table left the guard out.',
  },

  {
    machine: 'case',
    what: '* -> *: effect tellItems extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): agenda items hear when consent begins or ends.',
  },
  { machine: 'case', what: '* CLIENT_DECEASED -> *: effect tellDeceased extra', reason: 'The consents of the case end with it.' },
  {
    machine: 'case',
    what: '* CLIENT_DECEASED -> lifecycle.bereavement: extra',
    reason: 'Known slip of the reference: CLIENT_DECEASED is possible from every running state.',
  },
  {
    machine: 'case',
    what: '* MARK_DUPLICATE -> lifecycle.closed: effect moveSignals extra',
    reason: 'The signals of a duplicate go on in the case that stays.',
  },
  { machine: 'case', what: 'lifecycle.inProgress MDO_ITEM_* -> .: extra', reason: 'A running case may be on an MDO too, and keeps what came of it.' },
  {
    machine: 'case',
    what: 'sharing.asked CONSENT_* -> .: extra',
    reason: 'One consent can end while another is being asked; the items that rest on it hear so.',
  },
  { machine: 'case', what: 'sharing.granted CONSENT_GRANTED -> .: extra', reason: 'A renewed or amended consent moves the date until which sharing holds.' },
  { machine: 'case', what: '* *_TEAM -> .: extra', reason: 'Who is on the care team has to be kept somewhere; it decides who sees the case.' },
  { machine: 'case', what: '* CHANGE_OWNER -> .: extra', reason: 'A case owner leaves, falls ill or hands over; the reference can only name the first one.' },
  {
    machine: 'case',
    what: '* LOG_CALL -> .: extra',
    reason: 'A phone call that was made must be logged somewhere before a crisis may be called over (BR-20).',
  },
  {
    machine: 'case',
    what: '* ATTACH_* -> .: extra',
    reason: "A later signal joins the client's running case (3.4 openCase), and an agenda item or track made elsewhere is known to its case.",
  },
  {
    machine: 'case',
    what: '* TRACK_ENDED -> .: extra',
    reason: 'A track ends when it ends, also while its case is being evaluated or closed; the end would be lost otherwise.',
  },

  {
    machine: 'agendaItem',
    what: '* -> *: effect tellMeeting extra',
    reason: 'The meeting keeps the order of its agenda, so it hears when an item finds its place or leaves.',
  },
  { machine: 'agendaItem', what: '* WITHDRAW -> withdrawn: effect tellWithdrawn extra', reason: 'Case and meeting hear that the item is gone.' },
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
  { machine: 'agendaItem', what: '* PREPARE -> .: extra', reason: 'The proposer can mend the question before the meeting without starting anew.' },

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
    reason: 'A pause may fall between two items; then there is none to go on with.',
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
    what: '* ITEM_* -> .: extra',
    reason: 'The meeting keeps the order of its agenda, so it hears when an item finds its place or leaves.',
  },
  {
    machine: 'agendaItem',
    what: 'scheduled USE_ANONYMOUS -> scheduledAnonymous: extra',
    reason: 'One of the ways out when somebody at the table has no ground to hear the name.',
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
    what: 'inSession.* DEFER_ITEM -> .: extra',
    reason: 'An item that is not reached is deferred without being opened; otherwise the meeting could not end (3.3 allItemsSettled).',
  },

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
    machine: 'feedback',
    what: '* -> *: effect judgeConsent extra',
    reason: 'What the product knows of consent it says itself, in the same transaction (ARCHITECTURE: people press once).',
  },
  {
    machine: 'feedback',
    what: 'content.consentCheck CONSENT_* -> *: role CASE_OWNER extra',
    reason: 'When a check comes out differently a moment later, whoever owns the case need not wait for the product to say so.',
  },
  {
    machine: 'feedback',
    what: 'content.consentAsked CONSENT_GRANTED -> content.ready: guard hasConsentForRecipient, not none',
    reason: 'Another consent than the one that was waited for may be granted; only what covers this recipient lets it go (BR-03).',
  },
  {
    machine: 'feedback',
    what: 'content.ready CONSENT_WITHDRAWN -> *',
    reason: 'Judged anew by all consents of the case: one that ended stops only what no other ground carries (3.4 stopPendingSends re-checks).',
  },

  {
    machine: 'message',
    what: '* -> *: effect tellLetter extra',
    reason: 'The letter that a message carries hears how it fared, in the same transaction (docs/design.md, who tells whom).',
  },
  {
    machine: 'message',
    what: '* -> *: effect offerToChannel extra',
    reason: 'The channel has to be asked; secure mail takes it up, for one that is not connected it is recorded as not installed.',
  },
  {
    machine: 'message',
    what: '* -> *: role ANY_PRO extra',
    reason: 'Without a connected channel people carry letters themselves, on paper or from a mail program of their own, and say how it went (P-028).',
  },
  {
    machine: 'message',
    what: 'handedOver CHANNEL_* -> *: guard heardByHand, not none',
    reason: 'A person may only report on what a person carried.',
  },
  {
    machine: 'message',
    what: 'queued STOP -> *',
    reason: 'Told that one consent ended, it stays when another ground carries it.',
  },
  {
    machine: 'message',
    what: 'retrying STOP -> *: extra',
    reason: 'What is tried again has not left either: a withdrawal stops it too.',
  },
  {
    machine: 'message',
    what: 'retrying after MSG_RETRY -> dead: extra',
    reason: 'When no retry is left somebody must phone; the reference leaves that to an event that nobody sends.',
  },

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
    machine: 'ggz',
    what: '* -> *: effect tell* extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): a talk that begins again or ends tells its case, and so do a crisis and a phone call.',
  },

  {
    machine: 'referral',
    what: '* -> *: effect judge* extra',
    reason: 'What the product knows of consent and of the end it says itself, in the same transaction (ARCHITECTURE: people press once).',
  },
  {
    machine: 'referral',
    what: '* -> *: effect tellEnded extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): a track that ends tells its case.',
  },
  {
    machine: 'referral',
    what: 'route.draft SUBMIT -> route.consentCheck: effect warnDouble extra',
    reason: 'BR-26: double referrals are detected, and the referrer hears it.',
  },
  {
    machine: 'referral',
    what: 'route.consentCheck CONSENT_* -> *: role ANY_PRO extra',
    reason: 'Whether the client knows of the referral and agrees the product cannot know; a professional records it (BR-03, implied consent).',
  },
  {
    machine: 'referral',
    what: 'route.consentCheck CONSENT_OK -> route.ready: guard hasConsentForRecipient, not none',
    reason: 'Nobody says yes against the no of a client, and nobody asks a GP whom the client wants to keep out (BR-03 beats BR-04).',
  },
  {
    machine: 'referral',
    what: 'route.* CONSENT_WITHDRAWN -> *: extra',
    reason: 'Consent is judged until the letter has gone; taken back while the GP is asked or before sending, it is waited for again (BR-03).',
  },
  {
    machine: 'referral',
    what: 'route.noResponse RESEND -> route.sent: guard letterComplete, not none',
    reason: 'Sending again is sending: letter and consent are checked again (BR-03).',
  },
  {
    machine: 'referral',
    what: 'route.ended FEEDBACK_SETTLED -> route.completed: guard feedbackSettled, not none',
    reason: 'There may be several end reports, and an allocation whose stop message is still to be sent would be lost with the instance.',
  },
  {
    machine: 'referral',
    what: 'allocation.* -> *: role * extra',
    reason: 'The municipality sees no client content (BR-28) and answers on paper or by message; whoever gets the answer notes it.',
  },

  {
    machine: 'hourTalk',
    what: '* -> *: effect tell* extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): the case hears when the plan is there or the hour lapses.',
  },
  {
    machine: 'hourTalk',
    what: 'proposed PLAN -> plannedUnfunded: role * extra',
    reason: 'Whoever may plan plans: that no fund pays is no reason to send the nurse or assistant to the GP.',
  },

  {
    machine: 'meldcode',
    what: '* -> *: effect tell* extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): the case knows that something runs and that it ended, and no more.',
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
