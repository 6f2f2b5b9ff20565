import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

/**
 * `marks`: what was last done to the whole database, by name (server/policy/refresh-access.ts). The index is for lists, which ask for rows of certain kinds among
 * the thousands that an organisation has: with 20,000 cases a third less time.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const [text, strict] = speechOf(db).kind === 'sqlite' ? ['text', ' strict'] : ['text collate "C"', ''];
  await sql.raw(`create table marks (name ${text} primary key not null, value ${text} not null, at ${text} not null)${strict}`).execute(db);
  await sql.raw(`create index access_way on access (subject, kind, object_id)`).execute(db);
}
