import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

const tables = (text: string, strict: string): string[] => [
  // What was destroyed, when, why and by whom: all that stays of it.
  `create table erasures (
    object_id ${text} primary key not null, kind ${text} not null, at ${text} not null, ground ${text} not null, law ${text} not null, decided_by ${text} not null,
    approved_by ${text} not null, process_id ${text} not null, finished_at ${text}
  )${strict}`,
  `create index erasures_process on erasures (process_id)`,
  `create table destructions (
    id ${text} primary key not null, object_id ${text} not null, kind ${text} not null, rule ${text} not null, law ${text} not null, due_on ${text} not null,
    state ${text} not null, proposed_by ${text} not null, proposed_at ${text} not null, approved_by ${text}, approved_at ${text}, done_at ${text}
  )${strict}`,
  `create unique index destructions_open on destructions (object_id) where state in ('proposed', 'approved')`,
  `create index destructions_due on destructions (state, due_on)`,
  `create table holds (
    id ${text} primary key not null, object_id ${text} not null, reason ${text} not null, set_by ${text} not null, set_at ${text} not null, lifted_by ${text}, lifted_at ${text}
  )${strict}`,
  `create index holds_running on holds (object_id) where lifted_at is null`,
  // The number itself is a text under the client's key; the index is keyed, for a plain hash of nine digits is guessed in minutes (TRUST.md H9).
  `create table identifiers (
    client_id ${text} primary key not null references clients (id), ref ${text} not null, index_hash ${text} not null, org_id ${text} not null, set_by ${text} not null,
    set_at ${text} not null, checked_kind ${text}, checked_on ${text}
  )${strict}`,
  `create index identifiers_hash on identifiers (index_hash)`,
];

/** What is destroyed and when, what may not be, and numbers of citizens. */
export async function up(db: Kysely<any>): Promise<void> {
  const sqlite = speechOf(db).kind === 'sqlite';
  for (const statement of tables(sqlite ? 'text' : 'text collate "C"', sqlite ? ' strict' : '')) await sql.raw(statement).execute(db);
}
