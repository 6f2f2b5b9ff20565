import { setup } from 'xstate';
import { assigns } from '../assigns.ts';
import { by } from '../by.ts';
import { ANY, MANAGERS, SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import { begin } from './begin.ts';
import type { contract, FeedbackContext } from './contract.ts';
import { guards } from './guards.ts';
import { keep } from './keep.ts';

const TOLD = by('SYSTEM', 'CASE_OWNER');
const LETS_GO = by(MANAGERS, 'CASE_OWNER', 'LIAISON');
const READS = by('GP', 'SUBSTITUTE_GP', 'ASSISTANT', 'POH_O', 'POH_GGZ', 'SYSTEM');
const ASKS = by('GP', 'SUBSTITUTE_GP', 'POH_O', 'POH_GGZ');
const PROFESSIONALS = by(ANY);
const BY_ITSELF = by(SYSTEM);

const waive = { guard: 'waiverReason', target: 'waived', actions: 'keepNote', meta: LETS_GO } as const;
/** What ends the debt, whichever way the clock stood. */
const settles = {
  SEND: { guard: 'sendAllowed', target: 'settled', actions: ['keepSettled', 'settle'], meta: PROFESSIONALS },
  WAIVE: { guard: 'waiveAllowed', target: 'settled', actions: ['keepSettled', 'settle'], meta: LETS_GO },
  CONSENT_REFUSED: { guard: 'refusalSettles', target: 'settled', actions: ['keepSettled', 'settle'], meta: TOLD },
} as const;
const call = { actions: 'createCallTask', meta: BY_ITSELF } as const;
const goesLate = { target: 'overdue', actions: 'remindOwner', meta: BY_ITSELF } as const;

/** [FB1] a report that is owed: what is written and sent, beside how late it is (DOMAIN.md 3.13). */
export const machine = setup({
  types: { context: {} as FeedbackContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: {
    ...effectNames('requestConsent', 'recordNotSent', 'sendReport', 'createCallTask', 'createTask', 'remindOwner', 'settle', 'notifyLiaisonBoth'),
    ...effectNames('notifyManagersBoth', 'judgeConsent', 'tellMessage'),
    ...assigns<FeedbackContext, typeof keep>(keep),
  },
  delays: namedDelays('FEEDBACK_REMIND', 'FEEDBACK_DUE', 'FEEDBACK_ESC1', 'FEEDBACK_ESC2', 'DELIVERY_ACK', 'REPORT_ACK'),
}).createMachine({
  id: 'feedback',
  type: 'parallel',
  context: ({ input }) => begin(input),
  states: {
    content: {
      initial: 'due',
      states: {
        due: { on: { START_DRAFT: { target: 'drafting', actions: 'keepDraft', meta: PROFESSIONALS }, WAIVE: waive } },
        drafting: {
          on: {
            DRAFT_COMPLETED: { guard: 'minContentMet', target: 'consentCheck', actions: ['keepDraft', 'judgeConsent'], meta: PROFESSIONALS },
            WAIVE: waive,
          },
        },
        consentCheck: {
          on: {
            CONSENT_OK: { guard: 'hasConsentForRecipient', target: 'ready', meta: TOLD },
            CONSENT_MISSING: { target: 'consentAsked', actions: 'requestConsent', meta: TOLD },
          },
        },
        consentAsked: {
          on: {
            CONSENT_GRANTED: { guard: 'hasConsentForRecipient', target: 'ready', actions: 'keepException', meta: TOLD },
            CONSENT_REFUSED: { target: 'withheld', actions: ['keepNote', 'recordNotSent'], meta: TOLD },
          },
        },
        ready: {
          on: {
            SEND: { guard: 'hasConsentForRecipient', target: 'sent', actions: ['keepSent', 'sendReport'], meta: PROFESSIONALS },
            // Another consent, or another ground, may still carry it: it is judged anew, not simply stopped.
            CONSENT_WITHDRAWN: [
              { guard: 'hasConsentForRecipient', meta: BY_ITSELF },
              { target: 'consentAsked', actions: 'setNoException', meta: BY_ITSELF },
            ],
            REVISE: { target: 'drafting', actions: 'keepNote', meta: PROFESSIONALS },
          },
        },
        sent: {
          on: {
            DELIVERED: { target: 'delivered', actions: 'keepDelivered', meta: BY_ITSELF },
            DELIVERY_FAILED: { target: 'ready', actions: 'createCallTask', meta: BY_ITSELF },
          },
          after: { DELIVERY_ACK: call },
        },
        delivered: {
          on: {
            ACKNOWLEDGE: { target: 'acknowledged', actions: 'tellMessage', meta: READS },
            QUESTION_ASKED: { actions: ['keepNote', 'createTask'], meta: ASKS },
          },
          after: { REPORT_ACK: call },
        },
        acknowledged: { type: 'final' },
        waived: { type: 'final' },
        withheld: { type: 'final' },
      },
    },
    timeliness: {
      initial: 'onTrack',
      states: {
        onTrack: {
          on: settles,
          after: { FEEDBACK_REMIND: { target: 'dueSoon', actions: 'remindOwner', meta: BY_ITSELF }, FEEDBACK_DUE: goesLate },
        },
        dueSoon: { on: settles, after: { FEEDBACK_DUE: goesLate } },
        overdue: { on: settles, after: { FEEDBACK_ESC1: { target: 'escalatedLiaison', actions: 'notifyLiaisonBoth', meta: BY_ITSELF } } },
        escalatedLiaison: { on: settles, after: { FEEDBACK_ESC2: { target: 'escalatedManager', actions: 'notifyManagersBoth', meta: BY_ITSELF } } },
        escalatedManager: { on: settles },
        settled: {
          on: {
            DELIVERY_FAILED: [
              { guard: 'failedAfterDue', target: 'overdue', actions: ['setOpenAgain', 'remindOwner'], meta: BY_ITSELF },
              { guard: 'failedBeforeDue', target: 'onTrack', actions: 'setOpenAgain', meta: BY_ITSELF },
            ],
          },
        },
      },
    },
  },
});
