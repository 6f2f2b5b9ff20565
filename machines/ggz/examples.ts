import type { Example, Saying } from '../track.ts';

const input = { caseId: '00000000-0000-4000-8000-0000000000d1', clientId: '00000000-0000-4000-8000-0000000000c1' };
const call = { who: 'Marieke', called: 'Crisisdienst', at: '2026-11-24T09:05:00.000Z', outcome: 'Komt binnen vier uur' };
const POH = ['POH_GGZ' as const];
const filled = {
  risk: { thoughts: 'Denkt er elke avond aan', protecting: 'Zijn zus', whoIsNear: 'Zijn zus blijft slapen' },
  childCheck: { children: 'NO' },
};
const gp = { gpConsent: true, gp: { person: '00000000-0000-4000-8000-0000000000e1' } };

const listed: Saying = { type: 'ADD_TO_MONTHLY', by: POH };
const opened: Saying = { type: 'OPEN_DISCUSSION', by: POH, facts: { consent: { ok: true, until: '2027-11-26' } } };
const low: Saying = { type: 'RISK_LOW', by: POH, ...filled };
const high: Saying = { type: 'RISK_HIGH', by: POH, ...filled, facts: gp };
const agreed: Saying = {
  type: 'AGREEMENTS_RECORDED',
  by: POH,
  agreements: [{ text: 'Belt elke donderdag', owner: '00000000-0000-4000-8000-0000000000a3' }],
  facts: { ...gp, monitorActive: true },
};
const acute: Saying = { type: 'RAISE_ACUTE', by: ['WIJ_WORKER'], facts: { ...gp, caseCalm: true } };
const phoned: Saying = { type: 'CRISIS_SERVICE_CALLED', by: POH, call };
const home: Saying = { type: 'ASSESSED_STAYS_HOME', by: ['CRISIS_SERVICE'] };
const monitored = [listed, opened, low, agreed];
const raised = ['showCrisisPanel', 'callCrisis', 'informGpUrgent', 'tellCrisis'];

