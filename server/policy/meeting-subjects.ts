import { among } from '../../db/queries/among.ts';
import { together } from '../../db/queries/together.ts';
import type { Db, Tx } from '../../db/store.ts';

/**
 * Meetings at which these people sit, by their own subject (`person:<id>`), from their own access rows: `meeting:<id>`, and `meeting:<id>:lead` for who leads one.
 * Without `now` only rows without a window count: too little rather than too much.
 */
export async function meetingSubjectsOf(db: Db | Tx, people: readonly string[], now: string | undefined): Promise<Map<string, Set<string>>> {
  const byPerson = new Map<string, Set<string>>();
  for (const row of await seatsOf(db, people)) {
    if (now === undefined && (row.from_at !== null || row.until_at !== null)) continue;
    if (now !== undefined && ((row.from_at !== null && row.from_at > now) || (row.until_at !== null && row.until_at <= now))) continue;
    const subjects = byPerson.get(row.subject) ?? new Set<string>();
    byPerson.set(row.subject, subjects.add(`meeting:${row.object_id}`));
    if (row.kind === 'lead') subjects.add(`meeting:${row.object_id}:lead`);
  }
  return byPerson;
}

const seatsOf = together(
  (db, people) =>
    db
      .selectFrom('access as a')
      .innerJoin('boards as b', 'b.id', 'a.object_id')
      .select(['a.object_id', 'a.subject', 'a.kind', 'a.from_at', 'a.until_at'])
      .where('a.subject', 'in', among(db, people))
      .where('a.kind', 'in', ['participant', 'lead'])
      .where('b.machine', '=', 'meeting')
      .whereRef('a.granted_by', '=', 'a.object_id')
      .where('a.revoked_clock', 'is', null)
      .execute(),
  (row) => row.subject,
);
