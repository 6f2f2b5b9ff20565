import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

const tables = (text: string, strict: string): string[] => [
  // Who is away, until when (exclusive), and who stands in: for everything, for one organisation, or for one theme.
  `create table absences (
    id ${text} primary key not null, person_id ${text} not null references persons (id), substitute_id ${text} references persons (id), from_at ${text} not null,
    until_at ${text} not null, scope ${text} not null, value ${text}, entered_by ${text} not null, entered_at ${text} not null, withdrawn_at ${text}
  )${strict}`,
  `create index absences_person on absences (person_id, until_at)`,
  `create index absences_substitute on absences (substitute_id, until_at) where withdrawn_at is null`,
  // A line that somebody got because another is away.
  `alter table inbox add column for_person ${text}`,
];

/** Absence and substitution. */
export async function up(db: Kysely<any>): Promise<void> {
  const sqlite = speechOf(db).kind === 'sqlite';
  for (const statement of tables(sqlite ? 'text' : 'text collate "C"', sqlite ? ' strict' : '')) await sql.raw(statement).execute(db);
}
