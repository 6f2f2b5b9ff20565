import type { LiveEvent } from '../contract/live.ts';

/** Throws at boot when an event of the live connection has no policy, no contract or nobody who answers it, or is answered without being one (ARCHITECTURE.md, rule 6). */
export function checkEvents(contract: Record<string, Partial<LiveEvent>>, answered: readonly string[]): void {
  for (const name of answered) if (!Object.hasOwn(contract, name)) throw new Error(`The socket event "${name}" is answered without a contract.`);
  for (const [name, event] of Object.entries(contract)) {
    if (!event.policy || !event.schema) throw new Error(`The socket event "${name}" has no policy or no contract.`);
    if (!answered.includes(name)) throw new Error(`The socket event "${name}" is answered by nobody.`);
  }
}
