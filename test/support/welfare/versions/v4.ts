import { setup, assign } from 'xstate';
import { z } from 'zod';
import { ANY } from '../../../../machines/roles.ts';
import { defineTrack, effectNames, namedDelays, type TrackWords } from '../../../../machines/track.ts';
import { welfareV3 } from './v3.ts';

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
  ...(welfareV3.machine.config as any),
  states: {
    ...(welfareV3.machine.config as any).states,
    taking: {
      initial: 'starting',
      after: { WELFARE_REVIEW: { actions: 'remindOwner' } },
      on: {
        PAUSE: { target: 'paused', meta: { by: ANY } },
        STOP: { target: 'stopped', actions: ['keepReason', 'tellCaseEnded', 'thankCoach'], meta: { by: ANY } },
      },
      states: {
        starting: { on: { ATTEND: { target: 'settled', actions: 'countVisit', meta: { by: ANY } } } },
        settled: { on: { ATTEND: { actions: 'countVisit', meta: { by: ANY } } } },
      },
    },
    paused: { on: { RESUME: { target: 'taking', meta: { by: ANY } } } },
  },
});

const more = (words: TrackWords, paused: string, pause: string, resume: string): TrackWords => ({
  ...words,
  states: { ...words.states, paused },
  events: { ...words.events, PAUSE: { label: pause, done: `{by}: ${pause}` }, RESUME: { label: resume, done: `{by}: ${resume}` } },
});

/** Version 4: taking part can be paused. Nothing of version 3 has to be carried. */
export const welfareV4 = defineTrack({
  ...welfareV3,
  version: 4,
  machine,
  contract: { ...welfareV3.contract, events: { ...welfareV3.contract.events, PAUSE: z.object({}), RESUME: z.object({}) } },
  words: { nl: more(welfareV3.words.nl, 'rust even', 'Even rust', 'Weer verder'), en: more(welfareV3.words.en, 'paused', 'Pause', 'Resume') },
  waitsFor: { ...welfareV3.waitsFor, paused: 'CASE_OWNER' },
  earlier: [...welfareV3.earlier!, { ...welfareV3, earlier: [] }],
  upgrade: { ...welfareV3.upgrade, 3: {} },
});
