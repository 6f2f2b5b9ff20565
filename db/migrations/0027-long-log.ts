import { sql, type Kysely } from 'kysely';

/**
 * Of a log of 25 million rows (decision 030): the rows that are older than its chain (asked at every verification; without an index all of it would be read for them),
 * what was done with a client outside any case, and of the reviews of years what nobody signed and what names a tie. All hold few rows, so that a command writes no
 * more than before.
 */
const INDEXES = [
  `create index audit_before_chain on audit (seq) where chain is null`,
  `create index audit_without_case on audit (client, at, seq) where case_id is null and client is not null`,
  `create index audit_reviews_open on audit_reviews (week) where decision is null`,
  `create index audit_reviews_near on audit_reviews (seq)
    where reasons like '%same-surname%' or reasons like '%own-dossier%' or reasons like '%colleague%'`,
];

export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of INDEXES) await sql.raw(statement).execute(db);
}
