import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

export type Setting = Selectable<Tables['settings']>;
export const EVERYBODY = '*';

/** The setting as it holds at `at`: the newest of the organisation, else the newest for everybody, else undefined. */
export async function settingInForce(db: Db | Tx, name: string, orgId: string | null, at: string): Promise<Setting | undefined> {
  for (const org of orgId === null ? [EVERYBODY] : [orgId, EVERYBODY]) {
    const found = await db
      .selectFrom('settings')
      .selectAll()
      .where('name', '=', name)
      .where('org_id', '=', org)
      .where('valid_from', '<=', at)
      .orderBy('valid_from', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (found) return found;
  }
  return undefined;
}

/** All values that a setting had and will have, oldest first. */
export async function listSettings(db: Db | Tx, name: string): Promise<Setting[]> {
  return db.selectFrom('settings').selectAll().where('name', '=', name).orderBy('valid_from').orderBy('org_id').execute();
}

/** Adds a value from a moment on; what held before stays on record. Throws when that moment already has one. */
export async function insertSetting(tx: Tx | Db, row: Insertable<Tables['settings']>): Promise<void> {
  await tx.insertInto('settings').values(row).execute();
}
