import { setup } from 'xstate';
import { assigns } from '../assigns.ts';
import { by } from '../by.ts';
import { ANY, SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import { begin } from './begin.ts';
import type { AgendaItemContext, contract } from './contract.ts';
import { guards } from './guards.ts';
import { keep } from './keep.ts';

/** Who may screen may also judge consent of the item. */
const SCREENERS = by('POH_O', 'POH_GGZ', 'LIAISON', 'CHAIR', 'SYSTEM');
const PEOPLE_WHO_SCREEN = by('POH_O', 'POH_GGZ', 'LIAISON', 'CHAIR');
const NAMELESS = by('POH_O', 'POH_GGZ', 'LIAISON', 'CASE_OWNER', 'CHAIR');
const CHAIR = by('CHAIR');
const CONSENTS = by('SYSTEM', 'CASE_OWNER');
const EVERYBODY = { by: ANY };

const withdraw = { target: 'withdrawn', actions: ['keepWithdrawn', 'tellWithdrawn'], meta: EVERYBODY } as const;
const conclude = { guard: 'outcomeRecorded', target: 'concluded', actions: ['keepOutcome', 'recordTime'], meta: CHAIR } as const;
const deferOpened = { target: 'deferred', actions: ['keepDeferred', 'recordTime', 'deferToNext', 'tellMeeting'], meta: CHAIR } as const;
const deferPlanned = { target: 'deferred', actions: ['keepDeferred', 'deferToNext', 'tellMeeting'], meta: CHAIR } as const;
const useAnonymous = { target: 'scheduledAnonymous', actions: ['keepAnonymous', 'tellMeeting'], meta: NAMELESS } as const;
const linked = { target: 'scheduled', actions: ['keepLinked', 'tellMeeting'], meta: CONSENTS } as const;

/** One case (or one question without a name) on the agenda of one meeting (DOMAIN.md 3.8). */
export const machine = setup({
  types: { context: {} as AgendaItemContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: {
    ...effectNames(
      'requestConsent',
      'createTask',
      'recordTime',
      'overtimeAlert',
      'notifyTriage',
      'deferToNext',
      'tellMeeting',
      'tellCase',
      'tellWithdrawn',
      'screenReview',
    ),
    ...assigns<AgendaItemContext, typeof keep>(keep),
  },
  delays: namedDelays('AGENDA_CLOSE', 'ITEM_TIMEBOX'),
}).createMachine({
  id: 'agendaItem',
  context: ({ input }) => begin(input),
  initial: 'proposed',
  on: {
    PLACE_ON_AGENDA: { actions: ['keepPlaceTold', 'tellMeeting'], meta: { by: SYSTEM } },
    CLOCK_CHANGED: { actions: 'keepClock', meta: { by: SYSTEM } },
    PREPARE: { guard: 'stillPrepares', actions: 'keepPrepared', meta: EVERYBODY },
  },
  states: {
    proposed: {
      entry: ['tellMeeting', 'tellCase', 'screenReview'],
      on: { SCREEN: { target: 'screening', actions: ['keepPlace', 'tellMeeting'], meta: SCREENERS }, WITHDRAW: withdraw },
    },
    screening: {
      on: {
        CONSENT_OK: { guard: 'itemConsentOk', target: 'scheduled', actions: 'keepCleared', meta: SCREENERS },
        CONSENT_MISSING: { target: 'awaitingConsent', actions: 'requestConsent', meta: SCREENERS },
        USE_ANONYMOUS: useAnonymous,
        RETURN_TO_PROPOSER: { target: 'returned', actions: ['keepReturned', 'createTask'], meta: PEOPLE_WHO_SCREEN },
      },
    },
    awaitingConsent: {
      on: { CONSENT_GRANTED: linked, USE_ANONYMOUS: useAnonymous, WITHDRAW: withdraw },
      after: { AGENDA_CLOSE: { target: 'deferred', actions: ['keepDeferred', 'deferToNext', 'tellMeeting'], meta: { by: SYSTEM } } },
    },
    returned: {
      on: { RESUBMIT: { target: 'screening', actions: 'keepPrepared', meta: EVERYBODY }, WITHDRAW: withdraw },
    },
    scheduled: {
      on: {
        OPEN: { guard: 'itemConsentOk', target: 'inDiscussion', actions: 'keepOpened', meta: CHAIR },
        CONSENT_WITHDRAWN: { target: 'awaitingConsent', actions: ['keepNotCleared', 'notifyTriage'], meta: { by: SYSTEM } },
        // Somebody sits at the table who may not hear the name.
        USE_ANONYMOUS: useAnonymous,
        DEFER: deferPlanned,
        WITHDRAW: withdraw,
      },
    },
    scheduledAnonymous: {
      on: { OPEN: { target: 'inDiscussion', actions: 'keepOpened', meta: CHAIR }, CONSENT_GRANTED: linked, DEFER: deferPlanned, WITHDRAW: withdraw },
    },
    inDiscussion: {
      on: { CONCLUDE: conclude, DEFER: deferOpened },
      after: { ITEM_TIMEBOX: { target: 'overtime', actions: 'overtimeAlert', meta: { by: SYSTEM } } },
    },
    overtime: {
      on: { EXTEND: { guard: 'extendLeft', target: 'inDiscussion', actions: 'keepExtended', meta: CHAIR }, CONCLUDE: conclude, DEFER: deferOpened },
    },
    deferred: {
      on: { RESCHEDULE: { target: 'screening', actions: ['keepPlace', 'tellMeeting'], meta: SCREENERS }, WITHDRAW: withdraw },
    },
    concluded: { on: { MINUTED: { target: 'minuted', meta: by('SYSTEM', 'CHAIR') } } },
    minuted: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
