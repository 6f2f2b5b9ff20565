import { setup } from 'xstate';
import { assigns } from '../assigns.ts';
import { by } from '../by.ts';
import { ANY, SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import { begin } from './begin.ts';
import type { contract, DementiaContext } from './contract.ts';
import { following } from './following.ts';
import { guards } from './guards.ts';
import { keep } from './keep.ts';

const CM = by('DEM_CM');
const FIRST = by('POH_O', 'DISTRICT_NURSE', 'DEM_CM', 'GP');
const NO_WORRY = by('POH_O', 'DEM_CM', 'GP');
const MANAGES = by('TEAM_MANAGER', 'DEM_CM');
const ASSIGNS = by('LIAISON', 'TEAM_MANAGER', 'DEM_CM');

const keepEvent = 'keepEvent' as const;
const timer = <const E extends string>(...actions: E[]) => ({ actions, meta: by(SYSTEM) });
// In every state in which the client lives (ARCHITECTURE, machines.json is the specification).
const CLIENT_DECEASED = { target: 'bereavement', actions: [keepEvent, 'tellDeceased'], meta: by(ANY) } as const;
const confirmed = { target: 'diagnostics', actions: [keepEvent, 'noteToGp'], meta: FIRST } as const;
const resolved = { target: 'noDementia', actions: keepEvent, meta: NO_WORRY } as const;
const declines = <const R extends ReturnType<typeof by>>(meta: R) => ({ target: 'watchful', actions: keepEvent, meta }) as const;
const waiting = { CM_WAIT_NORM: timer('escalateCmWait') };
const prepare = { target: 'admissionPrep', actions: keepEvent, meta: CM } as const;
const closes = ['keepClosed', 'tellEnded'] as const;

/** [DEM1] one person, from the first worry to the care for who stays behind (DOMAIN.md 3.11) */
export const machine = setup({
  types: { context: {} as DementiaContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: {
    ...effectNames('createTask', 'escalateOwner', 'recordTime', 'noteToGp', 'remindOwner', 'addToBoard', 'escalateCmWait', 'measureStrain', 'planVisit'),
    ...effectNames('createIntakeFeedback', 'createProgressFeedback', 'createEndFeedback', 'proposeMdo', 'notifyParticipants', 'flagCoverageGap'),
    ...effectNames('offerRespite', 'showCrisisPanel', 'informGpUrgent', 'tellDeceased', 'tellStarted', 'tellEnded', 'dropVisit'),
    ...assigns<DementiaContext, typeof keep>(keep),
  },
  delays: {
    ...namedDelays('NP_FIRST_CONTACT', 'WATCHFUL_REVIEW', 'DIAG_REVIEW', 'CM_WAIT_NORM', 'CM_INTAKE', 'CAREPLAN_DUE', 'VISIT_DUE', 'PLAN_REVIEW'),
    ...namedDelays('RESPITE_END', 'CRISIS_FOLLOWUP', 'ELV_MAX', 'HANDOVER', 'AFTERCARE', 'BEREAVEMENT_FIRST'),
  },
}).createMachine({
  id: 'dementia',
  context: ({ input }) => begin(input),
  entry: 'tellStarted',
  initial: 'concernRaised',
  states: {
    concernRaised: {
      on: {
        ASSIGN_FIRST_CONTACT: { target: 'firstContact', actions: [keepEvent, 'createTask'], meta: by('GP', 'POH_O', 'LIAISON', 'DEM_CM', 'DISTRICT_NURSE') },
        CLIENT_DECEASED,
      },
      after: { NP_FIRST_CONTACT: timer('escalateOwner') },
    },
    firstContact: {
      on: {
        CONTACT_LOGGED: { actions: [keepEvent, 'recordTime'], meta: by('POH_O', 'DISTRICT_NURSE', 'DEM_CM', 'GP', 'WIJ_WORKER') },
        CONCERN_CONFIRMED: confirmed,
        CONCERN_UNCLEAR: { target: 'watchful', actions: keepEvent, meta: FIRST },
        CONCERN_RESOLVED: resolved,
        CLIENT_DECLINES: declines(FIRST),
        CLIENT_DECEASED,
      },
      after: { NP_FIRST_CONTACT: timer('escalateOwner') },
    },
    watchful: {
      on: { CONCERN_CONFIRMED: confirmed, CONCERN_RESOLVED: resolved, CLIENT_DECEASED },
      after: { WATCHFUL_REVIEW: { target: 'firstContact', ...timer('remindOwner') } },
    },
    diagnostics: {
      on: {
        ENROL_CM: { target: 'enrolled', actions: keepEvent, meta: by('GP', 'POH_O', 'SO') },
        DIAGNOSIS_DEMENTIA: { target: 'enrolled', actions: keepEvent, meta: by('GP', 'SO') },
        DIAGNOSIS_OTHER: { target: 'noDementia', actions: keepEvent, meta: by('GP', 'SO') },
        CLIENT_DECEASED,
      },
      after: { DIAG_REVIEW: timer('remindOwner') },
    },
    enrolled: {
      on: {
        CM_ASSIGNED: { guard: 'cmCapacity', target: 'intake', actions: [keepEvent, 'addToBoard'], meta: ASSIGNS },
        CLIENT_DECLINES: declines(by('GP', 'POH_O', 'DEM_CM')),
        CLIENT_DECEASED,
      },
      after: waiting,
    },
    intake: {
      on: {
        FIRST_CM_CONTACT: { actions: [keepEvent, 'recordTime'], meta: CM },
        INTAKE_DONE: { target: 'planDraft', actions: [keepEvent, 'measureStrain'], meta: CM },
        CLIENT_DECLINES: declines(CM),
        CLIENT_DECEASED,
      },
      // [DEM3] the waiting clock goes on until the first contact, not until somebody was assigned.
      after: { CM_INTAKE: timer('remindOwner'), ...waiting },
    },
    planDraft: {
      on: {
        WRITE_PLAN: { actions: keepEvent, meta: CM },
        PLAN_AGREED: { guard: 'agreedWithClient', target: 'following', actions: [keepEvent, 'keepNextVisit', 'planVisit', 'createIntakeFeedback'], meta: CM },
        CLIENT_DECEASED,
      },
      after: { CAREPLAN_DUE: timer('remindOwner') },
    },
    following: {
      ...following,
      // Who moves, declines or dies is not visited any more; who comes back gets a new date.
      exit: ['dropVisit', 'keepVisitDropped'],
      on: {
        TEMP_ADMITTED: { target: 'tempStay', actions: [keepEvent, 'noteToGp'], meta: by(ANY) },
        PREPARE_ADMISSION: { ...prepare, actions: [keepEvent, 'proposeMdo'] },
        CM_CHANGED: { actions: [keepEvent, 'createTask', 'notifyParticipants'], meta: MANAGES },
        CM_LEFT: { target: 'reassigning', actions: [keepEvent, 'flagCoverageGap'], meta: MANAGES },
        CLIENT_DECLINES: { ...declines(CM), actions: [keepEvent, 'noteToGp'] },
        MOVED_AWAY: { target: 'warmHandover', actions: keepEvent, meta: CM },
        CLIENT_DECEASED,
      },
    },
    reassigning: {
      on: {
        CM_ASSIGNED: { guard: 'cmCapacity', target: 'following', actions: [keepEvent, 'keepNextVisit', 'addToBoard', 'planVisit'], meta: ASSIGNS },
        CLIENT_DECEASED,
      },
      after: { CM_INTAKE: timer('escalateOwner') },
    },
    tempStay: {
      on: {
        RETURNED_HOME: { target: 'following', actions: [keepEvent, 'keepNextVisit', 'planVisit'], meta: by(ANY) },
        PREPARE_ADMISSION: prepare,
        CLIENT_DECEASED,
      },
      after: { ELV_MAX: timer('escalateOwner') },
    },
    admissionPrep: {
      on: {
        WLZ_GRANTED: { actions: keepEvent, meta: CM },
        ADMITTED: { target: 'warmHandover', actions: keepEvent, meta: CM },
        STAYS_HOME: { target: 'following', actions: [keepEvent, 'keepUsualPace'], meta: CM },
        CLIENT_DECEASED,
      },
    },
    warmHandover: {
      on: { HANDOVER_DONE: { target: 'aftercare', actions: [keepEvent, 'createEndFeedback'], meta: CM }, CLIENT_DECEASED },
      after: { HANDOVER: timer('remindOwner') },
    },
    aftercare: {
      on: { AFTERCARE_DONE: { target: 'closed', actions: [keepEvent, ...closes], meta: CM }, CLIENT_DECEASED },
      after: { AFTERCARE: timer('remindOwner') },
    },
    bereavement: {
      on: {
        BEREAVEMENT_CONTACT_LOGGED: { actions: [keepEvent, 'recordTime'], meta: by('DEM_CM', 'GP', 'POH_O') },
        AFTERCARE_DONE: { target: 'closed', actions: [keepEvent, 'createEndFeedback', ...closes], meta: by('DEM_CM', 'POH_O') },
      },
      after: { BEREAVEMENT_FIRST: timer('remindOwner') },
    },
    noDementia: { on: { CLOSE: { target: 'closed', actions: [keepEvent, 'createEndFeedback', ...closes], meta: by('GP', 'POH_O', 'DEM_CM') } } },
    closed: {
      on: { REOPEN: { target: 'concernRaised', actions: [keepEvent, 'tellStarted'], meta: by('GP', 'POH_O', 'DEM_CM', 'DISTRICT_NURSE', 'LIAISON') } },
    },
  },
});
