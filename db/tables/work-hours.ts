/** Contract hours for work with clients (migration 0023). */
export type WorkHoursTables = { work_hours: WorkHoursTable };

/** What holds of a person at a place from a day on, until a newer row; 0 minutes: none any more. */
type WorkHoursTable = { id: string; person_id: string; org_id: string; minutes_week: number; from_on: string; by_person: string; at: string };
