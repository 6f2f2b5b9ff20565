import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { keyedHash } from '../engine/keyed-hash.ts';

/** A seed of 32 bytes in front of which this stands is an Ed25519 private key in PKCS 8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The key pair of a seed; the public half as 32 bytes in base64url. */
export function signingKey(seed: Buffer): { key: KeyObject; publicKey: string } {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { key, publicKey: der.subarray(SPKI.length).toString('base64url') };
}

export const signText = (key: KeyObject, text: string): string => sign(null, Buffer.from(text), key).toString('base64url');

/** Whether this key signed this text; false for anything that is no key or signature. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(publicKey, 'base64url')]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** The keyed hash that joins a row to the one before it. */
export const macOf = (key: Buffer, before: string, canonical: string): string => keyedHash(key, `${before}\n${canonical}`);

/** The pseudonym of a client, an address or a session: without the key it leads to nobody. */
export const pseudonymOf = (key: Buffer, id: string): string => keyedHash(key, id).slice(0, 22);
