import type { Example, Saying } from '../track.ts';

const input = { caseId: '00000000-0000-4000-8000-0000000000d1', clientId: '00000000-0000-4000-8000-0000000000c1' };
const call = { who: 'Lotte', called: 'Veilig Thuis, mevrouw Bos', at: '2026-11-24T09:30:00.000Z', outcome: 'Melding aangenomen' };
const five = { suspicion: 'YES', unsafe: 'NO', canHelp: 'YES', accepted: 'YES', inTime: 'YES', because: 'Moeder accepteert hulp en de buurvrouw kijkt mee.' };

const by = ['OJG' as const];
const mapped: Saying = { type: 'MAPPED', by, signs: 'Blauwe plekken, schrikt bij aanraking.' };
const consulted: Saying = { type: 'CONSULTED', by, consulted: 'VEILIG_THUIS', withWhom: 'Mevrouw Bos' };
const talked: Saying = { type: 'TALKED', by, note: 'Moeder schrok en wil hulp.' };
const suspected: Saying = { type: 'SUSPICION', by, reason: 'Zijn verhaal en de plekken passen niet bij een val.' };
const atFive = [mapped, consulted, talked, suspected];
const help: Saying = { type: 'DECIDE_HELP', by, ...five };
const report: Saying = { type: 'DECIDE_REPORT', by, ...five, unsafe: 'YES' };
const acute: Saying = { type: 'ACUTE_UNSAFE', by };

/** What the reporting code does, rule by rule. */
export const examples: Example[] = [
  { rule: 'MELD1', title: 'signs are mapped first', input, when: mapped, then: { state: 'step2', effects: [], timers: ['MELDCODE_STEP'] } },
  { rule: 'MELD1', title: 'nobody decides before weighing', input, given: [mapped], when: report, then: { refused: 'not-now' } },
  { rule: 'MELD1', title: 'the talk comes after the advice', input, given: [mapped], when: talked, then: { refused: 'not-now' } },
  {
    rule: 'MELD1',
    title: 'a talk that is not safe is a step too',
    input,
    given: [mapped, consulted],
    when: { type: 'TALK_NOT_SAFE', by, reason: 'Vader is er altijd bij.' },
    then: { state: 'step4' },
  },
  {
    rule: 'MELD1',
    title: 'without suspicion it ends',
    input,
    given: [mapped, consulted, talked],
    when: { type: 'NO_SUSPICION', by, reason: 'De huisarts kent de oorzaak van de plekken.' },
    then: { state: 'closedNoSuspicion', effects: ['tellEnded'], timers: [] },
  },
  { rule: 'MELD2', title: 'all five were weighed', input, given: atFive, when: report, then: { state: 'reporting', effects: [], timers: ['MELDCODE_STEP'] } },
  { rule: 'MELD2', title: 'four are not enough', input, given: atFive, when: { ...report, inTime: undefined }, then: { refused: 'weighed' } },
  {
    rule: 'MELD3',
    title: 'help that works is followed',
    input,
    given: atFive,
    when: help,
    then: { state: 'helpMonitored', effects: ['createTask'], timers: ['CASE_REVIEW'] },
  },
  {
    rule: 'MELD3',
    title: 'help that is not accepted means reporting',
    input,
    given: atFive,
    when: { ...help, accepted: 'NO' },
    then: { refused: 'helpAllowed' },
  },
  { rule: 'MELD3', title: 'so does danger', input, given: atFive, when: { ...help, unsafe: 'YES' }, then: { refused: 'helpAllowed' } },
  {
    rule: 'MELD4',
    title: 'a colleague is asked along',
    input,
    when: { type: 'INVOLVE', by, person: '00000000-0000-4000-8000-0000000000a3' },
    then: { state: 'step1', effects: [] },
  },
  {
    rule: 'MELD4',
    title: 'nobody is asked along when it is over',
    input,
    given: [acute, { type: 'REPORTED', by, call }],
    when: { type: 'INVOLVE', by, person: '00000000-0000-4000-8000-0000000000a3' },
    then: { refused: 'not-now' },
  },
  {
    rule: 'MELD5',
    title: 'danger is reported the same day',
    input,
    when: acute,
    then: { state: 'reporting', effects: ['showCrisisPanel', 'notifyOnCall'], timers: ['MELDCODE_STEP'] },
  },
  { rule: 'MELD5', title: 'without a call nothing was reported', input, given: [acute], when: { type: 'REPORTED', by }, then: { refused: 'crisisLogged' } },
  {
    rule: 'MELD5',
    title: 'with a name and a time it was',
    input,
    given: [acute],
    when: { type: 'REPORTED', by, call },
    then: { state: 'reported', effects: ['tellEnded'], timers: [] },
  },
  {
    rule: 'MELD6',
    title: 'help that does not work is reported',
    input,
    given: [...atFive, help],
    when: { type: 'RESULT_NOT_OK', by },
    then: { state: 'reporting' },
  },
  {
    rule: 'MELD6',
    title: 'help that worked ends it',
    input,
    given: [...atFive, help],
    when: { type: 'RESULT_OK', by },
    then: { state: 'closedHelped', effects: ['tellEnded'] },
  },
  {
    rule: 'MELD6',
    title: 'after three months it is asked',
    input,
    given: [...atFive, help],
    when: { type: 'CASE_REVIEW' },
    then: { effects: ['remindOwner'] },
  },
  {
    rule: 'MELD8',
    title: 'advice of nobody is no advice',
    input,
    given: [mapped],
    when: { ...consulted, withWhom: undefined },
    then: { refused: 'stepRecorded' },
  },
  {
    rule: 'MELD8',
    title: 'to see no suspicion any more needs a reason too',
    input,
    given: [mapped, consulted, talked],
    when: { type: 'NO_SUSPICION', by },
    then: { refused: 'stepRecorded' },
  },
  { rule: 'MELD8', title: 'danger waits for no record', input, when: acute, then: { state: 'reporting' } },
  { rule: 'MELD7', title: 'a step that lies still is noticed', input, when: { type: 'MELDCODE_STEP' }, then: { state: 'step1', effects: ['escalateOwner'] } },
];
