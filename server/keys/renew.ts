import type { Store } from '../../db/store.ts';
import type { Keys } from '../engine/types.ts';
import { settingAt } from '../retention/settings.ts';

/** A night's work at most, so that it is never in the way. */
const MOST_A_RUN = 50;

/** Gives one scope a new key: every text is sealed anew under the next version, in one transaction. Returns how many texts. */
export async function renewScope(store: Store, keys: Keys, scope: string, at: string): Promise<number> {
  return store.write(async (tx) => {
    const row = await tx.selectFrom('keys').selectAll().where('scope', '=', scope).executeTakeFirst();
    if (!row || row.erased_at) return 0;
    const old = await keys.unwrap(tx, row);
    const made = await keys.newScope(tx, scope, old.version + 1);
    const texts = await tx.selectFrom('personal').selectAll().where('scope', '=', scope).execute();
    for (const text of texts) {
      const sealed = keys.seal(made.key, text, keys.open(old, text));
      await tx.updateTable('personal').set(sealed).where('id', '=', text.id).execute();
    }
    const { wrapped, version, master_id } = made.row;
    await tx.updateTable('keys').set({ wrapped, version, master_id, created_at: at }).where('scope', '=', scope).execute();
    return texts.length;
  });
}

/** Renews the oldest scope keys that are past the age of the setting `keys.renewAfterDays`; null (the first setting) renews none. */
export async function renewOld(store: Store, keys: Keys, at: string): Promise<string[]> {
  const days = await settingAt<number | null>(store.db, 'keys.renewAfterDays', '*', at);
  if (!days) return [];
  const before = new Date(Date.parse(at) - days * 86_400_000).toISOString();
  const rows = await store.db
    .selectFrom('keys')
    .select('scope')
    .where('erased_at', 'is', null)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(MOST_A_RUN)
    .execute();
  for (const { scope } of rows) await renewScope(store, keys, scope, at);
  return rows.map((row) => row.scope);
}
