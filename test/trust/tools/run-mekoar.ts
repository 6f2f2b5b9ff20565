import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Prepared } from './prepare.ts';

const COMMANDS = join(import.meta.dirname, '../../../server/commands');

/** A word of `npm run mekoar`, as an operator says it, or `verify`; gives what it said. Throws with that when it fails. */
export async function runMekoar({ databaseUrl, keyFile }: Pick<Prepared, 'databaseUrl' | 'keyFile'>, words: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, KEY_FILE: keyFile, NODE_COMPILE_CACHE: join(tmpdir(), 'mekoar-trust-compiled') };
  const args = words[0] === 'verify' ? ['verify.ts'] : ['mekoar.ts', ...words];
  const child = spawn(process.execPath, [join(COMMANDS, args[0]), ...args.slice(1)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`mekoar ${words[0]} ended with ${code}: ${said}`);
  return said;
}
