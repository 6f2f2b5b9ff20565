import { z } from 'zod';
import { assign, setup } from 'xstate';
import { ANY } from '../../../../machines/roles.ts';
import { defineTrack, effectNames, namedDelays, type TrackWords } from '../../../../machines/track.ts';
import { welfareV2 } from './v2.ts';

const machine = setup({
  types: {} as any,
  actions: {
    ...effectNames('remindOwner', 'tellCaseEnded', 'thankCoach'),
    keepIntroduction: assign({ introducedOn: ({ event }) => event.on ?? event.at.slice(0, 10) }),
    countVisit: assign({ visits: ({ context }) => context.visits + 1 }),
    keepReason: assign({ reason: ({ event }) => event.reason }),
  },
  delays: namedDelays('WELFARE_CONTACT', 'WELFARE_REVIEW'),
}).createMachine({
  id: 'welfare',
  context: ({ input }: any) => ({
    caseId: input.caseId,
    wish: input.wish,
    coach: input.coach ?? input.by.person,
    visits: 0,
    introducedOn: null,
    reason: null,
    settledOn: null,
  }),
  initial: 'waiting',
  states: {
    waiting: {
      after: { WELFARE_CONTACT: { actions: 'remindOwner' } },
      on: {
        INTRODUCE: { target: 'taking', actions: 'keepIntroduction', meta: { by: ANY } },
        DECLINE: { target: 'stopped', actions: ['keepReason', 'tellCaseEnded'], meta: { by: ANY } },
      },
    },
    taking: {
      initial: 'starting',
      after: { WELFARE_REVIEW: { actions: 'remindOwner' } },
      states: {
        starting: {
          on: {
            ATTEND: { target: 'settled', actions: 'countVisit', meta: { by: ANY } },
            STOP: { target: '#welfare.stopped', actions: ['keepReason', 'tellCaseEnded'], meta: { by: ANY } },
          },
        },
        settled: {
          on: {
            ATTEND: { actions: 'countVisit', meta: { by: ANY } },
            STOP: { target: '#welfare.stopped', actions: ['keepReason', 'tellCaseEnded', 'thankCoach'], meta: { by: ANY } },
          },
        },
      },
    },
    stopped: { type: 'final' },
  },
});

const more = (words: TrackWords, starting: string, settled: string): TrackWords => ({
  ...words,
  states: { ...words.states, 'taking.starting': starting, 'taking.settled': settled },
});

/** Version 3: taking part has two steps, and somebody who came more than fifty times is asked about first. */
export const welfareV3 = defineTrack({
  ...welfareV2,
  version: 3,
  machine,
  contract: { ...welfareV2.contract, context: welfareV2.contract.context.extend({ settledOn: z.string().nullable() }) },
  words: { nl: more(welfareV2.words.nl, 'begint', 'doet vast mee'), en: more(welfareV2.words.en, 'starting', 'settled') },
  earlier: [...welfareV2.earlier!, { ...welfareV2, earlier: [] }],
  upgrade: {
    ...welfareV2.upgrade,
    2: {
      carry: ({ value, context }) => {
        if (context.visits > 50) return { cannot: { nl: 'Meer dan vijftig keer: vraag het de coach.', en: 'More than fifty times: ask the coach.' } };
        const taking = { taking: context.visits > 0 ? 'settled' : 'starting' };
        return { value: value === 'taking' ? taking : value, context: { ...context, settledOn: null } };
      },
    },
  },
});
