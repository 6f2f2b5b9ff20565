import { setup } from 'xstate';
import { assigns } from '../assigns.ts';
import { by } from '../by.ts';
import { ANY, SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import { begin } from './begin.ts';
import type { contract, GgzContext } from './contract.ts';
import { guards } from './guards.ts';
import { keep } from './keep.ts';

const TABLE = by('POH_GGZ', 'WIJ_COACH');
const ASSESSES = by('CRISIS_SERVICE', 'POH_GGZ', 'GP', 'SUBSTITUTE_GP');

const keepEvent = 'keepEvent' as const;
const timer = <const E extends string>(...actions: E[]) => ({ actions, meta: by(SYSTEM) });
const acute = { target: '#ggz.crisis', actions: [keepEvent, 'showCrisisPanel', 'callCrisis', 'informGpUrgent', 'tellCrisis'], meta: by(ANY) } as const;
const phoned = { guard: 'crisisLogged', target: 'awaitingAssessment', actions: [keepEvent, 'tellCrisis'], meta: by(ANY) } as const;
const assessed = { target: '#ggz.postCrisis', actions: keepEvent, meta: ASSESSES } as const;
// [GGZ7] worries about a child do not wait until the agreements are made
const child = { actions: [keepEvent, 'createYouthSignal'], meta: by('POH_GGZ', 'WIJ_COACH', 'GP') } as const;
const ends = { target: 'feedback', actions: [keepEvent, 'createEndFeedback'], meta: TABLE } as const;
const closes = ['keepClosed', 'tellEnded'] as const;

/** [GGZ1] one person at the monthly talk of POH-GGZ and practice coach: risk, agreements, monitoring, and crisis at any time (DOMAIN.md 3.12) */
export const machine = setup({
  types: { context: {} as GgzContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: {
    ...effectNames('createCallTask', 'showCrisisPanel', 'callCrisis', 'informGpUrgent', 'recordTime', 'createTask', 'notifyOnCall', 'notifyNextOnCall'),
    ...effectNames('escalateOwner', 'createAction', 'noteToGp', 'createYouthSignal', 'createEndFeedback', 'remindOwner', 'tellCrisis'),
    ...effectNames('tellStarted', 'tellEnded'),
    ...assigns<GgzContext, typeof keep>(keep),
  },
  delays: namedDelays('GGZ_REVIEW', 'SAME_DAY', 'CRISIS_CALL', 'CRISIS_RESPONSE', 'CRISIS_FOLLOWUP'),
}).createMachine({
  id: 'ggz',
  context: ({ input }) => begin(input),
  entry: 'tellStarted',
  initial: 'proposed',
  states: {
    proposed: {
      on: {
        ADD_TO_MONTHLY: { target: 'scheduled', actions: keepEvent, meta: TABLE },
        NEEDS_EARLIER: { target: 'scheduled', actions: [keepEvent, 'createCallTask'], meta: by('POH_GGZ', 'WIJ_COACH', 'GP') },
        RAISE_ACUTE: acute,
      },
    },
    scheduled: {
      on: {
        OPEN_DISCUSSION: { guard: 'itemConsentOk', target: 'discussing', actions: keepEvent, meta: TABLE },
        WITHDRAW: { target: 'closed', actions: [keepEvent, ...closes], meta: TABLE },
        RAISE_ACUTE: acute,
      },
    },
    discussing: {
      on: {
        RISK_LOW: { guard: 'riskFormComplete', target: 'agreeing', actions: [keepEvent, 'recordTime'], meta: TABLE },
        RISK_ELEVATED: { guard: 'riskFormComplete', target: 'agreeing', actions: [keepEvent, 'recordTime', 'createTask'], meta: TABLE },
        RISK_HIGH: { guard: 'riskFormComplete', target: 'sameDay', actions: [keepEvent, 'recordTime', 'informGpUrgent'], meta: TABLE },
        RAISE_ACUTE: acute,
      },
    },
    sameDay: {
      on: {
        GP_CONTACTED: { guard: 'crisisLogged', target: 'agreeing', actions: [keepEvent, 'tellCrisis'], meta: by('POH_GGZ', 'GP', 'SUBSTITUTE_GP') },
        KOPP_FLAGGED: child,
        RAISE_ACUTE: acute,
      },
      after: { SAME_DAY: timer('notifyOnCall') },
    },
    crisis: {
      initial: 'calling',
      states: {
        calling: {
          on: { CRISIS_SERVICE_CALLED: phoned, EMERGENCY_112_CALLED: phoned },
          after: { CRISIS_CALL: timer('notifyNextOnCall') },
        },
        awaitingAssessment: {
          on: {
            CRISIS_DECLINED: { target: '#ggz.sameDay', actions: keepEvent, meta: ASSESSES },
            ASSESSED_STAYS_HOME: assessed,
            ASSESSED_ADMITTED: assessed,
          },
          after: { CRISIS_RESPONSE: timer('createCallTask') },
        },
      },
    },
    postCrisis: {
      on: {
        FOLLOWUP_DONE: { guard: 'riskFormComplete', target: 'agreeing', actions: keepEvent, meta: by('POH_GGZ', 'GP', 'WIJ_COACH') },
        KOPP_FLAGGED: child,
        RAISE_ACUTE: acute,
      },
      after: { CRISIS_FOLLOWUP: timer('escalateOwner') },
    },
    agreeing: {
      on: {
        AGREEMENTS_RECORDED: { guard: 'monitoringOwner', target: 'monitoring', actions: [keepEvent, 'createAction', 'noteToGp'], meta: TABLE },
        KOPP_FLAGGED: child,
        RAISE_ACUTE: acute,
      },
    },
    monitoring: {
      on: {
        MONITOR_CONTACT_LOGGED: { actions: [keepEvent, 'recordTime'], meta: by('POH_GGZ', 'WIJ_COACH', 'WIJ_WORKER') },
        KOPP_FLAGGED: child,
        HANDED_OVER: ends,
        CLOSE: ends,
        RAISE_ACUTE: acute,
      },
      after: { GGZ_REVIEW: { target: 'scheduled', ...timer('remindOwner') } },
    },
    feedback: { on: { FEEDBACK_SETTLED: { target: 'closed', actions: [...closes], meta: by(SYSTEM) }, RAISE_ACUTE: acute } },
    closed: { on: { REOPEN: { target: 'proposed', actions: [keepEvent, 'tellStarted'], meta: by('POH_GGZ', 'WIJ_COACH', 'GP') } } },
  },
});
