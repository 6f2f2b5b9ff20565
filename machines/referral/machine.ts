import { setup } from 'xstate';
import { assigns } from '../assigns.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import { allocation } from './allocation.ts';
import { begin } from './begin.ts';
import type { contract, ReferralContext } from './contract.ts';
import { guards } from './guards.ts';
import { keep } from './keep.ts';
import { route } from './route.ts';

/** [REF1] a question that is handed to another: the letter and the contact, beside what the municipality must allocate (DOMAIN.md 3.9). */
export const machine = setup({
  types: { context: {} as ReferralContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: {
    ...effectNames('warnNotContracted', 'sendGpConsult', 'requestConsent', 'logOverride', 'notifyLiaisonBoth', 'notifyManagersBoth', 'createCallTask'),
    ...effectNames('createAgendaItem', 'sendReferral', 'createIntakeFeedback', 'createProgressFeedback', 'createEndFeedback', 'noteToGp', 'createTask'),
    ...effectNames('remindOwner', 'escalateOwner', 'taskWarmCheck', 'sendJw315', 'sendJw305', 'sendJw307'),
    ...effectNames('judgeConsent', 'judgeEnd', 'warnDouble', 'tellReferrer', 'tellStarted', 'tellEnded'),
    ...assigns<ReferralContext, typeof keep>(keep),
  },
  delays: {
    ...namedDelays('GP_CONSULT_REMIND', 'GP_CONSULT_DUE', 'DELIVERY_ACK', 'REFERRAL_RESPONSE', 'SIGNAL_INFO', 'WARM_CHECK', 'FIRST_APPOINTMENT'),
    ...namedDelays('JW_RETOUR', 'JW_ANSWER', 'JW_INVESTIGATION', 'JW_START_MSG', 'JW_STOP_MSG', 'ALLOCATION_END'),
  },
}).createMachine({
  id: 'referral',
  type: 'parallel',
  context: ({ input }) => begin(input),
  entry: 'tellStarted',
  states: { route, allocation },
});
