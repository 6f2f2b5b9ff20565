import type { Tx } from '../../db/store.ts';

/** Puts a client in the household of another, or, with null, in none; a household that is needed is made. Who may was judged before. */
export async function linkHousehold(tx: Tx, client: string, other: string | null, uuid: () => string): Promise<void> {
  const set = (id: string, household_id: string | null) => tx.updateTable('clients').set({ household_id }).where('id', '=', id).execute();
  if (other === null) {
    await set(client, null);
    return;
  }
  const rows = await tx.selectFrom('clients').select(['id', 'household_id']).where('id', 'in', [client, other]).execute();
  const homeOf = (id: string) => rows.find((row) => row.id === id)?.household_id ?? null;
  const home = homeOf(other) ?? homeOf(client) ?? (await made(tx, uuid()));
  await set(client, home);
  await set(other, home);
}

async function made(tx: Tx, id: string): Promise<string> {
  await tx.insertInto('households').values({ id, label_ref: null }).execute();
  return id;
}
