import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The master key: 32 bytes, as 64 hexadecimal digits in a file of mode 0600. Made when absent and `mayCreate`.
 * Throws one sentence when it is absent, readable by others, or not a key.
 */
export function loadKeyFile(path: string, mayCreate: boolean): Buffer {
  if (!existsSync(path)) {
    if (!mayCreate) throw new Error(`The setting KEY_FILE is wrong: there is no key file at ${path}.`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  // Windows has no such mode bits; there the folder's rights count.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new Error(`The setting KEY_FILE is wrong: ${path} can be read by others; run chmod 600 on it.`);
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new Error(`The setting KEY_FILE is wrong: ${path} does not hold a key of 64 hexadecimal digits.`);
  return Buffer.from(text, 'hex');
}
