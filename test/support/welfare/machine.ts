import { assign, setup } from 'xstate';
import { ANY } from '../../../machines/roles.ts';
import { effectNames, namedDelays } from '../../../machines/track.ts';

/** Welzijn op Recept in its smallest form: a coach introduces somebody to an activity and keeps in touch. */
export const machine = setup({
  types: {} as any,
  guards: { attendedOnce: ({ context }) => context.attended > 0 },
  actions: {
    ...effectNames('remindOwner', 'tellCaseEnded', 'thankCoach'),
    keepIntroduction: assign({ introducedOn: ({ event }) => event.on ?? event.at.slice(0, 10) }),
    countVisit: assign({ attended: ({ context }) => context.attended + 1 }),
    keepReason: assign({ reason: ({ event }) => event.reason }),
  },
  delays: namedDelays('WELFARE_CONTACT'),
}).createMachine({
  id: 'welfare',
  context: ({ input }: any) => ({
    caseId: input.caseId,
    wish: input.wish,
    coach: input.coach ?? input.by.person,
    attended: 0,
    introducedOn: null,
    reason: null,
  }),
  initial: 'proposed',
  states: {
    proposed: {
      after: { WELFARE_CONTACT: { actions: 'remindOwner' } },
      on: {
        INTRODUCE: { target: 'taking', actions: 'keepIntroduction', meta: { by: ANY } },
        STOP: { target: 'stopped', actions: ['keepReason', 'tellCaseEnded'], meta: { by: ANY } },
      },
    },
    taking: {
      on: {
        ATTEND: { actions: 'countVisit', meta: { by: ANY } },
        STOP: { guard: 'attendedOnce', target: 'stopped', actions: ['keepReason', 'tellCaseEnded', 'thankCoach'], meta: { by: ANY } },
      },
    },
    stopped: { type: 'final' },
  },
});
