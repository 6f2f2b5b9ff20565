import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

/** Runs in which instances went to a newer version of their machine, and where each of them stood before, so that a run can be undone. */
export async function up(db: Kysely<any>): Promise<void> {
  const { text, int, strict } = {
    sqlite: { text: 'text', int: 'integer', strict: ' strict' },
    postgres: { text: 'text collate "C"', int: 'bigint', strict: '' },
  }[speechOf(db).kind];
  const statements = [
    `create table upgrade_runs (
      id ${text} primary key not null, machine ${text} not null, to_version ${int} not null, map ${text} not null, by_person ${text} not null, at ${text} not null
    )${strict}`,
    `create table upgrade_moves (
      run_id ${text} not null references upgrade_runs (id), instance_id ${text} not null references instances (id), from_version ${int} not null,
      rev ${int} not null, before ${text} not null, undone_rev ${int}, primary key (run_id, instance_id)
    )${strict}`,
    `create index upgrade_moves_instance on upgrade_moves (instance_id)`,
    `create index instances_version on instances (machine, version, status, id)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
