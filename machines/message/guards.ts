import type { Covered } from '../consent/covers.ts';
import type { Heard } from '../heard.ts';
import type { MessageContext } from './contract.ts';

type Args = { context: MessageContext; event: Heard };

const MOST_RETRIES = 3;
/** Channels that a person walks himself, without a connection of the product. */
const BY_HAND = ['EXPORT', 'PRINT'];

/** [MSG2] may it leave now (BR-03)? A consent in force, or the ground it was sent on as long as the client has not said no since. */
function mayLeave({ context, event }: Args): boolean {
  const covered = event.facts?.consents as Covered | undefined;
  if (context.basis === 'LEGAL_EXCEPTION' || covered?.basis) return true;
  return context.basis === 'IMPLIED' && !covered?.refused;
}

/** The guards of a message, by the names of DOMAIN.md 3.3; `heardByHand` and `restsElsewhere` are its own. */
export const guards = {
  hasConsentForRecipient: mayLeave,
  retriesLeft: ({ context }: Args) => context.retries < MOST_RETRIES,
  // [MSG3] what the product's own channel carries, its channel confirms
  heardByHand: ({ context, event }: Args) => event.by.roles.includes('SYSTEM') || BY_HAND.includes(context.channel),
  // [MSG4] told that one consent ended, while another ground carries it
  restsElsewhere: (args: Args) => Boolean(args.event.consentId) && mayLeave(args),
};
