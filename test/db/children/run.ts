import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Starts one of the scripts of this folder under the Node that runs the tests. */
export function startChild(script: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Runs one to its end and gives what it said; throws when it failed. */
export async function runChild(script: string, ...args: string[]): Promise<string> {
  const child = startChild(script, ...args);
  let said = '';
  child.stdout!.on('data', (part) => (said += part));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return said.trim();
}

/** Waits until the child says something. */
export const firstWord = (child: ChildProcess): Promise<string> => new Promise((resolve) => child.stdout!.once('data', (part) => resolve(String(part).trim())));
