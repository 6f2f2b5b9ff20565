import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'feedback',
    what: '* -> *: effect judgeConsent extra',
    reason: 'What the product knows of consent it says itself, in the same transaction (ARCHITECTURE: people press once).',
  },
  {
    machine: 'feedback',
    what: '* -> *: effect tellMessage extra',
    reason: 'What the practice says of the letter, its message must not go on waiting for (3.19 processed).',
  },
  {
    machine: 'feedback',
    what: 'content.consentCheck CONSENT_* -> *: role CASE_OWNER extra',
    reason: 'When a check comes out differently a moment later, whoever owns the case need not wait for the product to say so.',
  },
  {
    machine: 'feedback',
    what: 'content.consentAsked CONSENT_GRANTED -> content.ready: guard hasConsentForRecipient, not none',
    reason: 'Another consent than the one that was waited for may be granted; only what covers this recipient lets it go (BR-03).',
  },
  {
    machine: 'feedback',
    what: 'content.ready CONSENT_WITHDRAWN -> *',
    reason: 'Judged anew by all consents of the case: one that ended stops only what no other ground carries (3.4 stopPendingSends re-checks).',
  },
];
