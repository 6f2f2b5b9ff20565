import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

/**
 * Figures (decision 025): what people enter by hand and by whom, what was published of each quarter so that it stays as it was, and an index over the few events
 * whose moment no context keeps.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const postgres = speechOf(db).kind === 'postgres';
  const [text, int, real, strict] = postgres ? ['text collate "C"', 'bigint', 'double precision', ''] : ['text', 'integer', 'real', ' strict'];
  const statements = [
    `create table figure_entries (
      id ${text} primary key not null, kind ${text} not null, org_id ${text} not null references organisations (id), from_on ${text} not null, until_on ${text} not null,
      value ${real} not null, exposure ${real}, by_person ${text} not null, at ${text} not null
    )${strict}`,
    `create index figure_entries_org on figure_entries (kind, org_id, from_on)`,
    `create table figure_releases (id ${text} primary key not null, period ${text} not null, family ${text} not null, k ${int} not null, body ${text} not null, at ${text} not null)${strict}`,
    `create index events_kept on events (type, instance_id) where type in ('RAISE_CRISIS', 'RAISE_ACUTE', 'START_RESPITE')`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
