import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'referral',
    what: '* -> *: effect judge* extra',
    reason: 'What the product knows of consent and of the end it says itself, in the same transaction (ARCHITECTURE: people press once).',
  },
  {
    machine: 'referral',
    what: '* -> *: effect tellEnded extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): a track that ends tells its case.',
  },
  {
    machine: 'referral',
    what: 'route.draft SUBMIT -> route.consentCheck: effect warnDouble extra',
    reason: 'BR-26: double referrals are detected, and the referrer hears it.',
  },
  {
    machine: 'referral',
    what: 'route.consentCheck CONSENT_* -> *: role ANY_PRO extra',
    reason: 'Whether the client knows of the referral and agrees the product cannot know; a professional records it (BR-03, implied consent).',
  },
  {
    machine: 'referral',
    what: 'route.consentCheck CONSENT_OK -> route.ready: guard hasConsentForRecipient, not none',
    reason: 'Nobody says yes against the no of a client, and nobody asks a GP whom the client wants to keep out (BR-03 beats BR-04).',
  },
  {
    machine: 'referral',
    what: 'route.* CONSENT_WITHDRAWN -> *: extra',
    reason: 'Consent is judged until the letter has gone; taken back while the GP is asked or before sending, it is waited for again (BR-03).',
  },
  {
    machine: 'referral',
    what: 'route.noResponse RESEND -> route.sent: guard letterComplete, not none',
    reason: 'Sending again is sending: letter and consent are checked again (BR-03).',
  },
  {
    machine: 'referral',
    what: 'route.ended FEEDBACK_SETTLED -> route.completed: guard feedbackSettled, not none',
    reason: 'There may be several end reports, and an allocation whose stop message is still to be sent would be lost with the instance.',
  },
  {
    machine: 'referral',
    what: 'route.* GP_ASKS_CALL -> *: extra',
    reason: 'A GP who wants to talk first is no GP who objects: his question stays open and the referrer gets the task to call (REF18).',
  },
  {
    machine: 'referral',
    what: 'route.gpNoResponse GP_SUGGESTS_ALTERNATIVE -> route.draft: extra',
    reason: 'A GP who answers late has the same three answers (REF18).',
  },
  {
    machine: 'referral',
    what: 'route.* OUTSIDE_ANSWER -> *: extra',
    reason: 'A receiver who does not work with Mekoar answers by the one-question link of his letter (REF17, decision 023).',
  },
  {
    machine: 'referral',
    what: 'allocation.* -> *: role * extra',
    reason: 'The municipality sees no client content (BR-28) and answers on paper or by message; whoever gets the answer notes it.',
  },
];
