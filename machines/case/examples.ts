import type { Example } from '../track.ts';

const ANNA = '00000000-0000-4000-8000-0000000000a1';
const input = { clientId: '00000000-0000-4000-8000-0000000000c1', theme: 'ELDERLY' };
const TEXT = 'ref:00000000-0000-4000-8000-00000000000f:40';

const owned = { type: 'ASSIGN_OWNER', by: ['LIAISON' as const], person: ANNA, facts: { ownerActive: true } };
const decided = { type: 'TRIAGE_DECIDED', by: ['LIAISON' as const] };
const agreed = { type: 'CONSENT_GRANTED', by: ['SYSTEM' as const] };
const explored = { type: 'EXPLORATION_COMPLETED', by: ['CASE_OWNER' as const] };
const planning = [owned, decided, agreed, explored];
const plan = { type: 'PLAN_WITHOUT_MDO', by: ['CASE_OWNER' as const], goals: [TEXT], actions: [TEXT], nextEvaluation: '2027-03-01' };
const running = [...planning, plan];
const closing = [
  ...running,
  { type: 'START_EVALUATION', by: ['CASE_OWNER' as const] },
  { type: 'CLOSE_REQUESTED', by: ['CASE_OWNER' as const], facts: { tracks: [] } },
];
const call = { who: TEXT, called: TEXT, at: '2026-12-15T11:47:00.000Z', outcome: TEXT };

const at = (lifecycle: string, more: Record<string, string> = {}) => ({ lifecycle, safety: 'routine', level: 'supporting', sharing: 'unknown', ...more });

