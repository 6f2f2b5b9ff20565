import type { Example, Saying } from '../track.ts';

const caseId = '00000000-0000-4000-8000-0000000000d1';
const nurse = '00000000-0000-4000-8000-000000000002';
const colleague = '00000000-0000-4000-8000-000000000003';
const officer = '00000000-0000-4000-8000-0000000000f1';
const facts = { case: { clientId: '00000000-0000-4000-8000-0000000000c1', orgId: null }, earlier: { until: null, today: 0 }, gp: null };
const input = { caseId, reason: 'Mevrouw is gevallen en kan zelf niets vertellen.', purpose: 'ACUTE_CARE' };

const allow: Saying = { type: 'ALLOW', by: ['SYSTEM'], person: 'system' };
const deny: Saying = { type: 'DENY', by: ['SYSTEM'], person: 'system', why: 'dailyLimit' };
const end: Saying = { type: 'END', by: ['DISTRICT_NURSE'], person: nurse };
const review: Saying = { type: 'REVIEW', by: ['PRIVACY_OFFICER'], person: officer, outcome: 'JUSTIFIED' };
const begun = { ...allow, person: nurse };

export const examples: Example[] = [
  { rule: 'NOOD1', title: 'asked with a reason and allowed, it is open', input, facts, when: begun, then: { state: 'open', effects: ['tellOpened'] } },
  { rule: 'NOOD1', title: 'nobody allows it himself', input, facts, when: { ...allow, by: ['DISTRICT_NURSE'], person: nurse }, then: { refused: 'role' } },
  { rule: 'NOOD2', title: 'open, its end is set', input, facts, when: begun, then: { state: 'open', timers: ['BREAK_GLASS_END'] } },
  {
    rule: 'NOOD2',
    title: 'when the time is over it is closed and waits to be judged',
    input,
    facts,
    given: [begun],
    when: { type: 'BREAK_GLASS_END' },
    then: { state: 'review', effects: ['tellReview'], timers: ['BREAK_GLASS_REMIND', 'BREAK_GLASS_REVIEW'] },
  },
  { rule: 'NOOD3', title: 'who opened it ends it', input, facts, given: [begun], when: end, then: { state: 'review', effects: ['tellReview'] } },
  {
    rule: 'NOOD3',
    title: 'the case owner ends it',
    input,
    facts,
    given: [begun],
    when: { ...end, by: ['CASE_OWNER'], person: colleague },
    then: { state: 'review' },
  },
  { rule: 'NOOD3', title: 'another colleague does not', input, facts, given: [begun], when: { ...end, person: colleague }, then: { refused: 'mayEnd' } },
  { rule: 'NOOD4', title: 'denied, nothing opens and it is over', input, facts, when: { ...deny, why: 'running' }, then: { state: 'refused', timers: [] } },
  { rule: 'NOOD5', title: 'too many on one day are denied', input, facts, when: deny, then: { state: 'refused', effects: [] } },
  { rule: 'NOOD6', title: 'it is told as soon as it is open', input, facts, when: begun, then: { effects: ['tellOpened'] } },
  { rule: 'NOOD7', title: 'another person judges it', input, facts, given: [begun, end], when: review, then: { state: 'reviewed', effects: ['tellOutcome'] } },
  {
    rule: 'NOOD7',
    title: 'nobody judges his own',
    input,
    facts,
    given: [begun, end],
    when: { ...review, person: nurse },
    then: { refused: 'judgedByAnother' },
  },
  {
    rule: 'NOOD7',
    title: 'not justified needs a note',
    input,
    facts,
    given: [begun, end],
    when: { ...review, outcome: 'NOT_JUSTIFIED' },
    then: { refused: 'judgedByAnother' },
  },
  {
    rule: 'NOOD7',
    title: 'not looked at within a week it goes to others too',
    input,
    facts,
    given: [begun, end],
    when: { type: 'BREAK_GLASS_REVIEW' },
    then: { state: 'review', effects: ['escalate'] },
  },
  { rule: 'NOOD7', title: 'a colleague judges nothing', input, facts, given: [begun, end], when: { ...review, by: ['GP'] }, then: { refused: 'role' } },
];
