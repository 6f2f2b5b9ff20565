import type { Db } from '../../db/store.ts';

/** `by`: the postcode, a word of somebody with a reason, or a case that still runs at the team of before. */
export type Route = {
  team: string | null;
  by: 'postcode' | 'override' | 'running-case' | 'none';
  /** code of the reason, when somebody said so */
  reason: string | null;
  /** what the postcode says, when it is another team: hand over, then it becomes this one */
  byPostcode: string | null;
  /** since when this holds */
  from: string | null;
};

/** The team of a postcode on a day; of two that both fit the one that began last, then the smaller area (BR-22). */
export async function teamOfPostcode(db: Db, postcode: string, on: string): Promise<{ team: string; from: string } | null> {
  const rows = await db
    .selectFrom('areas')
    .selectAll()
    .where('from_pc', '<=', postcode)
    .where('until_pc', '>=', postcode)
    .where('from_on', '<=', on)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', on)]))
    .execute();
  const width = (row: (typeof rows)[number]) => (row.from_pc.slice(0, 4) === row.until_pc.slice(0, 4) ? 0 : 1);
  rows.sort((a, b) => b.from_on.localeCompare(a.from_on) || width(a) - width(b) || b.from_pc.localeCompare(a.from_pc) || a.id.localeCompare(b.id));
  return rows[0] ? { team: rows[0].org_id, from: rows[0].from_on } : null;
}

/**
 * The team of a client on a day [P-008]: what somebody decided with a reason, else the team where his case runs (he moved: the case stays until it is handed over),
 * else his postcode.
 */
export async function routeOfClient(db: Db, client: string, postcode: string | null, on: string): Promise<Route> {
  const there = postcode ? await teamOfPostcode(db, postcode, on) : null;
  const other = (team: string) => (there && there.team !== team ? there.team : null);
  const said = await db
    .selectFrom('routings')
    .selectAll()
    .where('client_id', '=', client)
    .where('from_on', '<=', on)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', on)]))
    .orderBy('from_on', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (said) return { team: said.org_id, by: 'override', reason: said.reason, byPostcode: other(said.org_id), from: said.from_on };
  const running = await db
    .selectFrom('boards')
    .innerJoin('organisations', 'organisations.id', 'boards.org_id')
    .select(['boards.org_id', 'boards.created_at'])
    .where('boards.client_id', '=', client)
    .where('boards.machine', '=', 'case')
    .where('boards.running', '=', 1)
    .where('organisations.kind', '=', 'team')
    .orderBy('boards.created_at')
    .limit(1)
    .executeTakeFirst();
  if (running?.org_id)
    return { team: running.org_id, by: 'running-case', reason: null, byPostcode: other(running.org_id), from: running.created_at.slice(0, 10) };
  return there
    ? { team: there.team, by: 'postcode', reason: null, byPostcode: null, from: there.from }
    : { team: null, by: 'none', reason: null, byPostcode: null, from: null };
}
