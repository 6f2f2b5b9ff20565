import type { MessageContext } from '../../../machines/message/contract.ts';
import type { Policy } from '../../policy/types.ts';
import { composeLetter, type Composed } from './compose-letter.ts';
import { letterSource, type Read } from './letter-source.ts';
import { mayLeave, type Leaving } from './may-leave.ts';
import { LETTER_KINDS } from '../../templates/blocks.ts';
import type { LetterKind } from './content.ts';

export type Made = Composed & { template: { id: string | null; version: number } };

export const isLetterKind = (kind: string): kind is LetterKind => (LETTER_KINDS as readonly string[]).includes(kind);

/** To whom a message goes and on what ground, as `mayLeave` asks it. */
export const leavingOf = (message: MessageContext): Leaving => ({ ...message, declared: message.content });

/** The letter that a message carries, with what may leave now; null when there is no such letter, nothing is in it, or its key was destroyed. */
export async function letterOfMessage(read: Read, policy: Pick<Policy, 'consents'>, message: MessageContext): Promise<Made | null> {
  if (!isLetterKind(message.letter) || !message.about) return null;
  const { clientId, owner, orgId, recipient, recipientOrg, version } = message;
  const asked = { kind: message.letter, about: message.about, clientId, owner, orgId, recipient, recipientOrg, version, ground: message.basis };
  const sourced = await letterSource(read, asked);
  if (!sourced) return null;
  const composed = composeLetter(sourced.source, await mayLeave(read.db, policy, leavingOf(message), read.now));
  return composed.letter.sections.length ? { ...composed, template: sourced.template } : null;
}
