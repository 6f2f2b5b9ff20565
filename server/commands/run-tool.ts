import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/**
 * Runs a command line of one of the installed tools in the root of the repository, its output passed through, and gives its exit code.
 * node_modules/.bin comes first on PATH, so that `node` is the one that the lock file names.
 */
export function runTool(line: string): Promise<number> {
  const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` };
  return new Promise((resolve, reject) => {
    const child = spawn(line, { cwd: root, env, shell: true, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
