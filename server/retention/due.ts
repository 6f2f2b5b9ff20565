import { sql } from 'kysely';
import { speechOf } from '../../db/speech.ts';
import type { Db } from '../../db/store.ts';
import { addDays, addMonths, dayInAmsterdam } from '../../machines/calendar.ts';
import { settingAt } from './settings.ts';

export type Due = { id: string; kind: 'case' | 'signal'; rule: string; law: string; lastChange: string; dueOn: string; held: boolean; org: string | null };
type Term = { years: number; law: string };
type Candidate = { id: string; kind: 'case' | 'signal'; org: string | null; lastChange: string; machines: string[] };

const MOST = 500;

/**
 * What may be destroyed on or before `until`: closed cases and signals that became none, past the longest term of any law that holds for what is in them
 * (the organisation's, that of each track). Terms are those in force at `at`; a changed setting changes the list. Oldest first, at most 500.
 */
export async function listDue(db: Db, at: string, until: string): Promise<Due[]> {
  const found: Due[] = [];
  const terms = new Map<string, Term | undefined>();
  const kinds = await kindsOf(db);
  const held = new Set((await db.selectFrom('holds').select('object_id').where('lifted_at', 'is', null).execute()).map((row) => row.object_id));
  for (const candidate of [...(await closedCases(db)), ...(await looseSignals(db))]) {
    const law = await longest(db, candidate, { at, kinds, terms });
    if (!law) continue;
    const dueOn = addMonths(dayInAmsterdam(candidate.lastChange), law.term.years * 12);
    if (dueOn > until) continue;
    const { id, kind, lastChange, org } = candidate;
    found.push({ id, kind, org, lastChange, rule: law.rule, law: law.term.law, dueOn, held: held.has(id) });
  }
  return found.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id)).slice(0, MOST);
}

/** How far ahead of its day something may be proposed. */
export async function horizon(db: Db, at: string): Promise<string> {
  return addDays(dayInAmsterdam(at), (await settingAt<number>(db, 'retention.proposeDays', '*', at)) ?? 90);
}

type Asking = { at: string; kinds: Map<string, string>; terms: Map<string, Term | undefined> };

async function longest(db: Db, candidate: Candidate, asking: Asking): Promise<{ rule: string; term: Term } | null> {
  const org = candidate.org ?? '*';
  const byKind = (await settingAt<Record<string, string>>(db, 'retention.kinds', org, asking.at)) ?? {};
  const byMachine = (await settingAt<Record<string, string>>(db, 'retention.machines', org, asking.at)) ?? {};
  const rules =
    candidate.kind === 'signal'
      ? ['signal']
      : [byKind[asking.kinds.get(candidate.org ?? '') ?? ''] ?? 'wgbo', ...candidate.machines.flatMap((machine) => byMachine[machine] ?? [])];
  let best: { rule: string; term: Term } | null = null;
  for (const rule of new Set(rules)) {
    const key = `${org} ${rule}`;
    if (!asking.terms.has(key)) asking.terms.set(key, await settingAt<Term>(db, `retention.law.${rule}`, org, asking.at));
    const term = asking.terms.get(key);
    // A law without a term is a mistake in the settings: what we do not know the term of is kept.
    if (!term) return null;
    if (!best || term.years > best.term.years) best = { rule, term };
  }
  return best;
}

async function kindsOf(db: Db): Promise<Map<string, string>> {
  return new Map((await db.selectFrom('organisations').select(['id', 'kind']).execute()).map((row) => [row.id, row.kind]));
}

/** Closed or archived, not erased and not in a batch already; changed last when the last thing that hangs on it did. */
async function closedCases(db: Db): Promise<Candidate[]> {
  const { rows } = await sql<{ id: string; org_id: string | null; last: string; machines: string }>`
    select c.id, c.org_id, max(p.updated_at) as last, ${machinesOf(db)} as machines
    from boards c join boards p on p.case_id = c.id
    where c.machine = 'case' and (c.state like '%lifecycle.closed%' or c.state like '%lifecycle.archived%' or c.running = 0)
      and p.machine <> 'erasure' and ${untouched()}
    group by c.id, c.org_id order by 3 limit ${MOST * 4}`.execute(db);
  return rows.map((row) => ({ id: row.id, kind: 'case', org: row.org_id, lastChange: row.last, machines: row.machines.split(',') }));
}

const machinesOf = (db: Db) => (speechOf(db).kind === 'postgres' ? sql`string_agg(distinct p.machine, ',')` : sql`group_concat(distinct p.machine)`);

/** Signals that ended without a case. */
async function looseSignals(db: Db): Promise<Candidate[]> {
  const { rows } = await sql<{ id: string; org_id: string | null; last: string }>`
    select c.id, c.org_id, c.updated_at as last from boards c
    where c.machine = 'signal' and c.running = 0 and c.case_id is null and ${untouched()} order by 3 limit ${MOST * 4}`.execute(db);
  return rows.map((row) => ({ id: row.id, kind: 'signal', org: row.org_id, lastChange: row.last, machines: [] }));
}

const untouched = () => sql`not exists (select 1 from erasures e where e.object_id = c.id)
  and not exists (select 1 from destructions d where d.object_id = c.id and d.state in ('proposed', 'approved'))`;
