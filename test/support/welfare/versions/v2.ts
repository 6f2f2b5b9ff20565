import { z } from 'zod';
import { assign, setup } from 'xstate';
import { personal, ref } from '../../../../machines/personal.ts';
import { ANY } from '../../../../machines/roles.ts';
import { defineTrack, effectNames, namedDelays, type TrackWords } from '../../../../machines/track.ts';
import { contract as first } from '../contract.ts';
import { welfare } from '../index.ts';

const contract = {
  ...first,
  events: { ...first.events, DECLINE: z.object({ reason: personal(300) }) },
  context: z.object({ caseId: z.string(), wish: ref, coach: z.string(), visits: z.number(), introducedOn: z.string().nullable(), reason: ref.nullable() }),
};

const machine = setup({
  types: {} as any,
  guards: { attendedOnce: ({ context }) => context.visits > 0 },
  actions: {
    ...effectNames('remindOwner', 'tellCaseEnded', 'thankCoach'),
    keepIntroduction: assign({ introducedOn: ({ event }) => event.on ?? event.at.slice(0, 10) }),
    countVisit: assign({ visits: ({ context }) => context.visits + 1 }),
    keepReason: assign({ reason: ({ event }) => event.reason }),
  },
  delays: namedDelays('WELFARE_CONTACT', 'WELFARE_REVIEW'),
}).createMachine({
  id: 'welfare',
  context: ({ input }: any) => ({ caseId: input.caseId, wish: input.wish, coach: input.coach ?? input.by.person, visits: 0, introducedOn: null, reason: null }),
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
      after: { WELFARE_REVIEW: { actions: 'remindOwner' } },
      on: {
        ATTEND: { actions: 'countVisit', meta: { by: ANY } },
        STOP: { guard: 'attendedOnce', target: 'stopped', actions: ['keepReason', 'tellCaseEnded', 'thankCoach'], meta: { by: ANY } },
      },
    },
    stopped: { type: 'final' },
  },
});

const more = (words: TrackWords, waiting: string, decline: string, review: string): TrackWords => ({
  ...words,
  states: { waiting, taking: words.states.taking, stopped: words.states.stopped },
  events: { ...words.events, DECLINE: { label: decline, done: `{by}: ${decline}` } },
  now: { ...words.now, waiting: words.now.proposed },
  timers: { ...words.timers, WELFARE_REVIEW: review },
});

/** Version 2: `proposed` is called `waiting`, visits are counted under another name, contact is due in three days instead of five, and taking part is looked at again. */
export const welfareV2 = defineTrack({
  ...welfare,
  version: 2,
  machine,
  contract,
  words: {
    nl: more(welfare.words.nl, 'wacht', 'Afzien', 'wordt er opnieuw gekeken'),
    en: more(welfare.words.en, 'waiting', 'Decline', 'it is looked at again'),
  },
  timers: {
    WELFARE_CONTACT: { anchor: 'entry', offset: 3, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
    WELFARE_REVIEW: { anchor: 'entry', offset: 20, unit: 'wd', repeats: { offset: 20, unit: 'wd' } },
  },
  examples: [],
  earlier: [welfare],
  upgrade: {
    1: {
      states: { proposed: 'waiting' },
      carry: ({ value, context: { attended, ...context } }) => ({ value, context: { ...context, visits: attended } }),
    },
  },
});
