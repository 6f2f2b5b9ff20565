import type { Db } from '../../db/store.ts';

export type WorkHours = { person: string; org: string; minutes: number; from: string };

/** Contract hours for client work that hold on a day, of these people; one line per person and place, those of nothing left out. */
export async function workHoursOn(db: Db, people: readonly string[], day: string): Promise<WorkHours[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('work_hours')
    .select(['person_id', 'org_id', 'minutes_week', 'from_on'])
    .where('person_id', 'in', [...people])
    .where('from_on', '<=', day)
    .orderBy('from_on')
    .orderBy('at')
    .execute();
  const newest = new Map(rows.map((row) => [`${row.person_id} ${row.org_id}`, row]));
  return [...newest.values()]
    .filter((row) => Number(row.minutes_week) > 0)
    .map((row) => ({ person: row.person_id, org: row.org_id, minutes: Number(row.minutes_week), from: row.from_on }));
}

/** A dated setting as it holds at an instant, or the default. */
export async function settingAt<T>(db: Db, name: string, now: string, otherwise: T): Promise<T> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .where('org_id', '=', '*')
    .where('valid_from', '<=', now)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? (JSON.parse(row.value) as T) : otherwise;
}
