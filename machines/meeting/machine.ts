import { setup } from 'xstate';
import { assigns } from '../assigns.ts';
import { by } from '../by.ts';
import { ANY, MANAGERS, SYSTEM, type Role } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import { attendance } from './attendance.ts';
import { begin } from './begin.ts';
import type { MeetingContext, contract } from './contract.ts';
import { keepCarried } from './carried.ts';
import { guards } from './guards.ts';
import { hearing as heard } from './hearing.ts';
import { keep } from './keep.ts';
import { minutes } from './minutes.ts';

const kept = { ...keep, ...keepCarried, ...attendance, ...heard, ...minutes };
const EVERYBODY = by(ANY);
const CHAIR = by('CHAIR');
const WRITERS = by('MINUTE_TAKER', 'CHAIR');
const TIMER = by(SYSTEM);

const openItem = { guard: 'itemConsentOk', target: 'discussing', actions: ['keepSettled', 'keepOpened', 'settleItems', 'openItem'], meta: CHAIR } as const;
/** An item that found no time is passed on from between the items, without being opened. */
const passOver = { guard: 'itemWaits', actions: ['keepPassedOver', 'settleItems', 'deferToNext'], meta: CHAIR } as const;
const substitute = { actions: 'keepSubstitute', meta: EVERYBODY } as const;
const postpone = (...roles: readonly (Role | readonly Role[])[]) =>
  ({ target: 'planning', actions: ['keepPostponed', 'notifyParticipants', 'carryOver', 'moveItems'], meta: by(...roles) }) as const;
const cancel = (...roles: readonly (Role | readonly Role[])[]) =>
  ({ target: 'cancelled', actions: ['keepCancelled', 'notifyParticipants', 'carryOver', 'releaseItems', 'passOnCarried'], meta: by(...roles) }) as const;
/** [MEET19] who has no ground to hear an item leaves for it, hears it without the name, or on a ground that is written down */
const hearing = {
  STEP_OUT: { actions: 'keepSteppedOut', meta: CHAIR },
  HEAR_ANYWAY: { actions: 'keepHeardAnyway', meta: CHAIR },
  HEAR_NAMELESS: { actions: 'keepHeardNameless', meta: CHAIR },
} as const;
/** [MEET19] who comes in while an item with a name is open and has no ground to hear it stops the talk, until the chair has chosen. */
const joinsUnheard = {
  guard: 'joinsWithoutGround',
  target: 'paused',
  actions: ['keepJoinedUnheard', 'keepStopped', 'changeClock'],
  meta: EVERYBODY,
} as const;
const note = { guard: 'noteFresh', actions: 'keepNote' } as const;

