import { by } from '../by.ts';
import { ANY, SYSTEM } from '../roles.ts';

const BY_ITSELF = by(SYSTEM);
const PROFESSIONALS = by(ANY);
const KNOWS = by('SYSTEM', ANY);
const TOLD = by('SYSTEM', 'CASE_OWNER');
const OWNER = by('CASE_OWNER');
const GP = by('GP', 'SUBSTITUTE_GP');
const OVERRIDES = by('LIAISON', 'TEAM_MANAGER');
const RECEIVES = ['PROVIDER', 'OJG', 'WIJ_WORKER', 'WELFARE_COACH', 'DEM_CM'] as const;
const HELPS = by(RECEIVES);
const ANSWERS = by(RECEIVES, 'LIAISON');
const ANSWERS_LATE = by('PROVIDER', 'LIAISON');

const cancel = { target: 'cancelled', actions: ['keepNote', 'tellEnded'], meta: PROFESSIONALS } as const;
const agrees = { target: 'ready', actions: 'keepConsult', meta: GP } as const;
const objects = { target: 'gpDispute', actions: 'keepConsult', meta: GP } as const;
/** [REF18] he wants to talk first: his term runs on, and the referrer is told and given the task to call */
const calls = { actions: ['keepNote', 'createCallTask', 'tellReferrer'], meta: GP } as const;
const advises = { target: 'draft', actions: 'keepConsult', meta: GP } as const;
const override = { guard: 'overrideReasonValid', target: 'ready', meta: OVERRIDES } as const;
const accept = { target: 'accepted', actions: ['keepAccepted', 'keepNote', 'createIntakeFeedback'] } as const;
const reject = { target: 'rejected', actions: ['keepNote', 'noteToGp'] } as const;
/** [REF17] a receiver outside answers by the link of his letter; its route judges who may, and nobody presses it here */
const outside = [
  {
    guard: 'saysAccepted',
    target: 'accepted',
    actions: ['keepOutside', 'keepAccepted', 'keepFirstDay', 'keepNote', 'createIntakeFeedback', 'tellReferrer'],
    meta: BY_ITSELF,
  },
  { guard: 'saysRejected', target: 'rejected', actions: ['keepOutside', 'keepNote', 'noteToGp'], meta: BY_ITSELF },
  { guard: 'saysReceived', target: 'delivered', actions: ['keepOutside', 'keepNote', 'tellReferrer'], meta: BY_ITSELF },
] as const;
/** the same while he is waited for already: his term for a real answer runs on */
const heard = [outside[0], outside[1], { guard: 'saysReceived', actions: ['keepOutside', 'keepNote', 'tellReferrer'], meta: BY_ITSELF }] as const;
/** What the client takes back before the letter has gone: judged anew. */
const withdrawn = [
  { guard: 'restsElsewhere', meta: BY_ITSELF },
  { target: 'awaitingConsent', actions: 'setNoBasis', meta: BY_ITSELF },
] as const;

