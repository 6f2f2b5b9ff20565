import type { Db } from '../../db/store.ts';

/** Consult numbers that hold on a day instead of the usual one, because somebody is away: organisation → number (P-002). Asked only for who may see consult numbers. */
export async function consultInstead(db: Db, day: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('consult_periods')
    .select(['org_id', 'phone'])
    .where('from_on', '<=', day)
    .where('until_on', '>=', day)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.org_id, row.phone]));
}

/** Those of an organisation that hold or will hold. */
export async function consultPeriods(db: Db, org: string, day: string) {
  const rows = await db
    .selectFrom('consult_periods')
    .selectAll()
    .where('org_id', '=', org)
    .where('until_on', '>=', day)
    .orderBy('from_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, phone: row.phone, from: row.from_on, until: row.until_on }));
}
