import type { Db } from '../../db/store.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { Liaison } from './liaisons.ts';

/** Somebody is away up to and with `until`; `substitute` stands in for him. */
export type Away = { person: string; from: string; until: string | null; substitute: string | null };

/** Who is away now: as the absences say (decision on absence), and as the liaison assignments say for those who are in none. */
export async function loadAway(db: Db, liaisons: Liaison[], now: string): Promise<Map<string, Away>> {
  const day = dayInAmsterdam(now);
  const away = new Map<string, Away>();
  for (const { person, deputy, absence, state } of liaisons) {
    if (!person || !absence || !['covered', 'uncovered'].includes(state)) continue;
    if (absence.from <= day && (!absence.until || day <= absence.until)) away.set(person, { person, ...absence, substitute: deputy });
  }
  const rows = await db
    .selectFrom('absences')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('from_at', '<=', now)
    .where('until_at', '>', now)
    .orderBy('until_at')
    .orderBy('id')
    .execute();
  for (const row of rows) {
    const before = away.get(row.person_id);
    // It ends at an instant that is exclusive: midnight is the day before.
    const until = dayInAmsterdam(new Date(Date.parse(row.until_at) - 1).toISOString());
    away.set(row.person_id, { person: row.person_id, from: dayInAmsterdam(row.from_at), until, substitute: row.substitute_id ?? before?.substitute ?? null });
  }
  return away;
}