/** The region of the letter and the contact, from draft to the end of the care (DOMAIN.md 3.9). */
export const route = {
  initial: 'draft',
  states: {
    draft: {
      on: {
        SUBMIT: { target: 'consentCheck', actions: ['keepFields', 'setAskAnew', 'warnNotContracted', 'warnDouble', 'judgeConsent'], meta: PROFESSIONALS },
        CANCEL: cancel,
      },
    },
    consentCheck: {
      on: {
        CONSENT_OK: [
          { guard: 'gpConsultRequired', target: 'gpConsultation', actions: ['keepBasis', 'setGpAsked', 'sendGpConsult'], meta: KNOWS },
          { guard: 'hasConsentForRecipient', target: 'ready', actions: 'keepBasis', meta: KNOWS },
        ],
        CONSENT_MISSING: { target: 'awaitingConsent', actions: 'requestConsent', meta: KNOWS },
      },
    },
    awaitingConsent: {
      on: {
        CONSENT_GRANTED: { target: 'consentCheck', actions: 'judgeConsent', meta: TOLD },
        GP_CONTACT_REFUSED: { target: 'ready', actions: ['keepGpRefused', 'logOverride'], meta: OWNER },
        CONSENT_REFUSED: { target: 'cancelled', actions: ['keepNote', 'tellEnded'], meta: TOLD },
      },
    },
    gpConsultation: {
      on: {
        GP_AGREES: agrees,
        GP_SUGGESTS_ALTERNATIVE: advises,
        GP_OBJECTS: objects,
        GP_ASKS_CALL: calls,
        OVERRIDE_GP_CONSULT: { ...override, actions: ['keepOverride', 'logOverride'] },
        CONSENT_WITHDRAWN: withdrawn,
      },
      after: {
        GP_CONSULT_REMIND: { actions: 'notifyLiaisonBoth', meta: BY_ITSELF },
        GP_CONSULT_DUE: { target: 'gpNoResponse', actions: ['keepConsult', 'notifyLiaisonBoth', 'createCallTask'], meta: BY_ITSELF },
      },
    },
    gpNoResponse: {
      on: {
        GP_AGREES: agrees,
        GP_SUGGESTS_ALTERNATIVE: advises,
        GP_OBJECTS: objects,
        GP_ASKS_CALL: calls,
        OVERRIDE_GP_CONSULT: { ...override, actions: ['keepOverride', 'logOverride', 'notifyManagersBoth'] },
        CONSENT_WITHDRAWN: withdrawn,
      },
    },
    gpDispute: {
      on: {
        PUT_ON_MDO: { actions: 'createAgendaItem', meta: PROFESSIONALS },
        RESOLVE_AGREED: { target: 'ready', actions: 'keepConsult', meta: by('GP', 'SUBSTITUTE_GP', 'CASE_OWNER') },
        RESOLVE_WITHDRAW: { target: 'cancelled', actions: ['keepNote', 'tellEnded'], meta: OWNER },
        CONSENT_WITHDRAWN: withdrawn,
      },
    },
    ready: {
      on: {
        SEND: { guard: 'letterComplete', target: 'sent', actions: ['keepSent', 'sendReferral'], meta: PROFESSIONALS },
        CANCEL: cancel,
        CONSENT_WITHDRAWN: withdrawn,
      },
    },
    sent: {
      on: {
        DELIVERED: { target: 'delivered', meta: by('SYSTEM', 'PROVIDER') },
        DELIVERY_FAILED: { target: 'ready', actions: 'createCallTask', meta: BY_ITSELF },
        OUTSIDE_ANSWER: outside,
      },
      after: { DELIVERY_ACK: { actions: 'createCallTask', meta: BY_ITSELF } },
    },
    delivered: {
      on: {
        ACCEPT: { ...accept, meta: ANSWERS },
        REJECT: { ...reject, meta: ANSWERS },
        REQUEST_INFO: { target: 'infoRequested', actions: ['keepNote', 'createTask'], meta: HELPS },
        OUTSIDE_ANSWER: heard,
      },
      after: { REFERRAL_RESPONSE: { target: 'noResponse', actions: ['createCallTask', 'notifyLiaisonBoth'], meta: BY_ITSELF } },
    },
    infoRequested: {
      on: { INFO_SENT: { target: 'delivered', actions: 'keepNote', meta: PROFESSIONALS } },
      after: { SIGNAL_INFO: { actions: 'remindOwner', meta: BY_ITSELF } },
    },
    noResponse: {
      on: {
        ACCEPT: { ...accept, meta: ANSWERS_LATE },
        REJECT: { ...reject, meta: ANSWERS_LATE },
        OUTSIDE_ANSWER: outside,
        RESEND: { guard: 'letterComplete', target: 'sent', actions: ['keepSent', 'sendReferral'], meta: PROFESSIONALS },
        CANCEL: cancel,
      },
    },
    rejected: {
      on: {
        REDIRECT: { target: 'draft', actions: 'keepFields', meta: PROFESSIONALS },
        CLOSE_UNSUCCESSFUL: { target: 'closedUnsuccessful', actions: ['keepNote', 'createEndFeedback', 'tellEnded'], meta: PROFESSIONALS },
      },
    },
    accepted: {
      on: {
        APPOINTMENT_SET: { actions: 'keepAppointment', meta: HELPS },
        NO_SHOW: { actions: ['keepNoShow', 'keepNote', 'createCallTask'], meta: HELPS },
        START_CARE: { guard: 'allocationOk', target: 'inCare', actions: ['keepStart', 'createProgressFeedback'], meta: HELPS },
        CLIENT_WITHDRAWS: { target: 'cancelled', actions: ['keepNote', 'createEndFeedback', 'tellEnded'], meta: PROFESSIONALS },
        ALLOCATION_FAILED: {
          target: 'closedUnsuccessful',
          actions: ['keepNote', 'createEndFeedback', 'tellEnded'],
          meta: by('CASE_OWNER', 'PROVIDER', 'OJG'),
        },
      },
      after: { WARM_CHECK: { actions: 'taskWarmCheck', meta: BY_ITSELF }, FIRST_APPOINTMENT: { actions: 'escalateOwner', meta: BY_ITSELF } },
    },
    inCare: {
      on: {
        END_CARE: { target: 'ended', actions: ['keepEnd', 'keepNote', 'createEndFeedback'], meta: HELPS },
        CLIENT_WITHDRAWS: { target: 'ended', actions: ['keepEnd', 'keepNote', 'createEndFeedback'], meta: PROFESSIONALS },
      },
    },
    ended: { on: { FEEDBACK_SETTLED: { guard: 'feedbackSettled', target: 'completed', actions: 'tellEnded', meta: BY_ITSELF } } },
    completed: { type: 'final' },
    cancelled: { type: 'final' },
    closedUnsuccessful: { type: 'final' },
  },
} as const;
