import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomFillSync, type KeyObject } from 'node:crypto';

/** A master that this process does not have: the key file it was started with is not the one that the row was wrapped by. */
export class KeyMissing extends Error {
  constructor(id: string) {
    super(`The key ${id} is needed to read this and is not at hand: put the present key file in place and start again (docs/keys.md).`);
    this.name = 'KeyMissing';
  }
}

/** The name of a master: a keyed fingerprint that tells two apart and gives nothing away. */
export const masterIdOf = (master: Buffer): string => createHmac('sha256', master).update('mekoar master').digest('hex').slice(0, 16);

/** The key that wraps with this master. */
export function wrapKeyOf(master: Buffer): Buffer {
  let key = wrapKeys.get(master);
  if (!key) wrapKeys.set(master, (key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'mekoar wrap', 32))));
  return key;
}
// Derived once for each master: every command that writes a text opens the key of its scope.
const wrapKeys = new WeakMap<Buffer, Buffer>();

const secrets = new WeakMap<Buffer, KeyObject>();
/** The key as the library likes it: given as bytes it finds out each time, by an exception, that they are no key of its own (60 µs on a busy machine). */
function secretOf(key: Buffer): KeyObject {
  let secret = secrets.get(key);
  if (!secret) secrets.set(key, (secret = createSecretKey(key)));
  return secret;
}

const NONCE = 12;
const nonces = Buffer.alloc(NONCE * 256);
let used = nonces.length;
/** Each is random and given out once; the system is asked for 256 at a time, because asking costs more than the cipher. */
function freshNonce(): Buffer {
  if (used === nonces.length) {
    randomFillSync(nonces);
    used = 0;
  }
  return Buffer.from(nonces.subarray(used, (used += NONCE)));
}

/** AES-256-GCM with a fresh 96-bit nonce; the tag stands at the end of the body. */
export function sealWith(key: Buffer, aad: string, plain: Buffer): { nonce: Buffer; body: Buffer } {
  const nonce = freshNonce();
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), nonce).setAAD(Buffer.from(aad));
  return { nonce, body: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
}

/** The reverse. Throws when key, nonce, body or additional data differ by a bit. */
export function openWith(key: Buffer, aad: string, { nonce, body }: { nonce: Buffer; body: Buffer }): Buffer {
  const tag = body.subarray(body.length - 16);
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key), nonce).setAAD(Buffer.from(aad)).setAuthTag(tag);
  return Buffer.concat([decipher.update(body.subarray(0, body.length - 16)), decipher.final()]);
}

/** One secret or master wrapped by a master, as one blob bound to its name. */
export function wrapNamed(master: Buffer, name: string, secret: Buffer): Buffer {
  const { nonce, body } = sealWith(wrapKeyOf(master), `secret|${name}`, secret);
  return Buffer.concat([nonce, body]);
}

/** The reverse of `wrapNamed`. */
export function unwrapNamed(master: Buffer, name: string, wrapped: Buffer): Buffer {
  return openWith(wrapKeyOf(master), `secret|${name}`, { nonce: wrapped.subarray(0, 12), body: wrapped.subarray(12) });
}
