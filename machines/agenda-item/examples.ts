import type { Example } from '../track.ts';

const CASE = '00000000-0000-4000-8000-0000000000c1';
const ANNA = '00000000-0000-4000-8000-0000000000a1';
const TEXT = 'ref:00000000-0000-4000-8000-00000000000f:40';
const input = { caseId: CASE, question: TEXT, theme: 'ELDERLY' };
const born = {
  case: { clientId: CASE, orgId: null, theme: 'ELDERLY', owner: ANNA, known: true },
  place: { id: ANNA, startsAt: '2026-12-08T11:30:00.000Z', orgId: null, series: 'ELDERLY' },
};
const yes = { consent: { ok: true, until: '2027-11-26', ids: [] } };
const no = { consent: { ok: false, until: null, ids: [] } };

const screen = { type: 'SCREEN', by: ['POH_O' as const] };
const consentOk = { type: 'CONSENT_OK', by: ['POH_O' as const], facts: yes };
const missing = { type: 'CONSENT_MISSING', by: ['POH_O' as const] };
const nameless = { type: 'USE_ANONYMOUS', by: ['CHAIR' as const] };
const open = { type: 'OPEN', by: ['CHAIR' as const], facts: yes };
const opened = [screen, consentOk, open];

/** What an agenda item does, rule by rule. */
export const examples: Example[] = [
  {
    rule: 'ITEM1',
    title: 'without consent it is not put on the agenda with a name',
    input,
    facts: born,
    given: [screen],
    when: { ...consentOk, facts: no },
    then: { refused: 'itemConsentOk' },
  },
  { rule: 'ITEM1', title: 'with consent it is', input, facts: born, given: [screen], when: consentOk, then: { state: 'scheduled', effects: [], timers: [] } },
  {
    rule: 'ITEM1',
    title: 'consent that ended since keeps it closed',
    input,
    facts: born,
    given: [screen, consentOk],
    when: { ...open, facts: no },
    then: { refused: 'itemConsentOk' },
  },
  {
    rule: 'ITEM2',
    title: 'without a name it goes on the agenda all the same',
    input,
    facts: born,
    given: [screen, missing],
    when: nameless,
    then: { state: 'scheduledAnonymous', effects: ['tellMeeting'], timers: [] },
  },
  { rule: 'ITEM3', title: 'a proposal tells its meeting', input, facts: born, when: screen, then: { state: 'screening', effects: ['tellMeeting'] } },
  {
    rule: 'ITEM4',
    title: 'a talk between two is opened by who leads it',
    given: [screen, missing, nameless],
    when: { type: 'OPEN', by: ['CHAIR'] },
    then: { state: 'inDiscussion', timers: ['ITEM_TIMEBOX'] },
  },
  {
    rule: 'ITEM5',
    title: 'in a meeting nothing recorded means no conclusion',
    input,
    facts: born,
    given: opened,
    when: { type: 'CONCLUDE', by: ['CHAIR'], facts: { recorded: { decisions: 0, actions: 0, noChange: false } } },
    then: { refused: 'outcomeRecorded' },
  },
  {
    rule: 'ITEM5',
    title: 'what the meeting recorded is enough',
    input,
    facts: born,
    given: opened,
    when: { type: 'CONCLUDE', by: ['CHAIR'], facts: { recorded: { decisions: 0, actions: 1, noChange: false } } },
    then: { state: 'concluded', effects: ['recordTime'], timers: [] },
  },
  {
    rule: 'ITEM5',
    title: 'a talk between two ends with nothing changed',
    given: [screen, missing, nameless, { type: 'OPEN', by: ['CHAIR'] }],
    when: { type: 'CONCLUDE', by: ['CHAIR'], facts: { recorded: null } },
    then: { state: 'concluded', effects: ['recordTime'] },
  },
  {
    rule: 'ITEM6',
    title: 'a mental health practice nurse judges consent of what she screened',
    input,
    facts: born,
    given: [screen],
    when: { ...consentOk, by: ['POH_GGZ'] },
    then: { state: 'scheduled' },
  },
  {
    rule: 'ITEM6',
    title: 'a social team worker does not',
    input,
    facts: born,
    given: [screen],
    when: { ...consentOk, by: ['WIJ_WORKER'] },
    then: { refused: 'role' },
  },
  {
    rule: 'ITEM7',
    title: 'over time is not extended from within the time',
    input,
    facts: born,
    given: opened,
    when: { type: 'EXTEND', by: ['CHAIR'] },
    then: { refused: 'not-now' },
  },
  {
    rule: 'ITEM8',
    title: 'a deferred item waits and is screened again',
    input,
    facts: born,
    given: [...opened, { type: 'DEFER', by: ['CHAIR'] }],
    when: { type: 'RESCHEDULE', by: ['POH_O'] },
    then: { state: 'screening', effects: ['tellMeeting'] },
  },
  {
    rule: 'ITEM8',
    title: 'waiting for consent ends when the agenda closes',
    input,
    facts: born,
    given: [screen],
    when: missing,
    then: { state: 'awaitingConsent', effects: ['requestConsent'], timers: ['AGENDA_CLOSE'] },
  },
  {
    rule: 'ITEM9',
    title: 'the meeting stops the clock',
    input,
    facts: born,
    given: opened,
    when: { type: 'CLOCK_CHANGED', by: ['SYSTEM'], endsAt: null },
    then: { state: 'inDiscussion', effects: [], timers: ['ITEM_TIMEBOX'] },
  },
  {
    rule: 'ITEM10',
    title: 'deferred from the table it keeps no place, and its table keeps what it heard',
    input,
    facts: born,
    given: opened,
    when: { type: 'DEFER', by: ['CHAIR'] },
    then: { state: 'deferred', effects: ['recordTime', 'deferToNext', 'tellMeeting'], timers: [] },
  },
  {
    rule: 'ITEM11',
    title: 'what a meeting agreed itself is screened at once, and waits for consent as ever',
    input: { ...input, kind: 'RUNNING_REVIEW' },
    facts: born,
    given: [screen],
    when: { type: 'CONSENT_OK', by: ['SYSTEM'], facts: { consent: { ok: false, until: null, ids: [] } } },
    then: { refused: 'itemConsentOk' },
  },
];
