import { movedBy, type Move } from '../../machines/terms.ts';
import type { HolidayChoice } from '../../machines/holidays.ts';

/** A date of a timer before and after, and whether it is counted in working days or in days. */
export type Moved = { name: string; from: string; to: string | null; unit: 'wd' | 'd' };
/** What the history keeps of a change to a term, so that a replay can work its dates out again. */
export type TermPayload = { timer: string; anchor: string; move?: Move; moved: Moved[]; holidays?: HolidayChoice } & Record<string, unknown>;

/** Works the dates of a stored change out again; says what differs, or null. A term that was stopped has no dates after it. */
export function termDiffers(event: { type: string; payload: string }): string | null {
  const { move, moved, holidays } = JSON.parse(event.payload) as TermPayload;
  if (event.type !== 'TERM_SUSPENDED' && !move) return `${event.type} does not say how far`;
  for (const { name, from, to, unit } of moved) {
    const wanted = move ? movedBy(from, move, { anchor: 'entry', offset: 1, unit }, holidays) : null;
    if (wanted !== to) return `date of ${name} after ${event.type} differs`;
  }
  return null;
}
