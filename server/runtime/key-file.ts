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
    make(path);
  }
  if (!statSync(path).isFile()) throw new Error(`The setting KEY_FILE is wrong: ${path} is no file; name the file that holds the key.`);
  // Windows has no such mode bits; there the folder's rights count.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new Error(`The setting KEY_FILE is wrong: ${path} can be read by others; run chmod 600 on it.`);
  const text = read(path).trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new Error(`The setting KEY_FILE is wrong: ${path} does not hold a key of 64 hexadecimal digits.`);
  return Buffer.from(text, 'hex');
}

function make(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new Error(`The setting KEY_FILE is wrong: no key can be made at ${path} (${codeOf(error)}); name a file in a folder that this process may write.`, {
      cause: error,
    });
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The setting KEY_FILE is wrong: this process may not read ${path} (${codeOf(error)}); make it the owner of the file.`, { cause: error });
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';
