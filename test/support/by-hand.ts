import { sql } from 'kysely';
import type { Store, Tx } from '../../db/store.ts';

/**
 * Changes what is stored of instances behind the back of the engines that run on it, as another process would: at a clock of its own, with their lines written
 * anew. `ids`: whose; absent: of all.
 */
export async function byHand(store: Pick<Store, 'write'>, change: (tx: Tx) => Promise<unknown>, ids?: readonly string[]): Promise<void> {
  await store.write(async (tx) => {
    await change(tx);
    const { value } = await tx
      .updateTable('clock')
      .set({ value: sql`value + 1` })
      .returning('value')
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('boards')
      .set({ clock: value })
      .$if(ids !== undefined, (query) => query.where('id', 'in', ids!))
      .execute();
  });
}
