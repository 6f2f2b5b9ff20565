import { setup } from 'xstate';
import { assigns } from '../assigns.ts';
import { by } from '../by.ts';
import { SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import type { contract, HourTalkContext } from './contract.ts';
import { guards } from './guards.ts';
import { begin, keep } from './keep.ts';

const GP = by('GP');
const PLANS = by('GP', 'POH_S', 'POH_O', 'POH_GGZ', 'ASSISTANT');

const keepEvent = 'keepEvent' as const;
const cancel = { target: 'cancelled', actions: [keepEvent, 'tellEnded'], meta: GP } as const;
const held = { target: 'held', actions: [keepEvent, 'recordTime'], meta: GP } as const;

/** [HOUR1] an hour for one patient, to look at everything together (DOMAIN.md 3.21) */
export const machine = setup({
  types: { context: {} as HourTalkContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: {
    ...effectNames('createTask', 'recordTime', 'createCallTask', 'createAction', 'declareLine', 'remindOwner', 'tellStarted', 'tellEnded'),
    ...assigns<HourTalkContext, typeof keep>(keep),
  },
  delays: namedDelays('HOURTALK_DECLARE'),
}).createMachine({
  id: 'hourTalk',
  context: ({ input }) => begin(input),
  entry: 'tellStarted',
  initial: 'proposed',
  states: {
    proposed: {
      on: {
        PLAN: [
          { guard: 'fundAllows', target: 'planned', actions: ['keepFunded', 'createTask'], meta: PLANS },
          { target: 'plannedUnfunded', actions: ['keepUnfunded', 'createTask'], meta: PLANS },
        ],
        CANCEL: cancel,
      },
    },
    planned: {
      on: {
        HELD: held,
        NO_SHOW: { target: 'proposed', actions: [keepEvent, 'createCallTask'], meta: by('GP', 'ASSISTANT') },
        CANCEL: cancel,
      },
    },
    plannedUnfunded: { on: { HELD: held, CANCEL: cancel } },
    held: {
      // The plan is what the case waits for; the declaration is between practice and fund.
      on: { PLAN_RECORDED: { guard: 'planComplete', target: 'recorded', actions: [keepEvent, 'createAction', 'tellEnded'], meta: GP } },
    },
    recorded: {
      on: {
        DECLARE: { guard: 'fundAllows', target: 'declared', actions: [keepEvent, 'declareLine'], meta: by('GP', 'PRACTICE_MANAGER', 'ASSISTANT') },
        NO_DECLARATION: { target: 'closed', actions: keepEvent, meta: by('GP', 'PRACTICE_MANAGER') },
      },
      after: { HOURTALK_DECLARE: { target: 'closed', actions: 'remindOwner', meta: by(SYSTEM) } },
    },
    declared: { type: 'final' },
    closed: { type: 'final' },
    cancelled: { type: 'final' },
  },
});
