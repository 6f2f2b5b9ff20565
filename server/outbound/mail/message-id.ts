import { createHash } from 'node:crypto';

/** The namespace of our Message-IDs; made once, never changed: with another one, a repeated mail would be a new mail to its reader. */
const NAMESPACE = Buffer.from('6f1d0f3e2a5b5c7d9e104d656b6f6172', 'hex');

/** UUIDv5 (RFC 9562) of a name in our namespace. */
export function uuidV5(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** `<uuid@domain>`: the same for every attempt of one outbox row, so that a reader's mail program knows a repeat. */
export const messageId = (outboxId: string, domain: string): string => `<${uuidV5(outboxId)}@${domain}>`;
