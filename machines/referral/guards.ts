import { or, stateIn } from 'xstate';
import type { Heard } from '../heard.ts';
import { refLength } from '../personal.ts';
import { basisFor, gpMayBeAsked, gpStillToAsk } from './consent.ts';
import type { ReferralContext } from './contract.ts';
import { missingInLetter } from './letter.ts';

type Args = { context: ReferralContext; event: Heard };
/** What `or` of the library hands on is typed wider than what this machine gets. */
type Any = any;

const OVERRIDE_LENGTH = 20;

/** The guards of a referral, by the names of DOMAIN.md 3.3; those at the end are its own. */
export const guards = {
  gpConsultRequired: ({ context, event }: Args) => basisFor(context, event) !== null && gpStillToAsk(context) && gpMayBeAsked(context, event),
  overrideReasonValid: (args: Args) => missingInOverride(args).length === 0,
  letterComplete: ({ context, event }: Args) => missingInLetter(context, event).length === 0 && basisFor(context, event) !== null && !gpStillToAsk(context),
  allocationOk: or([
    stateIn({ allocation: 'notNeeded' }),
    stateIn({ allocation: 'granted' }),
    stateIn({ allocation: 'started' }),
    ({ context }: Any) => context.urgency === 'ACUTE',
  ]),
  newRequestAllowed: ({ event }: Args) => !event.facts?.requests?.pending && !event.facts?.requests?.current,
  // [REF2] somebody says that the client agrees: not against his no, and not past his GP
  hasConsentForRecipient: ({ context, event }: Args) => basisFor(context, event) !== null && !gpStillToAsk(context),
  // [REF2] what the client took back was about something else, or another ground carries it; while the GP is asked, he must be one who may be
  restsElsewhere: ({ context, event }: Args) => basisFor(context, event) !== null && (!gpStillToAsk(context) || gpMayBeAsked(context, event)),
  // [REF17] what the receiver said by his link
  saysAccepted: ({ event }: Args) => event.answer === 'ACCEPTED' || event.answer === 'APPOINTMENT',
  saysRejected: ({ event }: Args) => event.answer === 'REJECTED',
  saysReceived: ({ event }: Args) => event.answer === 'RECEIVED',
  // [REF8] all end reports are settled, and the municipality knows that the care has stopped
  feedbackSettled: ({ context, event }: Args) => !event.facts?.owed && !(context.allocation.startedOn && !context.allocation.stoppedOn),
};

/** For a guard that fails: which fields are missing, and the numbers for its sentence. */
export const explain = {
  letterComplete: ({ context, event }: Args) => whyNotSent(context, event),
  overrideReasonValid: (args: Args) => ({ missing: missingInOverride(args) }),
  newRequestAllowed: ({ event }: Args) => ({ pending: event.facts?.requests?.pending ?? 0 }),
};

/** What is missing in the letter; when nothing is, it is the consent that is gone, or the GP who is still to be asked. */
function whyNotSent(context: ReferralContext, event: Heard) {
  const missing = missingInLetter(context, event);
  if (missing.length > 0) return { missing };
  return { insteadOf: basisFor(context, event) === null ? 'consentAtSending' : 'gpAtSending' };
}

/** [REF4] a reason of the list, in a few words; "not reachable" only when the term has passed. */
function missingInOverride({ context, event }: Args): string[] {
  const tooEarly = event.reason === 'GP_UNREACHABLE_AFTER_TERM' && !context.consults.some((one) => one.outcome === 'NO_RESPONSE');
  return [...(event.reason && !tooEarly ? [] : ['reason']), ...(refLength(event.explanation) >= OVERRIDE_LENGTH ? [] : ['explanation'])];
}
