import type { Example, Saying } from '../track.ts';

const [ANJA, TOM, ITEM] = ['b3', 'b4', 'd1'].map((n) => `00000000-0000-4000-8000-0000000000${n}`);
const TEXT = 'ref:00000000-0000-4000-8000-00000000000f:40';
const CALL = { who: TEXT, called: TEXT, at: '2026-12-15T11:47:00.000Z', outcome: TEXT };

type Say = (type: string, more?: Partial<Saying>) => Saying;
type Given = { input: Record<string, unknown>; started: Saying[]; open: Saying; chair: Say; anybody: Say };

const ground = { ground: 'VITAL_INTEREST', reason: TEXT };
/** Tom has no ground; `people` are known in the directory. */
const facts = { ground: [TOM], people: { [TOM]: { discipline: 'WELFARE_COACH', org: null } } };

/** Who may hear an item by its name: before it opens, while it is open, and when it goes on. */
export const hearingExamples = (given: Given): Example[] => [...beforeItOpens(given), ...whileItIsOpen(given), ...beforeItGoesOn(given)];

function beforeItOpens({ input, started, open, chair, anybody }: Given): Example[] {
  const unheard: Saying = { ...open, facts: { ...open.facts, ground: [ANJA] } };
  const about = { item: ITEM, person: ANJA };
  const opens = (title: string, said: Saying): Example => ({
    rule: 'MEET19',
    title,
    input,
    given: [...started, said],
    when: unheard,
    then: { state: { inSession: 'discussing' } },
  });
  return [
    {
      rule: 'MEET19',
      title: 'somebody at the table without ground to hear it keeps it closed',
      input,
      given: started,
      when: unheard,
      then: { refused: 'everybodyMayHear' },
    },
    opens('once that person has stepped out it opens', chair('STEP_OUT', about)),
    opens('or when the chair has written down on which legal ground it may', chair('HEAR_ANYWAY', { ...about, ...ground })),
    opens('or when the name will not be said', chair('HEAR_NAMELESS', about)),
    {
      rule: 'MEET19',
      title: 'nobody but the chair lets somebody hear it',
      input,
      given: started,
      when: anybody('HEAR_ANYWAY', { ...about, ...ground }),
      then: { refused: 'role' },
    },
  ];
}

function whileItIsOpen({ input, started, open, chair, anybody }: Given): Example[] {
  const opened = [...started, open];
  const joins = anybody('JOIN', { person: TOM, facts });
  return [
    {
      rule: 'MEET19',
      title: 'who comes in without ground stops the item',
      input,
      given: opened,
      when: joins,
      then: { state: { inSession: 'paused' }, effects: ['changeClock'] },
    },
    {
      rule: 'MEET19',
      title: 'who comes in and may hear it does not',
      input,
      given: opened,
      when: anybody('JOIN', { person: TOM, facts: { ...facts, ground: [] } }),
      then: { state: { inSession: 'discussing' }, effects: [] },
    },
    {
      rule: 'MEET19',
      title: 'who stepped out and comes back stops it again',
      input,
      given: [...opened, joins, chair('STEP_OUT', { person: TOM }), chair('RESUME_ITEM', { facts: { ground: [] } })],
      when: joins,
      then: { state: { inSession: 'paused' }, effects: ['changeClock'] },
    },
    {
      rule: 'MEET19',
      title: 'between two items anybody comes in',
      input,
      given: started,
      when: joins,
      then: { state: { inSession: 'checkIn' } },
    },
  ];
}

function beforeItGoesOn({ input, started, open, chair, anybody }: Given): Example[] {
  const stopped = [...started, open, anybody('JOIN', { person: TOM, facts })];
  const resume = chair('RESUME_ITEM', { facts: { ground: [TOM] } });
  const goesOn = (title: string, said: Saying): Example => ({
    rule: 'MEET19',
    title,
    input,
    given: [...stopped, said],
    when: resume,
    then: { state: { inSession: 'discussing' }, effects: ['changeClock'] },
  });
  const crisis = [...started, open, chair('RAISE_CRISIS'), anybody('JOIN', { person: TOM, facts })];
  return [
    { rule: 'MEET19', title: 'and it does not go on before something is chosen', input, given: stopped, when: resume, then: { refused: 'everybodyMayHear' } },
    goesOn('it goes on when that person left for it', chair('STEP_OUT', { person: TOM })),
    goesOn('or left altogether', chair('LEAVE', { person: TOM })),
    goesOn('or when the name is not said any more', chair('HEAR_NAMELESS', { person: TOM })),
    goesOn('or on a ground of the law', chair('HEAR_ANYWAY', { person: TOM, ...ground })),
    {
      rule: 'MEET19',
      title: 'who came in during a break is seen when it ends',
      input,
      given: [...started, open, chair('PAUSE'), anybody('JOIN', { person: TOM, facts })],
      when: resume,
      then: { refused: 'everybodyMayHear' },
    },
    {
      rule: 'MEET19',
      title: 'a crisis is handed over whoever came in, and the talk waits',
      input,
      given: crisis,
      when: chair('URGENT_HANDED_OVER', { call: CALL, facts: { ground: [TOM] } }),
      then: { state: { inSession: 'paused' }, effects: ['changeClock', 'tellCall'] },
    },
  ];
}