/** What a mental health talk does, rule by rule. */
export const examples: Example[] = [
  { rule: 'GGZ1', title: 'with consent it is discussed', input, given: [listed], when: opened, then: { state: 'discussing', effects: [] } },
  {
    rule: 'GGZ1',
    title: 'without consent it is not',
    input,
    given: [listed],
    when: { ...opened, facts: { consent: { ok: false, until: null } } },
    then: { refused: 'itemConsentOk' },
  },
  { rule: 'GGZ1', title: 'a question about nobody needs none', given: [listed], when: { type: 'OPEN_DISCUSSION', by: POH }, then: { state: 'discussing' } },
  {
    rule: 'GGZ2',
    title: 'the talk was held and the children were asked about',
    input,
    given: [listed, opened],
    when: low,
    then: { state: 'agreeing', effects: ['recordTime'] },
  },
  {
    rule: 'GGZ2',
    title: 'an empty form judges nothing',
    input,
    given: [listed, opened],
    when: { type: 'RISK_LOW', by: POH },
    then: { refused: 'riskFormComplete' },
  },
  {
    rule: 'GGZ2',
    title: 'where there are children, the worries are asked',
    input,
    given: [listed, opened],
    when: { ...low, childCheck: { children: 'YES' } },
    then: { refused: 'riskFormComplete' },
  },
  {
    rule: 'GGZ3',
    title: 'elevated is looked at again',
    input,
    given: [listed, opened],
    when: { ...low, type: 'RISK_ELEVATED' },
    then: { state: 'agreeing', effects: ['recordTime', 'createTask'] },
  },
  {
    rule: 'GGZ3',
    title: 'high goes to the GP today',
    input,
    given: [listed, opened],
    when: high,
    then: { state: 'sameDay', effects: ['recordTime', 'informGpUrgent'], timers: ['SAME_DAY'] },
  },
  {
    rule: 'GGZ3',
    title: 'and waits for the call',
    input,
    given: [listed, opened, high],
    when: { type: 'GP_CONTACTED', by: POH },
    then: { refused: 'crisisLogged' },
  },
  {
    rule: 'GGZ3',
    title: 'once the GP was phoned, agreements follow',
    input,
    given: [listed, opened, high],
    when: { type: 'GP_CONTACTED', by: POH, call },
    then: { state: 'agreeing', effects: ['tellCrisis'], timers: [] },
  },
  { rule: 'GGZ4', title: 'anybody raises the alarm', input, when: acute, then: { state: 'crisis.calling', effects: raised, timers: ['CRISIS_CALL'] } },
  {
    rule: 'GGZ4',
    title: 'who says that he phoned says with whom',
    input,
    given: [acute],
    when: { type: 'CRISIS_SERVICE_CALLED', by: POH },
    then: { refused: 'crisisLogged' },
  },
  {
    rule: 'GGZ4',
    title: 'nobody phoned within a quarter of an hour',
    input,
    given: [acute],
    when: { type: 'CRISIS_CALL' },
    then: { state: 'crisis.calling', effects: ['notifyNextOnCall'] },
  },
  {
    rule: 'GGZ4',
    title: 'a call with the crisis service goes on',
    input,
    given: [acute],
    when: phoned,
    then: { state: 'crisis.awaitingAssessment', effects: ['tellCrisis'], timers: ['CRISIS_RESPONSE'] },
  },
  {
    rule: 'GGZ5',
    title: 'assessed, contact within a day',
    input,
    given: [acute, phoned],
    when: home,
    then: { state: 'postCrisis', effects: [], timers: ['CRISIS_FOLLOWUP'] },
  },
  {
    rule: 'GGZ5',
    title: 'a colleague does not assess',
    input,
    given: [acute, phoned],
    when: { ...home, by: ['WIJ_WORKER'] },
    then: { refused: 'role' },
  },
  {
    rule: 'GGZ5',
    title: 'no contact within a day is told',
    input,
    given: [acute, phoned, home],
    when: { type: 'CRISIS_FOLLOWUP' },
    then: { effects: ['escalateOwner'] },
  },
  {
    rule: 'GGZ5',
    title: 'declined, the GP is next',
    input,
    given: [acute, phoned],
    when: { type: 'CRISIS_DECLINED', by: POH },
    then: { state: 'sameDay', timers: ['SAME_DAY'] },
  },
  {
    rule: 'GGZ6',
    title: 'agreements become actions',
    input,
    given: [listed, opened, low],
    when: agreed,
    then: { state: 'monitoring', effects: ['createAction', 'noteToGp'], timers: ['GGZ_REVIEW'] },
  },
  {
    rule: 'GGZ6',
    title: 'somebody who left cannot monitor',
    input,
    given: [listed, opened, low],
    when: { ...agreed, facts: { monitorActive: false } },
    then: { refused: 'monitoringOwner' },
  },
  {
    rule: 'GGZ6',
    title: 'a contact plans the next one',
    input,
    given: monitored,
    when: { type: 'MONITOR_CONTACT_LOGGED', by: ['WIJ_WORKER'] },
    then: { state: 'monitoring', effects: ['recordTime'] },
  },
  {
    rule: 'GGZ7',
    title: 'the child gets a signal',
    input,
    given: monitored,
    when: { type: 'KOPP_FLAGGED', by: POH },
    then: { state: 'monitoring', effects: ['createYouthSignal'] },
  },
  {
    rule: 'GGZ7',
    title: 'as soon as the talk was held, also before the agreements',
    input,
    given: [listed, opened, low],
    when: { type: 'KOPP_FLAGGED', by: POH },
    then: { state: 'agreeing', effects: ['createYouthSignal'] },
  },
  { rule: 'GGZ7', title: 'not before the talk', input, when: { type: 'KOPP_FLAGGED', by: POH }, then: { refused: 'not-now' } },
  {
    rule: 'GGZ8',
    title: 'the list of next month',
    input,
    given: monitored,
    when: { type: 'GGZ_REVIEW' },
    then: { state: 'scheduled', effects: ['remindOwner'] },
  },
  {
    rule: 'GGZ9',
    title: 'a report is owed at the end',
    input,
    given: monitored,
    when: { type: 'CLOSE', by: POH },
    then: { state: 'feedback', effects: ['createEndFeedback'] },
  },
  {
    rule: 'GGZ9',
    title: 'and once it is there it is over',
    input,
    given: [...monitored, { type: 'HANDED_OVER', by: POH }],
    when: { type: 'FEEDBACK_SETTLED', by: ['SYSTEM'] },
    then: { state: 'closed', effects: ['tellEnded'], timers: [] },
  },
  {
    rule: 'GGZ9',
    title: 'nobody says so himself',
    input,
    given: [...monitored, { type: 'CLOSE', by: POH }],
    when: { type: 'FEEDBACK_SETTLED', by: POH },
    then: { refused: 'role' },
  },
];
