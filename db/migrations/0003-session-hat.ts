import { sql, type Kysely } from 'kysely';

/** The membership under which somebody works in this session; null until he chooses one. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table "session" add column "activeHat" text`.execute(db);
}
