import { z } from 'zod';
import { dayInAmsterdam } from './calendar.ts';
import type { Heard } from './heard.ts';
import { ref } from './personal.ts';

/** What somebody said with a step, as a reference. */
export const noteKept = z.object({ at: z.string(), by: z.string(), event: z.string(), text: ref });
/** Minutes of work for one client, as the time ledger counts them (3.4 recordTime). */
export const timeKept = z.object({ on: z.string(), minutes: z.number(), what: z.string(), by: z.string() });

type Note = z.infer<typeof noteKept>;
type Time = z.infer<typeof timeKept>;

/** The notes with what this event says as reason, note or advice. */
export function noted(notes: Note[], event: Heard): Note[] {
  const text = event.reason ?? event.note ?? event.advice;
  return text ? [...notes, { at: event.at, by: event.by.person, event: event.type, text }] : notes;
}

/** The ledger with the minutes of this event; those that were not said are the usual ones. */
export function timed(ledger: Time[], event: Heard, what: string, usual: number): Time[] {
  return [...ledger, { on: event.on ?? dayInAmsterdam(event.at), minutes: event.minutes ?? usual, what, by: event.by.person }];
}
