import type { Tx } from '../../db/store.ts';
import { auditIn } from '../audit/audit-in.ts';
import { judgePassword } from '../identity/password-rules.ts';
import type { Deps } from './deps.ts';
import { addLogin } from './logins.ts';
import type { Handlers } from './mount.ts';
import { hashPassword } from './password.ts';
import { refuse } from './refuse.ts';

/** Makes the first organisation and its administrator, while there is nobody at all; afterwards only administrators add people. */
export function firstRunHandlers(deps: Deps): Pick<Handlers, 'firstRunNeeded' | 'firstRun'> {
  return {
    firstRunNeeded: async () => ({ needed: await nobodyHere(deps.store.db) }),

    firstRun: async ({ body: { organisation, administrator } }) => {
      if (!(await nobodyHere(deps.store.db))) return refuse('not-found');
      const about = [administrator.name, administrator.email, organisation.name];
      const weak = await judgePassword(deps.leaked, administrator.password, { path: 'administrator.password', about });
      if (weak) return weak;
      const passwordHash = await hashPassword(administrator.password);
      const at = deps.clock.now().toISOString();
      // Asked again under the write lock: of two who press at once, one is the first.
      const made = await deps.store.write(async (tx) => {
        if (!(await nobodyHere(tx))) return false;
        const [org, person, hat] = [deps.ids.uuid(), deps.ids.uuid(), deps.ids.uuid()];
        const email = administrator.email.toLowerCase();
        await tx
          .insertInto('organisations')
          .values({ id: org, ...organisation, phone: null, address: null })
          .execute();
        await tx
          .insertInto('persons')
          .values({ id: person, name: administrator.name, email, phone: null, user_id: null, locale: administrator.locale, active: 1 })
          .execute();
        await tx
          .insertInto('memberships')
          .values({
            id: hat,
            person_id: person,
            org_id: org,
            title: 'Functioneel beheerder',
            roles: JSON.stringify(['ADMIN']),
            themes: '[]',
            from_at: at,
            until_at: null,
          })
          .execute();
        await addLogin(tx, deps.ids, { person, name: administrator.name, email, passwordHash, at });
        await tx
          .updateTable('clock')
          .set((eb) => ({ value: eb('value', '+', 1) }))
          .where('id', '=', 1)
          .execute();
        await auditIn(tx, [{ at, actor: person, hat, action: 'create', object_type: 'organisation', object_id: org, detail: 'first-run' }]);
        return true;
      });
      return made ? { ok: true } : refuse('not-found');
    },
  };
}

async function nobodyHere(db: Deps['store']['db'] | Tx): Promise<boolean> {
  return (await db.selectFrom('persons').select('id').limit(1).executeTakeFirst()) === undefined;
}
