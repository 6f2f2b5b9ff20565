import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

/** Where compiled source is kept: beside the installed packages, where nobody writes but who installs. */
export const COMPILED = join(import.meta.dirname, '../../node_modules/.cache/mekoar/compiled');

/**
 * Lets Node keep what it compiles from here on, so that a server is back in half the time after a restart. Without a place to write it does without.
 * Returns what writes it down, for when all is loaded: a process that is killed would keep nothing.
 */
export function keepCompiled(): () => void {
  enableCompileCache(COMPILED);
  return flushCompileCache;
}
