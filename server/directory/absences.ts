import type { Db } from '../../db/store.ts';
import type { Liaison } from './liaisons.ts';

/** Somebody is away; `substitute` stands in for him. */
export type Away = { person: string; from: string; until: string | null; substitute: string | null };

/** Who is away on a day: as the liaison assignments say. */
export function awayOn(liaisons: Liaison[], day: string): Map<string, Away> {
  const away = new Map<string, Away>();
  for (const { person, deputy, absence, state } of liaisons) {
    if (!person || !absence || !['covered', 'uncovered'].includes(state)) continue;
    if (absence.from <= day && (!absence.until || day <= absence.until)) away.set(person, { person, ...absence, substitute: deputy });
  }
  return away;
}

/** The same, and what is in the absences of colleagues once a neighbourhood keeps them. */
export async function loadAway(_db: Db, liaisons: Liaison[], day: string): Promise<Map<string, Away>> {
  return awayOn(liaisons, day);
}