/** A planned or ad-hoc talk of several disciplines about several clients, each in its own time (DOMAIN.md 3.7). */
export const machine = setup({
  types: { context: {} as MeetingContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: {
    ...effectNames(
      'sendInvites',
      'notifyParticipants',
      'carryOver',
      'createAgendaItem',
      'distributeAgenda',
      'createPrepTasks',
      'settlePreparation',
      'recordTime',
      'overtimeAlert',
      'createAction',
    ),
    ...effectNames('showCrisisPanel', 'notifyOnCall', 'deferToNext', 'remindOwner', 'createExtracts', 'distributeExtracts', 'createTask'),
    ...effectNames(
      'fillAgenda',
      'moveItems',
      'bringItems',
      'releaseItems',
      'openItem',
      'settleItems',
      'changeClock',
      'tellCrisis',
      'tellCall',
      'tellCases',
      'tellMinuted',
    ),
    ...effectNames('reviewCarried', 'tellCarried', 'passOnCarried', 'takeCarried', 'undoDecision'),
    ...assigns<MeetingContext, typeof kept>(kept),
  },
  delays: {
    ...namedDelays('MDO_INVITE', 'AGENDA_CLOSE', 'PREP_REMINDER', 'MEETING_END', 'ITEM_WARN', 'ITEM_TIMEBOX'),
    ...namedDelays('MINUTES_DUE', 'MINUTES_OBJECTION', 'FOLLOWUP_REVIEW'),
  },
}).createMachine({
  id: 'meeting',
  context: ({ input }) => begin(input),
  initial: 'planning',
  on: {
    ITEM_PLACED: { actions: 'keepPlaced', meta: by(SYSTEM) },
    ITEM_REMOVED: { actions: 'keepRemoved', meta: by(SYSTEM) },
    ACTION_CARRIED: { actions: ['keepCarriedHere', 'reviewCarried'], meta: by(SYSTEM) },
  },
  states: {
    planning: {
      on: {
        SCHEDULE: {
          guard: 'hasChairAndNotes',
          target: 'agendaOpen',
          actions: ['keepPlan', 'sendInvites', 'fillAgenda', 'takeCarried'],
          // The monthly talk is the practice coach's as much as the practice's (BR-19).
          meta: by('POH_O', 'POH_GGZ', 'LIAISON', 'OJG', 'PRACTICE_MANAGER', 'ASSISTANT', 'WIJ_COACH'),
        },
        CANCEL: {
          target: 'cancelled',
          actions: ['keepCancelled', 'notifyParticipants', 'releaseItems', 'passOnCarried'],
          meta: by(MANAGERS, 'CHAIR', 'LIAISON'),
        },
      },
    },
    agendaOpen: {
      on: {
        PROPOSE_ITEM: { actions: 'createAgendaItem', meta: EVERYBODY },
        REORDER_AGENDA: { actions: 'keepOrder', meta: by('CHAIR', 'POH_O') },
        SUBSTITUTE_PARTICIPANT: substitute,
        FREEZE_AGENDA: {
          target: 'agendaFrozen',
          actions: ['distributeAgenda', 'createPrepTasks', 'reviewCarried'],
          meta: by('CHAIR', 'POH_O', 'POH_GGZ', 'LIAISON'),
        },
        POSTPONE: { target: 'planning', actions: ['keepPostponed', 'notifyParticipants', 'moveItems'], meta: by(MANAGERS, 'CHAIR', 'POH_O') },
        CANCEL: cancel(MANAGERS, 'CHAIR'),
      },
      after: {
        MDO_INVITE: { actions: 'notifyParticipants', meta: TIMER },
        AGENDA_CLOSE: { target: 'agendaFrozen', actions: ['distributeAgenda', 'createPrepTasks', 'reviewCarried'], meta: TIMER },
      },
    },
    agendaFrozen: {
      on: {
        ADD_URGENT_ITEM: { guard: 'chairApproves', actions: 'createAgendaItem', meta: CHAIR },
        SUBSTITUTE_PARTICIPANT: substitute,
        START_MEETING: [
          { guard: 'quorumMet', target: 'inSession', actions: ['keepStarted', 'bringItems'], meta: CHAIR },
          { target: 'noQuorum', actions: ['keepStarted', 'bringItems'], meta: CHAIR },
        ],
        POSTPONE: postpone(MANAGERS, 'CHAIR'),
        CANCEL: cancel(MANAGERS, 'CHAIR'),
      },
      after: { PREP_REMINDER: { actions: 'notifyParticipants', meta: TIMER } },
    },
    noQuorum: {
      on: {
        SUBSTITUTE_PARTICIPANT: { target: 'agendaFrozen', ...substitute },
        PROCEED_LIMITED: { guard: 'limitedOk', target: 'inSession', actions: 'keepLimited', meta: CHAIR },
        POSTPONE: postpone('CHAIR'),
      },
    },
    inSession: {
      initial: 'checkIn',
      on: {
        JOIN: { actions: 'keepJoined', meta: EVERYBODY },
        LEAVE: { actions: ['keepLeft', 'recordTime'], meta: EVERYBODY },
        SETTLE_CARRIED: { guard: 'carriedComplete', actions: ['keepCarriedSaid', 'tellCarried'], meta: WRITERS },
        ...hearing,
      },
      after: { MEETING_END: { actions: 'overtimeAlert', meta: TIMER } },
      states: {
        checkIn: { on: { CONFIRM_CONFIDENTIALITY: { actions: 'keepConfidential', meta: EVERYBODY }, OPEN_ITEM: openItem } },
        discussing: {
          on: {
            JOIN: joinsUnheard,
            RECORD_DECISION: { guard: 'decisionComplete', actions: ['keepDecision', 'createAction', 'undoDecision'], meta: WRITERS },
            RECORD_ACTION: { guard: 'actionComplete', actions: ['keepAction', 'createAction'], meta: WRITERS },
            ADD_NOTE: { ...note, meta: EVERYBODY },
            EXTEND_TIME: { guard: 'extendLeft', actions: ['keepExtended', 'changeClock'], meta: CHAIR },
            RAISE_CRISIS: {
              target: 'urgentInterrupt',
              actions: ['keepCrisis', 'showCrisisPanel', 'notifyOnCall', 'changeClock', 'tellCrisis'],
              meta: EVERYBODY,
            },
            CONCLUDE_ITEM: { guard: 'outcomeRecorded', target: 'betweenItems', actions: ['keepConcluded', 'recordTime', 'settleItems'], meta: CHAIR },
            DEFER_ITEM: { target: 'betweenItems', actions: ['keepDeferred', 'recordTime', 'deferToNext', 'settleItems'], meta: CHAIR },
            PAUSE: { target: 'paused', actions: ['keepStopped', 'changeClock'], meta: CHAIR },
          },
          after: { ITEM_WARN: { actions: 'overtimeAlert', meta: TIMER }, ITEM_TIMEBOX: { actions: 'overtimeAlert', meta: TIMER } },
        },
        urgentInterrupt: {
          on: {
            URGENT_HANDED_OVER: [
              { guard: 'crisisLoggedAndHeard', target: 'discussing', actions: ['keepHandedOver', 'changeClock', 'tellCall'], meta: CHAIR },
              // A crisis is handed over whoever came in; the talk itself waits.
              { guard: 'crisisLogged', target: 'paused', actions: ['keepHandedOver', 'keepStopped', 'changeClock', 'tellCall'], meta: CHAIR },
            ],
          },
        },
        betweenItems: {
          on: {
            OPEN_ITEM: openItem,
            DEFER_ITEM: passOver,
            PAUSE: { target: 'paused', meta: CHAIR },
            START_WRAPUP: { target: 'wrapUp', actions: ['keepSettled', 'settleItems'], meta: CHAIR },
          },
        },
        paused: {
          on: {
            RESUME_ITEM: { guard: 'itemOpen', target: 'discussing', actions: ['keepResumed', 'changeClock'], meta: CHAIR },
            RESUME: { target: 'betweenItems', meta: CHAIR },
          },
        },
        wrapUp: {
          on: {
            OPEN_ITEM: openItem,
            DEFER_ITEM: passOver,
            END_MEETING: {
              guard: 'allItemsSettled',
              target: '#meeting.minutesDraft',
              actions: ['keepEnded', 'recordTime', 'tellCases', 'settlePreparation', 'passOnCarried'],
              meta: CHAIR,
            },
          },
        },
      },
    },
    minutesDraft: {
      on: {
        EDIT_MINUTES: { ...note, meta: WRITERS },
        SUBMIT_MINUTES: { guard: 'minutesComplete', target: 'minutesReview', actions: ['keepSubmitted', 'notifyParticipants'], meta: WRITERS },
      },
      after: { MINUTES_DUE: { actions: 'remindOwner', meta: TIMER } },
    },
    minutesReview: {
      on: {
        OBJECT: { target: 'minutesDraft', actions: ['keepObjection', 'notifyParticipants'], meta: EVERYBODY },
        APPROVE_MINUTES: { target: 'minutesApproved', actions: ['keepApproved', 'tellMinuted'], meta: CHAIR },
      },
      after: { MINUTES_OBJECTION: { actions: 'remindOwner', meta: TIMER } },
    },
    minutesApproved: {
      on: { DISTRIBUTE: { target: 'distributing', actions: ['createExtracts', 'distributeExtracts'], meta: by('CHAIR', 'MINUTE_TAKER', 'SYSTEM') } },
    },
    distributing: {
      on: {
        DISTRIBUTION_DONE: { target: 'followUp', actions: 'keepDistributed', meta: by(SYSTEM) },
        DISTRIBUTION_PARTIAL: { target: 'followUp', actions: ['keepDistributed', 'createTask'], meta: by(SYSTEM) },
      },
    },
    followUp: {
      on: {
        ACTION_SETTLED: { actions: 'keepActionSettled', meta: by(SYSTEM) },
        CORRECT_MINUTES: { target: 'minutesDraft', actions: 'keepCorrecting', meta: CHAIR },
        COMPLETE: { guard: 'allActionsSettled', target: 'completed', meta: by('CHAIR', 'SYSTEM') },
      },
      after: { FOLLOWUP_REVIEW: { actions: ['keepCarriedOver', 'carryOver'], meta: TIMER } },
    },
    completed: { type: 'final' },
    cancelled: { type: 'final' },
  },
});
