import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

/** Hours a week that somebody has for work with clients at a place, from a day on (decision 026). The newest of a person and place holds; older ones stay. */
export async function up(db: Kysely<any>): Promise<void> {
  const [text, int, strict] = speechOf(db).kind === 'sqlite' ? ['text', 'integer', ' strict'] : ['text collate "C"', 'bigint', ''];
  await sql
    .raw(
      `create table work_hours (
      id ${text} primary key not null, person_id ${text} not null references persons (id), org_id ${text} not null references organisations (id), minutes_week ${int} not null,
      from_on ${text} not null, by_person ${text} not null, at ${text} not null
    )${strict}`,
    )
    .execute(db);
  await sql.raw(`create index work_hours_person on work_hours (person_id, org_id, from_on)`).execute(db);
}
