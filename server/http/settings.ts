import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, nowhere } from './refuse.ts';
import { writeOnce } from './write-once.ts';

/** Dated settings: name, value, from when, for whom. */
export function settingsHandlers(deps: Deps): Pick<Handlers, 'settings' | 'addSetting'> {
  const { db } = deps.store;
  const now = () => deps.clock.now().toISOString();

  return {
    settings: async () => {
      const rows = await db.selectFrom('settings').selectAll().orderBy('name').orderBy('valid_from').limit(1000).execute();
      return rows.map((row) => ({ name: row.name, value: JSON.parse(row.value), validFrom: row.valid_from, org: row.org_id }));
    },

    addSetting: async ({ body, who, key }) => {
      const validFrom = body.validFrom ? new Date(body.validFrom).toISOString() : now();
      const made = await writeOnce(deps, { who, key, action: 'create', type: 'setting', body, detail: body.name }, async (tx) => {
        if (body.org !== '*' && !(await tx.selectFrom('organisations').select('id').where('id', '=', body.org).executeTakeFirst())) return nowhere('org');
        await tx
          .insertInto('settings')
          .values({ name: body.name, value: JSON.stringify(body.value), valid_from: validFrom, org_id: body.org })
          .onConflict((on) => on.columns(['name', 'org_id', 'valid_from']).doUpdateSet({ value: JSON.stringify(body.value) }))
          .execute();
        return body.name;
      });
      if (isRefusal(made)) return made;
      await deps.engine.reloadSettings?.();
      return { name: body.name, value: body.value, validFrom, org: body.org };
    },
  };
}
