import { setup } from 'xstate';
import { assigns } from '../assigns.ts';
import { by } from '../by.ts';
import { ANY, MANAGERS, SYSTEM, TRIAGE } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import { begin } from './begin.ts';
import type { CaseContext, contract } from './contract.ts';
import { guards } from './guards.ts';
import { keep } from './keep.ts';
import { level } from './level.ts';

const OWNER = by('CASE_OWNER');
const TOLD = by('SYSTEM', 'CASE_OWNER');
const CALMERS = by('CASE_OWNER', 'GP', 'POH_GGZ');

const keepEvent = 'keepEvent' as const;
/** In every running state (DOMAIN.md 3.6); what goes to the client stops in the same transaction. */
const CLIENT_DECEASED = { target: 'bereavement', actions: [keepEvent, 'tellDeceased'], meta: by(ANY) } as const;
const declines = { target: 'closing', actions: [keepEvent, 'createEndFeedback'], meta: OWNER } as const;
const crisis = { target: 'crisis', actions: [keepEvent, 'showCrisisPanel', 'notifyOnCall', 'callCrisis', 'informGpUrgent'], meta: by(ANY) } as const;
const urgent = { target: 'urgent', actions: [keepEvent, 'notifyOnCall', 'informGpUrgent'], meta: by(ANY) } as const;
const requested = { target: 'asked', actions: keepEvent, meta: TOLD } as const;
const granted = { target: 'granted', actions: [keepEvent, 'tellItems'], meta: TOLD } as const;
const refused = { target: 'refused', actions: keepEvent, meta: TOLD } as const;
const requestMdo = { actions: [keepEvent, 'createAgendaItem'], meta: by(ANY) } as const;
const startTrack = { actions: [keepEvent, 'spawnTrack'], meta: OWNER } as const;
const reminds = (effect: 'escalateOwner' | 'remindOwner' | 'notifyManagersBoth') => ({ actions: effect, meta: by(SYSTEM) });

