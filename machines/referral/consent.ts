import type { Covered } from '../consent/covers.ts';
import type { ReferralContext } from './contract.ts';
import { asksGpFirst } from './target.ts';

type Event = { type: string; facts?: Record<string, any> } & Record<string, any>;
type Basis = 'CONSENT' | 'IMPLIED' | 'LEGAL_EXCEPTION';

/**
 * [REF2] the ground on which the letter may go (BR-03), or null: a consent in force for this receiver, what a professional recorded, a client who knows
 * and agrees, or a referral by his GP. A no of the client undoes all but a legal exception that was explained.
 */
export function basisFor(context: ReferralContext, event: Event): Basis | null {
  const covered = event.facts?.consents as Covered | undefined;
  const said: Basis | undefined = event.type === 'CONSENT_OK' && event.basis !== 'CONSENT' ? event.basis : context.basis?.basis;
  if (event.type === 'SUBMIT' && event.exception) return 'LEGAL_EXCEPTION';
  if (said === 'LEGAL_EXCEPTION' && (event.explanation || context.basis?.explanation)) return said;
  if (covered?.basis) return covered.basis;
  if (covered?.refused) return null;
  return said === 'IMPLIED' || context.clientAgrees || event.clientAgrees || context.initiator === 'GP' ? 'IMPLIED' : null;
}

/** The GP is still to be asked: nobody has answered and nobody has given a reason to go on without. */
export const gpStillToAsk = (context: ReferralContext): boolean => asksGpFirst(context) && context.consulted === null && context.override === null;

/** BR-03 beats BR-04: a client who said no to informing the GP is not asked about behind his back. */
export const gpMayBeAsked = (context: ReferralContext, event: Event): boolean => !context.gpContactRefused && event.facts?.consents?.gpRefused !== true;
