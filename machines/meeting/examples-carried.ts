import type { Example, Saying } from '../track.ts';

const ACTION = '00000000-0000-4000-8000-0000000000a1';
const CASE = '00000000-0000-4000-8000-0000000000c1';
const TEXT = 'ref:00000000-0000-4000-8000-00000000000f:40';
const ANJA = '00000000-0000-4000-8000-0000000000b3';

type Say = (type: string, more?: Partial<Saying>) => Saying;
type Given = { input: Record<string, unknown>; opened: Saying[]; wrapped: Saying[]; table: Saying['facts']; chair: Say; system: Say };

/** What a meeting does with promises that were not carried out. */
export const carriedExamples = (given: Given): Example[] => [...comingBack(given), ...closing(given), ...decided(given)];

const carriedBy = (system: Say) => system('ACTION_CARRIED', { actionId: ACTION, times: 1, caseId: CASE, facts: { caseRuns: [CASE] } });

function comingBack({ input, wrapped, chair, system }: Given): Example[] {
  const carried = carriedBy(system);
  return [
    {
      rule: 'MEET21',
      title: 'a promise that was not carried out stands on the agenda',
      input,
      given: [{ type: 'SCHEDULE', by: ['POH_O'] }],
      when: carried,
      then: { state: 'agendaOpen', effects: ['reviewCarried'] },
    },
    {
      rule: 'MEET21',
      title: 'what nobody came to goes on',
      input,
      given: [...wrapped, carried],
      when: chair('END_MEETING', { facts: { agenda: [] } }),
      then: { state: 'minutesDraft', effects: ['recordTime', 'tellCases', 'settlePreparation', 'passOnCarried'] },
    },
  ];
}

function closing({ input, opened, table, chair, system }: Given): Example[] {
  const carried = carriedBy(system);
  const settle = (more: Partial<Saying>) => chair('SETTLE_CARRIED', { action: ACTION, ...more });
  return [
    {
      rule: 'MEET21',
      title: 'not done needs a reason',
      input,
      given: [...opened, carried],
      when: settle({ how: 'GIVEN_UP' }),
      then: { refused: 'carriedComplete' },
    },
    {
      rule: 'MEET21',
      title: 'a reason that is none of the list needs words',
      input,
      given: [...opened, carried],
      when: settle({ how: 'AGAIN', reason: 'OTHER' }),
      then: { refused: 'carriedComplete' },
    },
    {
      rule: 'MEET21',
      title: 'with a reason it is closed',
      input,
      given: [...opened, carried],
      when: settle({ how: 'GIVEN_UP', reason: 'NOT_REACHED' }),
      then: { state: { inSession: 'discussing' }, effects: ['tellCarried'] },
    },
    {
      rule: 'MEET21',
      title: 'done needs no more than that',
      input,
      given: [...opened, carried],
      when: settle({ how: 'DONE' }),
      then: { effects: ['tellCarried'] },
    },
    {
      rule: 'MEET21',
      title: 'the table says it once',
      input,
      given: [...opened, carried, settle({ how: 'DONE' })],
      when: settle({ how: 'DONE' }),
      then: { refused: 'carriedComplete' },
    },
    {
      rule: 'MEET21',
      title: 'who only sits there does not close it',
      input,
      given: [...opened, carried],
      when: { type: 'SETTLE_CARRIED', by: ['ANY_PRO'], action: ACTION, how: 'DONE' },
      then: { refused: 'role' },
    },
    {
      rule: 'MEET21',
      title: 'what was said about it is an outcome of the item',
      input,
      given: [...opened, carried, settle({ how: 'DONE' })],
      when: chair('CONCLUDE_ITEM', { facts: table }),
      then: { state: { inSession: 'betweenItems' } },
    },
  ];
}

function decided({ input, opened, chair }: Given): Example[] {
  return [
    {
      rule: 'MEET22',
      title: 'a decision with a name has a day',
      input,
      given: opened,
      when: chair('RECORD_DECISION', { text: TEXT, owner: ANJA }),
      then: { refused: 'decisionComplete' },
    },
    {
      rule: 'MEET22',
      title: 'with both it is a promise too',
      input,
      given: opened,
      when: chair('RECORD_DECISION', { text: TEXT, owner: ANJA, due: '2026-12-22' }),
      then: { effects: ['createAction', 'undoDecision'] },
    },
  ];
}
