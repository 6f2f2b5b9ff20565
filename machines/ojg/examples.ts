import type { Example, Saying } from '../track.ts';

const input = { caseId: '00000000-0000-4000-8000-0000000000d1', clientId: '00000000-0000-4000-8000-0000000000c1' };
const PARENTS = { ageBand: '4-11', soleAuthority: false, mustSign: ['PARENT_1', 'PARENT_2'] };
const both = { client: { ageBand: '4-11' }, consents: [{ ...PARENTS, signed: ['PARENT_1', 'PARENT_2'] }] };

const OJG = ['OJG' as const];
const accept: Saying = { type: 'ACCEPT_REFERRAL', by: OJG };
const intake: Saying = { type: 'INTAKE_HELD', by: OJG, facts: both };
const session: Saying = { type: 'SESSION_HELD', by: OJG };
const clarified: Saying = { type: 'CLARIFICATION_DONE', by: OJG, questionAfterClarification: 'Rust na school' };
const short: Saying = { type: 'CHOOSE_SHORT', by: OJG };
const treating = [accept, intake, clarified, short];
const times = (count: number) => Array.from({ length: count }, () => session);
const atLimit = [...treating, ...times(6)];
const extend: Saying = { type: 'EXTENSION_NEEDED', by: OJG, facts: { gpConsent: true, gp: { person: '00000000-0000-4000-8000-0000000000e1' } } };
const granted: Saying = { type: 'ALLOCATION_GRANTED', by: ['SYSTEM'], until: '2027-08-15' };
const bridge: Saying = { type: 'BRIDGE_SESSION', by: OJG };
const plan: Saying = { type: 'PLAN_TALK', by: OJG, when: '2030-01-07T09:00:00.000Z', place: 'HOME' };
const done: Saying = { type: 'GOALS_REACHED', by: OJG };
const report: Saying = {
  type: 'REPORT_WRITTEN',
  by: OJG,
  questionAfterClarification: 'Rust na school',
  problemFields: ['BEHAVIOUR'],
  interventions: ['PARENT_GUIDANCE'],
  childCheckParents: ['KOPP_NO'],
  referralPrevented: 'PROBABLY',
};
const written = [...treating, session, done, report];
const shared: Saying = { type: 'CONSENT_GRANTED', by: OJG, facts: { ...both, gp: { person: '00000000-0000-4000-8000-0000000000e1' }, gpConsent: true } };

