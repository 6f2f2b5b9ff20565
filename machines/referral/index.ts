import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { facts } from './facts.ts';
import { explain } from './guards.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** A question that is handed to another party, with its letter and its allocation (DOMAIN.md 3.9). */
export const referral = defineTrack({
  id: 'referral',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: [
    'gpConsultRequired',
    'hasConsentForRecipient',
    'overrideReasonValid',
    'letterComplete',
    'newRequestAllowed',
    'saysAccepted',
    'saysRejected',
    'saysReceived',
  ],
  explain,
  saysInstead: ['consentAtSending', 'gpAtSending'],
  rest: {
    'route.draft': "a draft is its writer's own and waits for nothing",
    'route.inCare': 'the care runs; a progress report is owed every year',
    'route.ended': 'the end report that is owed has its own terms',
    'allocation.notNeeded': 'nobody has to allocate anything',
    'allocation.stopped': 'the municipality knows that the care has stopped',
  },
  waitsFor: {
    'route.consentCheck': 'CASE_OWNER',
    'route.awaitingConsent': 'CASE_OWNER',
    'route.gpNoResponse': 'LIAISON',
    'route.gpDispute': 'CASE_OWNER',
    'route.ready': 'CASE_OWNER',
    'route.noResponse': 'LIAISON',
    'route.rejected': 'CASE_OWNER',
    'allocation.toRequest': 'PROVIDER',
    'allocation.denied': 'CASE_OWNER',
  },
  examples,
});
