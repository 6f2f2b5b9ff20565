import { sql, type Kysely } from 'kysely';

/**
 * Questions to a long log that had to read all of it: what nothing of the policy stands behind, and one person's refusals. An index over a part of the rows is
 * used only when the question says the same words (server/audit/questions.ts).
 */
const INDEXES = [
  `create index audit_no_rule on audit (at, seq)
    where rule is null and outcome = 0 and crud = 'R' and purpose = 'TREAT' and event_code = '110110' and client is not null`,
  `create index audit_denied_of_actor on audit (actor, at, seq) where outcome <> 0`,
];

export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of INDEXES) await sql.raw(statement).execute(db);
}
