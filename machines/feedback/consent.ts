import { dayInAmsterdam } from '../calendar.ts';
import type { Covered, Wanted } from '../consent/covers.ts';
import type { Basis, FeedbackContext } from './contract.ts';
import { reportAfter } from './report.ts';

type Event = { type: string; at: string; facts?: Record<string, any> } & Record<string, any>;

/** What must be covered before this may leave (BR-03). A GP may also hear under the consent to inform him. */
export function wanted(context: FeedbackContext, event: Event): Wanted {
  const toGp = context.recipientRole === 'GP';
  return {
    purposes: toGp ? ['FEEDBACK', 'GP_INFORM'] : ['FEEDBACK'],
    recipients: [context.recipient, context.recipientOrg, toGp ? 'GP' : null],
    content: reportAfter(context, event).content ?? [],
    today: dayInAmsterdam(event.at),
  };
}

/**
 * [FB4] the ground on which it may leave now, or null: a consent in force, a handoff that the client knows of (the recipient referred him), or what the
 * case owner recorded. A no of the client undoes everything but a legal exception.
 */
export function basisFor(context: FeedbackContext, event: Event): Basis | null {
  const covered = event.facts?.consents as Covered | undefined;
  const exception = exceptionIn(event) ?? context.exception?.basis;
  if (exception === 'LEGAL_EXCEPTION') return exception;
  if (covered?.basis) return covered.basis;
  if (covered?.refused) return null;
  return exception === 'IMPLIED' || event.facts?.handoff || event.facts?.referral ? 'IMPLIED' : null;
}

/** A ground that the case owner gives with the step itself, in words. */
const exceptionIn = (event: Event): Basis | undefined =>
  event.type === 'CONSENT_GRANTED' && event.basis !== 'CONSENT' && event.explanation ? event.basis : undefined;
