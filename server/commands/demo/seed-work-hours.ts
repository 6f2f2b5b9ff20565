import { seedId } from '../../../db/seed/seed-id.ts';
import type { Tx } from '../../../db/store.ts';

/** How many hours a week Lotte has for youths: a day in the practice, half a day with the team. */
const HOURS = [
  { org: 'linde', hours: 6 },
  { org: 'wij', hours: 3 },
];

/** Writes contract hours for work with clients. */
export async function seedWorkHours(tx: Tx, at: string): Promise<void> {
  await tx
    .insertInto('work_hours')
    .values(
      HOURS.map(({ org, hours }) => ({
        id: seedId(`work hours lotte ${org}`),
        person_id: seedId('person lotte'),
        org_id: seedId(`org ${org}`),
        minutes_week: hours * 60,
        from_on: '2026-01-01',
        by_person: seedId('person esther'),
        at,
      })),
    )
    .execute();
}
