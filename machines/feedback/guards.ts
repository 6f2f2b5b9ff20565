import { and, or, stateIn } from 'xstate';
import type { Heard } from '../heard.ts';
import { basisFor } from './consent.ts';
import type { FeedbackContext } from './contract.ts';
import { missingIn } from './report.ts';

type Args = { context: FeedbackContext; event: Heard };
/** What `and` and `or` of the library hand on is typed wider than what this machine gets. */
type Any = any;

const hasConsent = ({ context, event }: Any) => basisFor(context, event) !== null;
const hasReason = ({ event }: Any) => Boolean(event.reason);
const isLate = ({ context, event }: Any) => event.at > context.dueAt;

/** The guards of a feedback obligation, by the names of DOMAIN.md 3.3. Regions move together: what the content refuses may not settle the debt. */
export const guards = {
  minContentMet: ({ context, event }: Args) => missingIn(context, event).length === 0,
  hasConsentForRecipient: hasConsent,
  waiverReason: hasReason,
  sendAllowed: and([stateIn({ content: 'ready' }), hasConsent]),
  waiveAllowed: and([or([stateIn({ content: 'due' }), stateIn({ content: 'drafting' })]), hasReason]),
  refusalSettles: stateIn({ content: 'consentAsked' }),
  failedAfterDue: and([stateIn({ content: 'sent' }), isLate]),
  failedBeforeDue: and([stateIn({ content: 'sent' }), (args: Any) => !isLate(args)]),
};

/** For a guard that fails: which fields are missing, and the level for its sentence. */
export const explain = {
  minContentMet: ({ context, event }: Args) => ({ missing: missingIn(context, event), level: context.level }),
  waiverReason: () => ({ missing: ['reason'] }),
  hasConsentForRecipient: () => ({}),
};
