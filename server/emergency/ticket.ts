import type { Keys } from '../engine/types.ts';

const LASTS_MS = 10 * 60_000;
type Ticket = { caseId: string; client: string; at: string };

/** Stands for a file that was found: for this person only, for ten minutes, and unreadable, so that finding tells no id. */
export const ticketFor = (keys: Keys, person: string, ticket: Ticket): string => keys.lock(`emergency ${person}`, JSON.stringify(ticket));

/** What a ticket stands for; null when it is somebody else's, made up, or too old. */
export function readTicket(keys: Keys, person: string, ticket: string, now: Date): Ticket | null {
  try {
    const read = JSON.parse(keys.unlock(`emergency ${person}`, ticket)) as Ticket;
    const age = now.getTime() - Date.parse(read.at);
    return age >= 0 && age <= LASTS_MS ? read : null;
  } catch {
    return null;
  }
}
