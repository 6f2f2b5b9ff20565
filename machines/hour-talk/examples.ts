import type { Example, Saying } from '../track.ts';

const input = { clientId: '00000000-0000-4000-8000-0000000000c1', worker: '00000000-0000-4000-8000-0000000000a1' };
const GP = ['GP' as const];
const free = { ofPatient: 0, ofPractice: 12 };

const plan: Saying = { type: 'PLAN', by: ['POH_S'], on: '2026-12-08', facts: free };
const again: Saying = { ...plan, facts: { ...free, ofPatient: 1 } };
const held: Saying = { type: 'HELD', by: GP, on: '2026-12-08', domains: [{ domain: 'BODY', problem: true, note: 'Rugpijn' }] };
const written: Saying = {
  type: 'PLAN_RECORDED',
  by: GP,
  goals: ['Weer werken'],
  actions: [{ text: 'Bellen met de bedrijfsarts' }],
  nextEvaluation: '2027-03-01',
};
const declare: Saying = { type: 'DECLARE', by: ['PRACTICE_MANAGER'], facts: free };
const recorded = [plan, held, written];

/** What a one-hour talk does, rule by rule. */
export const examples: Example[] = [
  { rule: 'HOUR1', title: 'the hour was held', input, given: [plan], when: held, then: { state: 'held', effects: ['recordTime'] } },
  {
    rule: 'HOUR1',
    title: 'who did not come is phoned',
    input,
    given: [plan],
    when: { type: 'NO_SHOW', by: ['ASSISTANT'] },
    then: { state: 'proposed', effects: ['createCallTask'] },
  },
  { rule: 'HOUR1', title: 'what was not planned was not held', input, when: held, then: { refused: 'not-now' } },
  { rule: 'HOUR2', title: 'the first of the year is paid', input, when: plan, then: { state: 'planned', effects: ['createTask'] } },
  { rule: 'HOUR2', title: 'the second goes on without payment', input, when: again, then: { state: 'plannedUnfunded', effects: ['createTask'] } },
  {
    rule: 'HOUR2',
    title: 'so does the thirty-first of the practice',
    input,
    when: { ...plan, facts: { ofPatient: 0, ofPractice: 30 } },
    then: { state: 'plannedUnfunded' },
  },
  {
    rule: 'HOUR2',
    title: 'a fund that pays two a year pays the second',
    input,
    when: { ...again, facts: { ofPatient: 1, ofPractice: 12, fund: { ruleSet: 'WIJKFONDS', perPatient: 2, perPractice: null, withinMonths: 3, code: null } } },
    then: { state: 'planned' },
  },
  { rule: 'HOUR2', title: 'a nurse of the district does not plan it', input, when: { ...plan, by: ['DISTRICT_NURSE'] }, then: { refused: 'role' } },
  {
    rule: 'HOUR3',
    title: 'a whole plan becomes actions',
    input,
    given: [plan, held],
    when: written,
    then: { state: 'recorded', effects: ['createAction', 'tellEnded'], timers: ['HOURTALK_DECLARE'] },
  },
  {
    rule: 'HOUR3',
    title: 'a plan without goals is none',
    input,
    given: [plan, held],
    when: { type: 'PLAN_RECORDED', by: GP },
    then: { refused: 'planComplete' },
  },
  { rule: 'HOUR4', title: 'a paid hour is declared', input, given: recorded, when: declare, then: { state: 'declared', effects: ['declareLine'], timers: [] } },
  { rule: 'HOUR4', title: 'an unpaid one is not', input, given: [again, held, written], when: declare, then: { refused: 'fundAllows' } },
  {
    rule: 'HOUR4',
    title: 'after a year it is too late',
    input,
    given: recorded,
    when: { ...declare, at: '2027-12-20T09:00:00.000Z' },
    then: { refused: 'fundAllows' },
  },
  {
    rule: 'HOUR4',
    title: 'and it lapses by itself',
    input,
    given: recorded,
    when: { type: 'HOURTALK_DECLARE' },
    then: { state: 'closed', effects: ['remindOwner'] },
  },
];
