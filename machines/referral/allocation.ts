import { by } from '../by.ts';
import { SYSTEM } from '../roles.ts';

/** The municipality sees no client (BR-28): it answers on paper or by message, and whoever gets the answer notes it. */
const ANSWERS = by('MUNICIPALITY', 'SYSTEM', 'PROVIDER', 'OJG', 'CASE_OWNER');
const ASKS = by('PROVIDER', 'OJG');
const BY_ITSELF = by(SYSTEM);

const granted = { target: 'granted', actions: 'keepGranted', meta: ANSWERS } as const;
const rejected = { target: 'denied', actions: ['keepRejected', 'remindOwner'], meta: ANSWERS } as const;
const changed = { actions: 'keepGranted', meta: ANSWERS } as const;
const started = { target: 'started', actions: ['keepStarted', 'sendJw305'], meta: ASKS } as const;
const late = { actions: ['createCallTask', 'escalateOwner'], meta: BY_ITSELF } as const;
const reminds = { actions: 'remindOwner', meta: BY_ITSELF } as const;

/** The region of the allocation: what the municipality is asked and answers, from request to stop (iJw, DOMAIN.md 3.9). */
export const allocation = {
  initial: 'notNeeded',
  states: {
    notNeeded: { on: { ALLOCATION_NEEDED: { target: 'toRequest', actions: 'keepProduct', meta: by('SYSTEM', 'CASE_OWNER', 'OJG', 'PROVIDER') } } },
    toRequest: {
      on: {
        JW315_SENT: { guard: 'newRequestAllowed', target: 'requested', actions: ['keepRequested', 'sendJw315'], meta: ASKS },
        APPLICATION_FILED: { target: 'requested', actions: 'keepRequested', meta: by('WIJ_WORKER', 'YOUTH_CM', 'CASE_OWNER') },
      },
    },
    requested: {
      on: {
        JW316_RECEIVED: { actions: 'keepReceipt', meta: ANSWERS },
        ALLOCATION_GRANTED: granted,
        UNDER_INVESTIGATION: { target: 'underInvestigation', actions: 'keepInvestigation', meta: ANSWERS },
        ALLOCATION_REJECTED: rejected,
      },
      after: { JW_RETOUR: { actions: 'createCallTask', meta: BY_ITSELF }, JW_ANSWER: late },
    },
    underInvestigation: { on: { ALLOCATION_GRANTED: granted, ALLOCATION_REJECTED: rejected }, after: { JW_INVESTIGATION: late } },
    denied: { on: { RESUBMIT: { target: 'toRequest', meta: by('PROVIDER', 'OJG', 'CASE_OWNER') } } },
    granted: { on: { ALLOCATION_CHANGED: changed, JW305_SENT: started }, after: { JW_START_MSG: reminds, ALLOCATION_END: reminds } },
    started: {
      on: { ALLOCATION_CHANGED: changed, JW307_SENT: { target: 'stopped', actions: ['keepStopped', 'sendJw307', 'judgeEnd'], meta: ASKS } },
      after: { JW_STOP_MSG: reminds, ALLOCATION_END: reminds },
    },
    stopped: { on: { JW305_SENT: started } },
  },
} as const;
