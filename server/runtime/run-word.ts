import { spawn } from 'node:child_process';
import { join } from 'node:path';

const MEKOAR = join(import.meta.dirname, '../commands/mekoar.ts');
const MOST = 4000;

/**
 * Runs `mekoar <word>` in a process of its own, with the settings of this one, so that its work keeps nobody waiting here. Gives its exit code and the last line
 * that it said. `stopped` ends it.
 */
export function runWord(words: string[], stopped: AbortSignal): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MEKOAR, ...words], { stdio: ['ignore', 'pipe', 'pipe'], signal: stopped });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said = (said + part).slice(-MOST)));
    const end = (code: number) => resolve({ code, said: said.trim().split('\n').at(-1) ?? '' });
    child.on('error', () => end(1));
    child.on('close', (code) => end(code ?? 1));
  });
}