/** What an OJG track does, rule by rule. */
export const examples: Example[] = [
  {
    rule: 'OJG1',
    title: 'a talk counts',
    input,
    given: treating,
    when: session,
    then: { state: 'shortTreatment', effects: ['countSession', 'recordTime', 'promptEvaluation'], timers: ['OJG_IDLE', 'OJG_TALK'] },
  },
  {
    rule: 'OJG1',
    title: 'six home visits bring no limit nearer',
    input,
    given: [accept, intake, ...Array.from({ length: 6 }, () => ({ type: 'HOME_VISIT_LOGGED', by: OJG }))],
    when: session,
    then: { state: 'clarification', effects: ['countSession', 'recordTime'] },
  },
  {
    rule: 'OJG2',
    title: 'the seventh talk reaches the limit and asks what next',
    input,
    given: [...treating, ...times(5)],
    when: session,
    then: { state: 'limitReached', effects: ['countSession', 'recordTime', 'promptEvaluation'] },
  },
  {
    rule: 'OJG3',
    title: 'both parents agreed, so the talks begin',
    input,
    given: [accept],
    when: intake,
    then: { state: 'clarification', effects: ['countSession', 'recordTime'] },
  },
  {
    rule: 'OJG3',
    title: 'one of two parents is not enough',
    input,
    given: [accept],
    when: { ...intake, facts: { ...both, consents: [{ ...PARENTS, signed: ['PARENT_1'] }] } },
    then: { refused: 'youthConsentOk' },
  },
  {
    rule: 'OJG3',
    title: 'who turned sixteen says yes himself',
    input,
    given: [accept],
    when: { ...intake, facts: { ...both, client: { ageBand: '16-17' } } },
    then: { refused: 'youthConsentOk' },
  },
  { rule: 'OJG4', title: 'an eighth talk is refused', input, given: atLimit, when: session, then: { refused: 'sessionsBelowHard' } },
  {
    rule: 'OJG4',
    title: 'goals may be reached instead',
    input,
    given: atLimit,
    when: done,
    then: { state: 'reportDraft', effects: ['settleTasks'], timers: ['OJG_REPORT'] },
  },
  {
    rule: 'OJG5',
    title: 'asking an allocation prepares the message',
    input,
    given: atLimit,
    when: extend,
    then: { state: 'extensionRequest', effects: ['noteToGp', 'sendJw315', 'settleTasks'], timers: ['JW_ANSWER', 'OJG_TALK'] },
  },
  { rule: 'OJG5', title: 'a talk bridges the wait', input, given: [...atLimit, extend, bridge], when: bridge, then: { effects: ['recordTime'] } },
  { rule: 'OJG5', title: 'not a third one', input, given: [...atLimit, extend, bridge, bridge], when: bridge, then: { refused: 'bridgeLeft' } },
  {
    rule: 'OJG5',
    title: 'a rejection leads back to the limit',
    input,
    given: [...atLimit, extend],
    when: { type: 'ALLOCATION_REJECTED', by: ['SYSTEM'] },
    then: { state: 'limitReached', effects: ['remindOwner'] },
  },
  {
    rule: 'OJG6',
    title: 'with an allocation the talks go on',
    input,
    given: [...atLimit, extend, granted],
    when: session,
    then: { state: 'extendedCare', effects: ['recordTime'], timers: ['ALLOCATION_END', 'OJG_TALK'] },
  },
  {
    rule: 'OJG7',
    title: 'a report of nothing is refused',
    input,
    given: [...treating, done],
    when: { type: 'REPORT_WRITTEN', by: OJG },
    then: { refused: 'ojgReportComplete' },
  },
  { rule: 'OJG7', title: 'a whole report asks for consent', input, given: [...treating, done], when: report, then: { state: 'reportConsent', effects: [] } },
  {
    rule: 'OJG7',
    title: 'with consent it goes to the GP',
    input,
    given: written,
    when: shared,
    then: { state: 'reportSent', effects: ['sendReport'], timers: ['REPORT_ACK'] },
  },
  {
    rule: 'OJG7',
    title: 'in the HIS it is settled',
    input,
    given: [...written, shared],
    when: { type: 'ACKNOWLEDGED', by: ['ASSISTANT'] },
    then: { state: 'closed', effects: ['tellEnded', 'settleTasks'], timers: [] },
  },
  {
    rule: 'OJG8',
    title: 'without consent it stays inside',
    input,
    given: written,
    when: { type: 'CONSENT_REFUSED', by: OJG },
    then: { state: 'closed', effects: ['recordNotSent', 'tellEnded', 'settleTasks'] },
  },
  {
    rule: 'OJG8',
    title: 'nobody else decides that',
    input,
    given: written,
    when: { type: 'CONSENT_GRANTED', by: ['DISTRICT_NURSE'] },
    then: { refused: 'role' },
  },
  {
    rule: 'OJG9',
    title: 'a question without a name ends at once',
    given: [{ type: 'CONSULT_ONLY', by: OJG, problemField: 'SCHOOL' }],
    when: { type: 'CLOSE_CONSULT', by: OJG, minutes: 10 },
    then: { state: 'closed', effects: ['recordTime', 'tellEnded', 'settleTasks'], timers: [] },
  },
  { rule: 'OJG9', title: 'and needs no talk', given: [{ type: 'CONSULT_ONLY', by: OJG }], when: session, then: { refused: 'not-now' } },
  {
    rule: 'OJG10',
    title: 'within half a year it opens again',
    input,
    given: [...written, { type: 'CONSENT_REFUSED', by: OJG }],
    when: { type: 'REOPEN', by: OJG, at: '2027-03-01T09:00:00.000Z' },
    then: { state: 'intakePlanned', effects: ['addToBoard', 'tellStarted'], timers: ['OJG_INTAKE', 'OJG_TALK'] },
  },
  {
    rule: 'OJG10',
    title: 'after that only with a new signal',
    input,
    given: [...written, { type: 'CONSENT_REFUSED', by: OJG }],
    when: { type: 'REOPEN', by: OJG, at: '2027-08-01T09:00:00.000Z' },
    then: { refused: 'withinReopenWindow' },
  },
  {
    rule: 'OJG11',
    title: 'a youth who hears nothing is noticed',
    input,
    when: { type: 'OJG_FIRST_CONTACT' },
    then: { state: 'referred', effects: ['notifyManager'] },
  },
  {
    rule: 'OJG11',
    title: 'a month of silence is noticed',
    input,
    given: treating,
    when: { type: 'OJG_IDLE' },
    then: { state: 'shortTreatment', effects: ['remindOwner'] },
  },
  {
    rule: 'OJG7',
    title: 'not when one of two parents has not agreed',
    input,
    given: written,
    when: { ...shared, facts: { ...both, consents: [{ ...PARENTS, signed: ['PARENT_1'] }] } },
    then: { refused: 'youthConsentOk' },
  },
  {
    rule: 'OJG13',
    title: 'the question of the fifth talk is answered: a few more',
    input,
    given: [...treating, ...times(4)],
    when: { type: 'GO_ON', by: OJG },
    then: { state: 'shortTreatment', effects: ['settleTasks'] },
  },
  {
    rule: 'OJG13',
    title: 'before the fifth nothing is asked',
    input,
    given: [...treating, ...times(3)],
    when: { type: 'GO_ON', by: OJG },
    then: { refused: 'whatNextAsked' },
  },
  {
    rule: 'OJG13',
    title: 'talking with the GP counts minutes and no talk',
    input,
    given: atLimit,
    when: { type: 'GP_CONSULTED', by: OJG },
    then: { state: 'limitReached', effects: ['recordTime'] },
  },
  {
    rule: 'OJG14',
    title: 'a planned talk has a term of its own',
    input,
    given: treating,
    when: plan,
    then: { state: 'shortTreatment', effects: [], timers: ['OJG_IDLE', 'OJG_TALK'] },
  },
  {
    rule: 'OJG14',
    title: 'which the talk itself takes off',
    input,
    given: [...treating, plan],
    when: session,
    then: { state: 'shortTreatment', effects: ['countSession', 'recordTime', 'promptEvaluation'] },
  },
  {
    rule: 'OJG14',
    title: 'nobody plans yesterday',
    input,
    given: treating,
    when: { ...plan, when: '2020-01-01T09:00:00.000Z' },
    then: { refused: 'talkAhead' },
  },
  {
    rule: 'OJG14',
    title: 'a talk of which nothing was written down is asked about',
    input,
    given: [...treating, plan],
    when: { type: 'OJG_TALK' },
    then: { state: 'shortTreatment', effects: ['remindOwner'] },
  },
  {
    rule: 'OJG12',
    title: 'a worry about safety starts the reporting code',
    input,
    given: treating,
    when: { type: 'RAISE_SAFETY', by: OJG },
    then: { state: 'shortTreatment', effects: ['startMeldcode'] },
  },
];