/** What a case does, rule by rule. */
export const examples: Example[] = [
  {
    rule: 'CASE1',
    title: 'who takes a case without naming anybody owns it',
    input,
    when: owned,
    then: { state: at('triage'), effects: ['requestConsent', 'addToBoard'] },
  },
  { rule: 'CASE1', title: 'somebody who left cannot own a case', input, when: { ...owned, facts: { ownerActive: false } }, then: { refused: 'ownerAssigned' } },
  {
    rule: 'CASE2',
    title: 'an owner means a task to ask consent',
    input,
    when: owned,
    then: { effects: ['requestConsent', 'addToBoard'], timers: ['CASE_TRIAGE'] },
  },
  { rule: 'CASE3', title: 'triage without an outcome means taking it on', input, given: [owned], when: decided, then: { state: at('consentPending') } },
  {
    rule: 'CASE3',
    title: 'advice only leads to winding up, with feedback',
    input,
    given: [owned],
    when: { ...decided, outcome: 'ADVICE_ONLY' },
    then: { state: at('closing'), effects: ['createEndFeedback'] },
  },
  {
    rule: 'CASE4',
    title: 'a refusal does not stop help',
    input,
    given: [owned, decided],
    when: { type: 'CONSENT_REFUSED', by: ['SYSTEM'] },
    then: { state: at('exploration', { sharing: 'refused' }), effects: [] },
  },
  {
    rule: 'CASE5',
    title: 'bringing it to the MDO makes an agenda item',
    input,
    given: planning,
    when: { type: 'REQUEST_MDO', by: ['ANY_PRO'] },
    then: { state: at('awaitingMdo', { sharing: 'granted' }), effects: ['createAgendaItem'] },
  },
  {
    rule: 'CASE6',
    title: 'consent that ends is told to what rests on it',
    input,
    given: planning,
    when: { type: 'CONSENT_WITHDRAWN', by: ['SYSTEM'] },
    then: { state: at('planning', { sharing: 'withdrawn' }), effects: ['stopPendingSends', 'tellRecipients', 'tellItems'] },
  },
  {
    rule: 'CASE6',
    title: 'consent that ends while it is being asked again is told as well',
    input,
    given: [...planning, { type: 'CONSENT_REQUESTED', by: ['SYSTEM'] }],
    when: { type: 'CONSENT_WITHDRAWN', by: ['SYSTEM'] },
    then: { state: at('planning', { sharing: 'asked' }), effects: ['stopPendingSends', 'tellRecipients', 'tellItems'] },
  },
  {
    rule: 'CASE7',
    title: 'a plan without goals does not start',
    input,
    given: planning,
    when: { type: 'PLAN_WITHOUT_MDO', by: ['CASE_OWNER'] },
    then: { refused: 'planComplete' },
  },
  {
    rule: 'CASE7',
    title: 'a whole plan starts',
    input,
    given: planning,
    when: plan,
    then: { state: at('inProgress', { sharing: 'granted' }), timers: ['CASE_REVIEW', 'CASE_INACTIVE'] },
  },
  {
    rule: 'CASE8',
    title: 'a crisis is not over before somebody phoned',
    input,
    given: [{ type: 'RAISE_CRISIS', by: ['ANY_PRO'] }],
    when: { type: 'CRISIS_STABILISED', by: ['POH_GGZ'] },
    then: { refused: 'crisisLogged' },
  },
  {
    rule: 'CASE8',
    title: 'a logged call lets the crisis end',
    input,
    given: [
      { type: 'RAISE_CRISIS', by: ['ANY_PRO'], at: '2026-12-15T11:42:00.000Z' },
      { type: 'LOG_CALL', by: ['ANY_PRO'], call },
    ],
    when: { type: 'CRISIS_STABILISED', by: ['POH_GGZ'] },
    then: { state: at('signalled', { safety: 'urgent' }), effects: [], timers: ['URGENT_REVIEW'] },
  },
  {
    rule: 'CASE9',
    title: 'level 3 without the GP is refused',
    input,
    given: running,
    when: { type: 'SCALE_UP', by: ['CASE_OWNER'], reason: TEXT, expected: TEXT },
    then: { refused: 'gpConsultedOrOverride' },
  },
  {
    rule: 'CASE9',
    title: 'an explained override opens level 3',
    input,
    given: running,
    when: { type: 'SCALE_UP', by: ['CASE_OWNER'], override: 'ACUTE_SAFETY', overrideText: TEXT },
    then: { state: at('inProgress', { sharing: 'granted', level: 'care' }) },
  },
  {
    rule: 'CASE10',
    title: 'scaling down without a reason is refused',
    input,
    given: running,
    when: { type: 'SCALE_DOWN', by: ['CASE_OWNER'] },
    then: { refused: 'scaleReason' },
  },
  {
    rule: 'CASE11',
    title: 'open agreements keep a case open',
    input,
    given: closing,
    when: { type: 'CLOSE', by: ['CASE_OWNER'], facts: { open: { actions: 1, feedback: 0 } } },
    then: { refused: 'closable' },
  },
  {
    rule: 'CASE11',
    title: 'with nothing open the case closes',
    input,
    given: closing,
    when: { type: 'CLOSE', by: ['CASE_OWNER'], facts: { open: { actions: 0, feedback: 0 } } },
    then: { state: at('closed', { sharing: 'granted' }), timers: ['RETENTION_END'] },
  },
  {
    rule: 'CASE12',
    title: 'a death while winding up leads to aftercare',
    input,
    given: closing,
    when: { type: 'CLIENT_DECEASED', by: ['ANY_PRO'] },
    then: { state: at('bereavement', { sharing: 'granted' }), effects: ['tellDeceased'], timers: ['BEREAVEMENT_FIRST'] },
  },
  {
    rule: 'CASE13',
    title: 'after seven months reopening needs a new signal',
    input,
    given: [{ type: 'MARK_DUPLICATE', by: ['LIAISON'], at: '2026-01-05T09:00:00.000Z' }],
    when: { type: 'REOPEN', by: ['LIAISON'], at: '2026-08-05T09:00:00.000Z' },
    then: { refused: 'withinReopenWindow' },
  },
  {
    rule: 'CASE14',
    title: 'a case that was discussed runs, and is reviewed',
    input,
    given: [...planning, { type: 'REQUEST_MDO', by: ['ANY_PRO'] }],
    when: { type: 'MDO_ITEM_CONCLUDED', by: ['SYSTEM'], nextReview: '2027-06-01' },
    then: { state: at('inProgress', { sharing: 'granted' }), effects: [], timers: ['CASE_REVIEW', 'CASE_INACTIVE'] },
  },
  {
    rule: 'CASE15',
    title: 'whoever joins the case counts as something that happened',
    input,
    given: running,
    when: { type: 'ADD_TO_TEAM', by: ['CASE_OWNER'], person: ANNA },
    then: { state: at('inProgress', { sharing: 'granted' }), effects: [] },
  },
  {
    rule: 'CASE16',
    title: 'named at the start, the owner is assigned by the system',
    input: { ...input, owner: ANNA },
    when: { type: 'ASSIGN_OWNER', by: ['SYSTEM', 'LIAISON'], owner: ANNA, facts: { ownerActive: true } },
    then: { state: at('triage'), effects: ['requestConsent', 'addToBoard'] },
  },
  {
    rule: 'CASE17',
    title: 'a track that ends while the case is evaluated is heard',
    input,
    given: [...running, { type: 'START_EVALUATION', by: ['CASE_OWNER'] }],
    when: { type: 'TRACK_ENDED', by: ['SYSTEM'], trackId: '00000000-0000-4000-8000-0000000000f1' },
    then: { state: at('evaluation', { sharing: 'granted' }), effects: [] },
  },
  {
    rule: 'CASE17',
    title: 'a track that somebody else began is known to the case',
    input,
    when: { type: 'ATTACH_TRACK', by: ['SYSTEM'], trackId: '00000000-0000-4000-8000-0000000000f1', machine: 'ojg' },
    then: { state: at('signalled'), effects: [] },
  },
  {
    rule: 'CASE17',
    title: 'a case with a running track does not end',
    input,
    given: [...running, { type: 'START_EVALUATION', by: ['CASE_OWNER'] }],
    when: { type: 'CLOSE_REQUESTED', by: ['CASE_OWNER'], facts: { tracks: ['ojg'] } },
    then: { refused: 'allTracksEnded' },
  },
  {
    rule: 'CASE18',
    title: 'a client who stops leaves an end report owed',
    input,
    given: running.slice(0, 2),
    when: { type: 'CLIENT_DECLINES', by: ['CASE_OWNER'], facts: { gp: { person: null, org: null }, referrers: [] } },
    then: { state: at('closing'), effects: ['createEndFeedback'] },
  },
  {
    rule: 'CASE18',
    title: 'it is not closed while the report is owed',
    input,
    given: [...running.slice(0, 2), { type: 'CLIENT_DECLINES', by: ['CASE_OWNER'] }],
    when: { type: 'CLOSE', by: ['CASE_OWNER'], facts: { open: { actions: 0, feedback: 1 } } },
    then: { refused: 'closable' },
  },
];
