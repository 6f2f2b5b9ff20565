import type { Db, Tx } from '../../db/store.ts';

/** A dated setting in force at a moment: that of the organisation before that of all. Undefined when there is none. */
export async function settingAt<T>(db: Db | Tx, name: string, org: string, at: string): Promise<T | undefined> {
  const rows = await db
    .selectFrom('settings')
    .select(['value', 'org_id'])
    .where('name', '=', name)
    .where('org_id', 'in', [org, '*'])
    .where('valid_from', '<=', at)
    .orderBy('valid_from', 'desc')
    .execute();
  const row = rows.find((one) => one.org_id === org) ?? rows[0];
  return row && (JSON.parse(row.value) as T);
}
