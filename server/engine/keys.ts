import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Keys } from './types.ts';

/**
 * AES-256-GCM under a key per scope; each scope key is wrapped by a key derived from the master (32 bytes, from the key file).
 * The additional data binds a text to its row and scope, so a ciphertext moved to another row does not open.
 */
export function createKeys(master: Buffer): Keys {
  if (master.length !== 32) throw new Error('The key file must hold 32 bytes.');
  const wrapKey = derive(master, 'wrap');
  const tokenKey = derive(master, 'search');
  return {
    newScope() {
      const dek = randomBytes(32);
      const { nonce, body } = sealWith(wrapKey, 'key', dek);
      return { dek, wrapped: Buffer.concat([nonce, body]) };
    },
    unwrap: (wrapped) => openWith(wrapKey, 'key', { nonce: wrapped.subarray(0, 12), body: wrapped.subarray(12) }),
    seal: (dek, aad, text) => sealWith(dek, aad, Buffer.from(text, 'utf8')),
    open: (dek, aad, sealed) => openWith(dek, aad, sealed).toString('utf8'),
    token: (word) => createHmac('sha256', tokenKey).update(word).digest('base64url').slice(0, 22),
  };
}

function derive(master: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `mekoar ${use}`, 32));
}

function sealWith(key: Buffer, aad: string, plain: Buffer) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(aad));
  const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { nonce, body };
}

function openWith(key: Buffer, aad: string, { nonce, body }: { nonce: Buffer; body: Buffer }): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(Buffer.from(aad))
    .setAuthTag(body.subarray(body.length - 16));
  return Buffer.concat([decipher.update(body.subarray(0, body.length - 16)), decipher.final()]);
}