/** The long-lived thread of one client: where are we, how urgent, which spoor, what may be shared (DOMAIN.md 3.6). */
export const machine = setup({
  types: { context: {} as CaseContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: {
    ...effectNames('requestConsent', 'addToBoard', 'createEndFeedback', 'createAgendaItem', 'spawnTrack', 'escalateOwner', 'remindOwner', 'notifyManagersBoth'),
    ...effectNames(
      'notifyOnCall',
      'informGpUrgent',
      'callCrisis',
      'showCrisisPanel',
      'stopPendingSends',
      'tellRecipients',
      'tellItems',
      'tellDeceased',
      'moveSignals',
      'assignGivenOwner',
    ),
    ...assigns<CaseContext, typeof keep>(keep),
  },
  delays: {
    ...namedDelays('CASE_TRIAGE', 'CONSENT_PENDING', 'EXPLORATION', 'MDO_WAIT', 'CASE_REVIEW', 'CASE_INACTIVE', 'ON_HOLD_MAX', 'TRANSFER'),
    ...namedDelays('BEREAVEMENT_FIRST', 'CLOSING', 'RETENTION_END', 'URGENT_REVIEW', 'CRISIS_FOLLOWUP'),
  },
}).createMachine({
  id: 'case',
  type: 'parallel',
  context: ({ input }) => begin(input),
  on: {
    ADD_TO_TEAM: { actions: keepEvent, meta: by('CASE_OWNER', TRIAGE) },
    REMOVE_FROM_TEAM: { actions: keepEvent, meta: by('CASE_OWNER', TRIAGE) },
    CHANGE_OWNER: { guard: 'ownerAssigned', actions: keepEvent, meta: by('CASE_OWNER', TRIAGE, MANAGERS) },
    LOG_CALL: { actions: keepEvent, meta: by(ANY) },
    ATTACH_SIGNAL: { actions: keepEvent, meta: by(SYSTEM) },
    ATTACH_ITEM: { actions: keepEvent, meta: by(SYSTEM) },
    ATTACH_TRACK: { actions: keepEvent, meta: by(SYSTEM) },
    // A track ends when it ends, also while its case is being evaluated or closed.
    TRACK_ENDED: { actions: keepEvent, meta: TOLD },
  },
  states: {
    lifecycle: {
      initial: 'signalled',
      states: {
        signalled: {
          entry: 'assignGivenOwner',
          on: {
            ASSIGN_OWNER: { guard: 'ownerAssigned', target: 'triage', actions: [keepEvent, 'requestConsent', 'addToBoard'], meta: by(TRIAGE, MANAGERS) },
            MARK_DUPLICATE: { target: 'closed', actions: [keepEvent, 'moveSignals'], meta: by(TRIAGE, MANAGERS) },
            CLIENT_DECEASED,
          },
        },
        triage: {
          on: {
            TRIAGE_DECIDED: [
              { guard: 'outcomeFollowUp', target: 'consentPending', actions: keepEvent, meta: by(TRIAGE, 'CASE_OWNER') },
              { guard: 'outcomeAdvice', target: 'closing', actions: [keepEvent, 'createEndFeedback'], meta: by(TRIAGE, 'CASE_OWNER') },
            ],
            MARK_DUPLICATE: { target: 'closed', actions: [keepEvent, 'moveSignals'], meta: by(MANAGERS, 'CASE_OWNER') },
            CLIENT_DECEASED,
          },
          after: { CASE_TRIAGE: reminds('escalateOwner') },
        },
        consentPending: {
          on: {
            CONSENT_GRANTED: { target: 'exploration', actions: keepEvent, meta: TOLD },
            CONSENT_REFUSED: { target: 'exploration', actions: keepEvent, meta: TOLD },
            CONSENT_NOT_REQUIRED: { target: 'exploration', actions: keepEvent, meta: OWNER },
            CLIENT_DECLINES: declines,
            CLIENT_DECEASED,
          },
          after: { CONSENT_PENDING: { target: 'exploration', actions: 'remindOwner', meta: by(SYSTEM) } },
        },
        exploration: {
          on: {
            EXPLORATION_COMPLETED: { target: 'planning', actions: keepEvent, meta: OWNER },
            START_TRACK: startTrack,
            CLIENT_DECLINES: declines,
            CLIENT_DECEASED,
          },
          after: { EXPLORATION: reminds('escalateOwner') },
        },
        planning: {
          on: {
            REQUEST_MDO: { target: 'awaitingMdo', ...requestMdo },
            PLAN_WITHOUT_MDO: { guard: 'planComplete', target: 'inProgress', actions: keepEvent, meta: OWNER },
            CLIENT_DECLINES: declines,
            CLIENT_DECEASED,
          },
        },
        awaitingMdo: {
          on: {
            MDO_ITEM_CONCLUDED: { target: 'inProgress', actions: keepEvent, meta: by('SYSTEM', 'CHAIR') },
            MDO_ITEM_DEFERRED: { actions: [keepEvent, 'remindOwner'], meta: by('SYSTEM', 'CHAIR') },
            MDO_ITEM_WITHDRAWN: { target: 'planning', actions: keepEvent, meta: TOLD },
            CLIENT_DECEASED,
          },
          after: { MDO_WAIT: reminds('escalateOwner') },
        },
        inProgress: {
          entry: 'setReview',
          on: {
            START_TRACK: startTrack,
            TRACK_ENDED: { actions: keepEvent, meta: TOLD },
            REQUEST_MDO: requestMdo,
            // A running case may be discussed again; what the table says about it must not be lost.
            MDO_ITEM_CONCLUDED: { actions: [keepEvent, 'setReview'], meta: by('SYSTEM', 'CHAIR') },
            MDO_ITEM_DEFERRED: { actions: [keepEvent, 'remindOwner'], meta: by('SYSTEM', 'CHAIR') },
            MDO_ITEM_WITHDRAWN: { actions: keepEvent, meta: TOLD },
            START_EVALUATION: { target: 'evaluation', actions: keepEvent, meta: OWNER },
            PAUSE: { target: 'onHold', actions: keepEvent, meta: OWNER },
            TRANSFER_REQUESTED: { target: 'transferring', actions: keepEvent, meta: by(MANAGERS, 'CASE_OWNER') },
            CLIENT_DECEASED,
          },
          after: { CASE_REVIEW: { target: 'evaluation', actions: 'remindOwner', meta: by(SYSTEM) }, CASE_INACTIVE: reminds('escalateOwner') },
        },
        evaluation: {
          on: {
            CONTINUE_PLAN: { guard: 'planComplete', target: 'inProgress', actions: keepEvent, meta: OWNER },
            REPLAN: { target: 'planning', actions: keepEvent, meta: OWNER },
            CLOSE_REQUESTED: { guard: 'allTracksEnded', target: 'closing', actions: [keepEvent, 'createEndFeedback'], meta: OWNER },
            CLIENT_DECEASED,
          },
        },
        onHold: {
          on: { RESUME: { target: 'inProgress', actions: keepEvent, meta: OWNER }, CLIENT_DECEASED },
          after: { ON_HOLD_MAX: { target: 'evaluation', actions: 'remindOwner', meta: by(SYSTEM) } },
        },
        transferring: {
          on: {
            TRANSFER_ACCEPTED: { target: 'closing', actions: [keepEvent, 'createEndFeedback'], meta: by(ANY) },
            TRANSFER_REFUSED: { target: 'inProgress', actions: keepEvent, meta: by(ANY) },
            CLIENT_DECEASED,
          },
          after: { TRANSFER: reminds('notifyManagersBoth') },
        },
        bereavement: {
          on: { AFTERCARE_COMPLETED: { target: 'closing', actions: keepEvent, meta: by('CASE_OWNER', 'DEM_CM') } },
          after: { BEREAVEMENT_FIRST: reminds('remindOwner') },
        },
        closing: {
          on: {
            CLOSE: { guard: 'closable', target: 'closed', actions: keepEvent, meta: OWNER },
            CANCEL_CLOSE: { target: 'inProgress', actions: keepEvent, meta: OWNER },
            CLIENT_DECEASED,
          },
          after: { CLOSING: reminds('escalateOwner') },
        },
        closed: {
          on: {
            REOPEN: { guard: 'withinReopenWindow', target: 'triage', actions: [keepEvent, 'requestConsent', 'addToBoard'], meta: by(TRIAGE, 'CASE_OWNER') },
          },
          after: { RETENTION_END: { target: 'archived', meta: by(SYSTEM) } },
        },
        archived: { type: 'final' },
      },
    },
    safety: {
      initial: 'routine',
      states: {
        routine: { on: { RAISE_CONCERN: { target: 'concern', actions: keepEvent, meta: by(ANY) }, RAISE_URGENT: urgent, RAISE_CRISIS: crisis } },
        concern: { on: { RAISE_URGENT: urgent, RAISE_CRISIS: crisis, DE_ESCALATE: { target: 'routine', actions: keepEvent, meta: CALMERS } } },
        urgent: {
          on: { RAISE_CRISIS: crisis, DE_ESCALATE: { target: 'concern', actions: keepEvent, meta: CALMERS } },
          after: { URGENT_REVIEW: reminds('escalateOwner') },
        },
        crisis: {
          on: {
            CRISIS_STABILISED: {
              guard: 'crisisLogged',
              target: 'urgent',
              actions: keepEvent,
              meta: by('CASE_OWNER', 'GP', 'SUBSTITUTE_GP', 'POH_GGZ', 'DEM_CM', 'CRISIS_SERVICE'),
            },
          },
          after: { CRISIS_FOLLOWUP: reminds('escalateOwner') },
        },
      },
    },
    level,
    sharing: {
      initial: 'unknown',
      states: {
        unknown: { on: { CONSENT_REQUESTED: requested, CONSENT_GRANTED: granted, CONSENT_REFUSED: refused } },
        asked: {
          on: {
            CONSENT_GRANTED: granted,
            CONSENT_REFUSED: refused,
            // Asked anew while an older consent holds, and that one ends: what rests on it must stop all the same.
            CONSENT_WITHDRAWN: { actions: [keepEvent, 'stopPendingSends', 'tellRecipients', 'tellItems'], meta: TOLD },
            CONSENT_EXPIRED: { actions: [keepEvent, 'stopPendingSends', 'tellItems'], meta: by(SYSTEM) },
          },
        },
        granted: {
          on: {
            CONSENT_WITHDRAWN: { target: 'withdrawn', actions: [keepEvent, 'stopPendingSends', 'tellRecipients', 'tellItems'], meta: TOLD },
            CONSENT_EXPIRED: { target: 'expired', actions: [keepEvent, 'stopPendingSends', 'tellItems'], meta: by(SYSTEM) },
            CONSENT_REQUESTED: requested,
            // Renewed, or a second person said yes: the date moves on.
            CONSENT_GRANTED: { actions: [keepEvent, 'tellItems'], meta: TOLD },
          },
        },
        refused: { on: { CONSENT_REQUESTED: requested, CONSENT_GRANTED: granted } },
        withdrawn: { on: { CONSENT_REQUESTED: requested, CONSENT_GRANTED: granted } },
        expired: { on: { CONSENT_REQUESTED: requested, CONSENT_GRANTED: granted } },
      },
    },
  },
});
