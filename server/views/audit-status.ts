import { sql } from 'kysely';
import type { Db } from '../../db/store.ts';
import { addMonths } from '../../machines/calendar.ts';
import { writerOf } from '../audit/chain.ts';
import { lineOf, type StoredLine } from '../audit/questions.ts';
import { whyInWords } from '../audit/why-words.ts';
import type { ChainStatus } from '../contract/audit-shapes.ts';
import { overdueWeeks } from './review.ts';

/** How long a row of the log is kept at least (TRUST.md L8). */
const TERM_MONTHS = 60;
const MOST_COUNTED = 10_000;

/** The chains and what waits for somebody (Q10), and what is past its term (Q13). */
export async function statusOf(db: Db, now: string): Promise<ChainStatus> {
  const chains = await db.selectFrom('audit_chains').selectAll().orderBy('opened_at', 'desc').limit(50).execute();
  const heads = await Promise.all(
    chains.map(({ id }) => db.selectFrom('audit').select(['n', 'at']).where('chain', '=', id).orderBy('n', 'desc').limit(1).executeTakeFirst()),
  );
  const term = `${addMonths(now.slice(0, 10), -TERM_MONTHS)}T00:00:00.000Z`;
  // A count over a part of the index, however long the log is.
  const { rows } = await sql<{ n: number; oldest: string | null }>`select count(*) as n, min(at) as oldest
    from (select at from audit where at < ${term} order by at limit ${MOST_COUNTED + 1}) as old`.execute(db);
  const pastTerm = Number(rows[0].n);
  return {
    chains: chains.map(({ id, opened_at }, at) => ({ id, openedAt: opened_at, rows: heads[at]?.n ?? 0, last: heads[at]?.at ?? null })),
    publicKey: writerOf(db).signing.publicKey,
    overdue: await overdueWeeks(db, now),
    pastTerm: { rows: Math.min(pastTerm, MOST_COUNTED), more: pastTerm > MOST_COUNTED, oldest: rows[0].oldest },
  };
}

/** What justified one access, as it was then (Q12): the rule, the rows it rested on, and what had been said about consent by that moment. */
export async function whyOf(db: Db, seq: number) {
  const row: StoredLine | undefined = await db.selectFrom('audit').selectAll().where('seq', '=', seq).executeTakeFirst();
  if (!row) return undefined;
  const line = lineOf(row);
  const ids = ['', ...line.evidence];
  const relations = await db.selectFrom('boards').select(['id', 'machine', 'state']).where('id', 'in', ids).execute();
  const consents = row.case_id
    ? await db
        .selectFrom('events as e')
        .innerJoin('boards as b', 'b.id', 'e.instance_id')
        .select(['b.id', 'e.type as event', 'e.at'])
        .where('b.machine', '=', 'consent')
        .where('b.case_id', '=', row.case_id)
        .where('e.at', '<=', row.at)
        .orderBy('e.seq')
        .limit(100)
        .execute()
    : [];
  return { row: line, policy: row.policy, rule: whyInWords(row.rule, row.crud === 'C' || row.crud === 'U'), relations, consents };
}
