import { setup } from 'xstate';
import { assigns } from '../assigns.ts';
import { by } from '../by.ts';
import { SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import { begin } from './begin.ts';
import type { contract, OjgContext } from './contract.ts';
import { guards } from './guards.ts';
import { keep } from './keep.ts';

const OWN = by('OJG');
const SETTLES = by('SYSTEM', 'OJG');
// BR-28: the municipality sees no file, so whoever got its answer on paper notes it.
const ANSWERS = by('MUNICIPALITY', 'SYSTEM', 'OJG');

const keepEvent = 'keepEvent' as const;
const timer = <const E extends string>(...actions: E[]) => ({ actions, meta: by(SYSTEM) });
const accept = { target: 'intakePlanned', actions: [keepEvent, 'addToBoard'], meta: OWN } as const;
const atHard = {
  guard: 'sessionReachesHard',
  target: 'limitReached',
  actions: ['keepTalk', 'countSession', 'recordTime', 'promptEvaluation'],
  meta: OWN,
} as const;
const homeVisit = { actions: [keepEvent, 'recordTime'], meta: OWN } as const;
const unsafe = { actions: [keepEvent, 'startMeldcode'], meta: OWN } as const;
const noShow = { actions: [keepEvent, 'createCallTask'], meta: OWN } as const;
const stops = { target: 'reportDraft', actions: keepEvent, meta: OWN } as const;
const refer = { target: 'referringOn', actions: [keepEvent, 'spawnTrack'], meta: OWN } as const;
const extend = { target: 'extensionRequest', actions: [keepEvent, 'noteToGp', 'sendJw315'], meta: OWN } as const;
const bridge = { guard: 'bridgeLeft', actions: ['keepBridge', 'recordTime'], meta: OWN } as const;
const plans = {
  PLAN_TALK: { guard: 'talkAhead', actions: keepEvent, meta: OWN },
  TALK_OFF: { actions: keepEvent, meta: OWN },
} as const;
const withGp = { GP_CONSULTED: { actions: [keepEvent, 'recordTime'], meta: OWN } } as const;
const unrecorded = { OJG_TALK: timer('remindOwner') };
const idle = { OJG_IDLE: timer('remindOwner') };
const closes = ['keepClosed', 'tellEnded'] as const;

/** [OJG1] one youth, from the referral to the report: a few talks without allocation, then a choice (DOMAIN.md 3.10) */
export const machine = setup({
  types: { context: {} as OjgContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: {
    ...effectNames('addToBoard', 'recordTime', 'countSession', 'recordNotSent', 'noteToGp', 'promptEvaluation', 'sendReport', 'createCallTask'),
    ...effectNames('notifyManager', 'remindOwner', 'escalateOwner', 'sendJw315', 'sendJw305', 'sendJw307', 'startMeldcode', 'spawnTrack'),
    ...effectNames('tellStarted', 'tellEnded', 'settleTasks'),
    ...assigns<OjgContext, typeof keep>(keep),
  },
  delays: namedDelays('OJG_FIRST_CONTACT', 'OJG_INTAKE', 'OJG_IDLE', 'OJG_REPORT', 'REPORT_ACK', 'JW_ANSWER', 'ALLOCATION_END', 'OJG_TALK'),
}).createMachine({
  id: 'ojg',
  context: ({ input }) => begin(input),
  entry: 'tellStarted',
  initial: 'referred',
  states: {
    referred: {
      on: {
        ACCEPT_REFERRAL: accept,
        CONSULT_ONLY: { target: 'consult', actions: keepEvent, meta: OWN },
        DECLINE: { target: 'declined', actions: [keepEvent, 'noteToGp', ...closes], meta: OWN },
      },
      after: { OJG_FIRST_CONTACT: timer('notifyManager') },
    },
    consult: {
      on: { CLOSE_CONSULT: { target: 'closed', actions: [keepEvent, 'recordTime', ...closes], meta: OWN }, ACCEPT_REFERRAL: accept },
      after: idle,
    },
    intakePlanned: {
      on: {
        INTAKE_HELD: { guard: 'youthConsentOk', target: 'clarification', actions: ['keepTalk', 'countSession', 'recordTime'], meta: OWN },
        NO_SHOW: noShow,
        CLIENT_DECLINES: stops,
        ...plans,
      },
      after: { OJG_INTAKE: timer('notifyManager'), ...unrecorded },
    },
    clarification: {
      on: {
        SESSION_HELD: [atHard, { guard: 'sessionsBelowHard', actions: ['keepTalk', 'countSession', 'recordTime'], meta: OWN }],
        HOME_VISIT_LOGGED: homeVisit,
        RAISE_SAFETY: unsafe,
        CLARIFICATION_DONE: { target: 'decision', actions: keepEvent, meta: OWN },
        CLIENT_STOPS: stops,
        ...plans,
        ...withGp,
      },
      after: { ...idle, ...unrecorded },
    },
    decision: {
      on: { CHOOSE_SHORT: { target: 'shortTreatment', actions: keepEvent, meta: OWN }, CHOOSE_REFER: refer, CHOOSE_NONE: stops, ...plans, ...withGp },
      after: { ...idle, ...unrecorded },
    },
    shortTreatment: {
      on: {
        SESSION_HELD: [atHard, { guard: 'sessionsBelowHard', actions: ['keepTalk', 'countSession', 'recordTime', 'promptEvaluation'], meta: OWN }],
        HOME_VISIT_LOGGED: homeVisit,
        NO_SHOW: noShow,
        RAISE_SAFETY: unsafe,
        EXTENSION_NEEDED: extend,
        CHOOSE_REFER: refer,
        GOALS_REACHED: stops,
        CLIENT_STOPS: stops,
        GO_ON: { guard: 'whatNextAsked', actions: [keepEvent, 'settleTasks'], meta: OWN },
        ...plans,
        ...withGp,
      },
      after: { ...idle, ...unrecorded },
    },
    limitReached: {
      on: {
        // [OJG4] here it never holds: the refusal names the limit and the ways on instead of "not now"
        SESSION_HELD: { guard: 'sessionsBelowHard', actions: ['keepTalk', 'countSession', 'recordTime'], meta: OWN },
        EXTENSION_NEEDED: extend,
        CHOOSE_REFER: refer,
        GOALS_REACHED: stops,
        CLIENT_STOPS: stops,
        ...withGp,
      },
      after: idle,
    },
    extensionRequest: {
      entry: 'settleTasks',
      on: {
        ALLOCATION_GRANTED: { target: 'extendedCare', actions: [keepEvent, 'sendJw305'], meta: ANSWERS },
        ALLOCATION_REJECTED: { target: 'limitReached', actions: [keepEvent, 'remindOwner'], meta: ANSWERS },
        BRIDGE_SESSION: bridge,
        CLIENT_STOPS: stops,
        ...plans,
        ...withGp,
      },
      after: { JW_ANSWER: timer('createCallTask', 'escalateOwner'), ...unrecorded },
    },
    extendedCare: {
      on: {
        SESSION_HELD: { actions: ['keepAllocated', 'recordTime'], meta: OWN },
        HOME_VISIT_LOGGED: homeVisit,
        RAISE_SAFETY: unsafe,
        CHOOSE_REFER: refer,
        GOALS_REACHED: { ...stops, actions: [keepEvent, 'sendJw307'] },
        CLIENT_STOPS: { ...stops, actions: [keepEvent, 'sendJw307'] },
        ...plans,
        ...withGp,
      },
      after: { ALLOCATION_END: timer('remindOwner'), ...unrecorded },
    },
    referringOn: {
      entry: 'settleTasks',
      on: {
        REFERRAL_ACCEPTED: { target: 'reportDraft', actions: keepEvent, meta: SETTLES },
        REFERRAL_REJECTED: { target: 'decision', actions: keepEvent, meta: SETTLES },
        CLIENT_STOPS: stops,
        BRIDGE_SESSION: bridge,
        ...plans,
      },
      after: { ...idle, ...unrecorded },
    },
    reportDraft: {
      entry: 'settleTasks',
      on: { REPORT_WRITTEN: { guard: 'ojgReportComplete', target: 'reportConsent', actions: keepEvent, meta: OWN } },
      after: { OJG_REPORT: timer('remindOwner') },
    },
    reportConsent: {
      on: {
        // [OJG7] the yes of those who must say it by the age of today, as for the first talk
        CONSENT_GRANTED: { guard: 'youthConsentOk', target: 'reportSent', actions: [keepEvent, 'sendReport'], meta: SETTLES },
        CONSENT_REFUSED: { target: 'closed', actions: [keepEvent, 'recordNotSent', ...closes], meta: SETTLES },
      },
      after: idle,
    },
    reportSent: {
      on: { ACKNOWLEDGED: { target: 'closed', actions: [keepEvent, ...closes], meta: by('GP', 'ASSISTANT', 'SYSTEM') } },
      after: { REPORT_ACK: timer('createCallTask') },
    },
    closed: {
      entry: 'settleTasks',
      on: { REOPEN: { guard: 'withinReopenWindow', target: 'intakePlanned', actions: [keepEvent, 'addToBoard', 'tellStarted'], meta: OWN } },
    },
    declined: { type: 'final' },
  },
});
