import { setup } from 'xstate';
import { assigns } from '../assigns.ts';
import { by } from '../by.ts';
import { ANY, SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import type { contract, MeldcodeContext } from './contract.ts';
import { guards } from './guards.ts';
import { begin, keep } from './keep.ts';

const ALL = by(ANY);

const keepEvent = 'keepEvent' as const;
const timer = <const E extends string>(...actions: E[]) => ({ actions, meta: by(SYSTEM) });
// [MELD8] a step that is taken is written down
const step = <const T extends string>(target: T) => ({ guard: 'stepRecorded', target, actions: keepEvent, meta: ALL }) as const;
const to = <const T extends string>(target: T) => ({ target, actions: keepEvent, meta: ALL });
const ends = <const T extends string>(target: T) => ({ target, actions: [keepEvent, 'tellEnded'] as const, meta: ALL });
// Danger now is the only way past a step (3.20); from step 4 on deciding is itself the quickest.
const acute = { target: 'reporting', actions: [keepEvent, 'showCrisisPanel', 'notifyOnCall'], meta: ALL } as const;
const waits = { MELDCODE_STEP: timer('escalateOwner') };

/** [MELD1] one suspicion of violence or abuse, five steps (DOMAIN.md 3.20) */
export const machine = setup({
  types: { context: {} as MeldcodeContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: {
    ...effectNames('showCrisisPanel', 'notifyOnCall', 'escalateOwner', 'createTask', 'remindOwner', 'tellStarted', 'tellEnded'),
    ...assigns<MeldcodeContext, typeof keep>(keep),
  },
  delays: namedDelays('MELDCODE_STEP', 'CASE_REVIEW'),
}).createMachine({
  id: 'meldcode',
  context: ({ input }) => begin(input),
  entry: 'tellStarted',
  initial: 'step1',
  on: { INVOLVE: { actions: keepEvent, meta: ALL } },
  states: {
    step1: { on: { MAPPED: step('step2'), ACUTE_UNSAFE: acute }, after: waits },
    step2: { on: { CONSULTED: step('step3'), ACUTE_UNSAFE: acute }, after: waits },
    step3: { on: { TALKED: step('step4'), TALK_NOT_SAFE: step('step4'), ACUTE_UNSAFE: acute }, after: waits },
    step4: { on: { NO_SUSPICION: { guard: 'stepRecorded', ...ends('closedNoSuspicion') }, SUSPICION: step('step5') }, after: waits },
    step5: {
      on: {
        DECIDE_REPORT: { guard: 'weighed', ...to('reporting') },
        DECIDE_HELP: { guard: 'helpAllowed', target: 'helpMonitored', actions: [keepEvent, 'createTask'], meta: ALL },
      },
      after: waits,
    },
    reporting: {
      on: { REPORTED: { guard: 'crisisLogged', ...ends('reported') } },
      after: { MELDCODE_STEP: timer('notifyOnCall') },
    },
    helpMonitored: {
      on: { RESULT_OK: ends('closedHelped'), RESULT_NOT_OK: to('reporting') },
      after: { CASE_REVIEW: timer('remindOwner') },
    },
    reported: { type: 'final' },
    closedNoSuspicion: { type: 'final' },
    closedHelped: { type: 'final' },
  },
});
