import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

/**
 * Keys with a name and a version: which master wraps them, which masters there are, and the lasting secrets (search, session, BSN index) that a change of
 * master leaves as they are. A scope that was erased stays as a tombstone, so that nothing is written under it again.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const sqlite = speechOf(db).kind === 'sqlite';
  const blob = sqlite ? 'blob' : 'bytea';
  const int = sqlite ? 'integer' : 'bigint';
  const strict = sqlite ? ' strict' : '';
  const text = sqlite ? 'text' : 'text collate "C"';
  for (const statement of [
    // Null: wrapped before masters had a name, by the only one there was; and a first version.
    `alter table keys add column master_id ${text}`,
    `alter table keys add column version ${int}`,
    `alter table keys add column erased_at ${text}`,
    `create index keys_master on keys (master_id, scope)`,
    `alter table personal add column kver ${int}`,
    `create table masters (
      id ${text} primary key not null, state ${text} not null, made_at ${text} not null, bridge ${blob}, bridge_by ${text}
    )${strict}`,
    `create table secrets (
      name ${text} primary key not null, master_id ${text} not null references masters (id), wrapped ${blob} not null, made_at ${text} not null
    )${strict}`,
  ])
    await sql.raw(statement).execute(db);
}
