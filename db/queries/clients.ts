import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

export type ClientRecord = Selectable<Tables['clients']>;

/** Adds a client; name and address are behind `details_ref`. Throws when the id is taken or an organisation does not exist. */
export async function insertClient(tx: Tx | Db, row: Insertable<Tables['clients']>): Promise<void> {
  await tx.insertInto('clients').values(row).execute();
}

/** Adds a household. */
export async function insertHousehold(tx: Tx | Db, row: Insertable<Tables['households']>): Promise<void> {
  await tx.insertInto('households').values(row).execute();
}

/** The client, or undefined. */
export async function findClient(db: Db | Tx, id: string): Promise<ClientRecord | undefined> {
  return db.selectFrom('clients').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A page of clients in order of id, after the last one of the page before. Who may see them is for the policy. */
export async function listClients(db: Db | Tx, page: { orgId?: string; after?: string; limit: number }): Promise<ClientRecord[]> {
  let query = db.selectFrom('clients').selectAll().orderBy('id').limit(page.limit);
  if (page.orgId !== undefined) query = query.where('org_id', '=', page.orgId);
  if (page.after !== undefined) query = query.where('id', '>', page.after);
  return query.execute();
}

/** Everybody of one household. */
export async function clientsOfHousehold(db: Db | Tx, householdId: string): Promise<ClientRecord[]> {
  return db.selectFrom('clients').selectAll().where('household_id', '=', householdId).orderBy('id').execute();
}
