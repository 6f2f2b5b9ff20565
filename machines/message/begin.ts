import type { Born } from '../track.ts';
import type { contract, MessageContext } from './contract.ts';

/** A new message: it carries a letter, and waits for its channel. */
export function begin(born: Born<typeof contract.input>): MessageContext {
  return {
    self: born.self,
    caseId: born.caseId ?? null,
    clientId: born.clientId ?? null,
    letter: born.letter,
    about: born.about ?? null,
    version: born.version,
    recipient: born.recipient ?? null,
    recipientOrg: born.recipientOrg ?? null,
    recipientRole: born.recipientRole,
    purpose: born.purpose,
    content: born.content ?? [],
    basis: born.basis ?? null,
    channel: born.channel,
    orgId: born.orgId ?? born.by.org ?? null,
    owner: born.owner ?? (born.by.person === 'system' ? null : born.by.person),
    retries: 0,
    queuedAt: born.at,
    handedOverAt: null,
    handedOverBy: null,
    deliveredAt: null,
    receipt: null,
    processedAt: null,
    stoppedAt: null,
    failure: null,
    phone: null,
    reason: null,
  };
}
