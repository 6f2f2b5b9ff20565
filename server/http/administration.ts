import { ASSIGNED_ROLES, NO_CONTENT_ROLES, type Role } from '../../machines/roles.ts';
import { directoryOf, loadPerson } from '../views/directory.ts';
import type { Deps } from './deps.ts';
import { addLogin } from './logins.ts';
import type { Handlers } from './mount.ts';
import { hashPassword } from './password.ts';
import { isRefusal, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

const NOT_BY_MEMBERSHIP = new Set<Role>(['SYSTEM', 'ANY_PRO', ...ASSIGNED_ROLES]);
const NO_CONTENT = new Set<Role>(NO_CONTENT_ROLES);
const nowhere = (path: string) => refuse('bad-input', [{ path, text: { nl: 'Dit bestaat niet.', en: 'This does not exist.' } }]);

/** The directory, and what the functional administrator keeps: organisations, people, their hats, settings. */
export function administrationHandlers(
  deps: Deps,
): Pick<Handlers, 'directory' | 'addOrganisation' | 'addPerson' | 'addMembership' | 'endMembership' | 'settings' | 'addSetting'> {
  const { db } = deps.store;
  const now = () => deps.clock.now().toISOString();

  return {
    directory: () => directoryOf(db, now()),

    addOrganisation: async ({ body, who, key }) => {
      const made = await writeOnce(deps, { who, key, action: 'create', type: 'organisation', body }, async (tx) => {
        const id = deps.ids.uuid();
        await tx
          .insertInto('organisations')
          .values({ id, name: body.name, kind: body.kind, phone: body.phone ?? null, address: body.address ?? null })
          .execute();
        return id;
      });
      return isRefusal(made)
        ? made
        : db.selectFrom('organisations').select(['id', 'name', 'kind', 'phone']).where('id', '=', made.id).executeTakeFirstOrThrow();
    },

    addPerson: async ({ body, who, key }) => {
      // Before the write lock: a good hash takes its time.
      const passwordHash = body.password ? await hashPassword(body.password) : null;
      const made = await writeOnce(deps, { who, key, action: 'create', type: 'person', body }, async (tx, at) => {
        const email = body.email.toLowerCase();
        if (await tx.selectFrom('persons').select('id').where('email', '=', email).executeTakeFirst()) return refuse('exists');
        const id = deps.ids.uuid();
        await tx
          .insertInto('persons')
          .values({ id, name: body.name, email, phone: body.phone ?? null, user_id: null, locale: body.locale, active: 1 })
          .execute();
        if (passwordHash) await addLogin(tx, deps.ids, { person: id, name: body.name, email, passwordHash, at });
        return id;
      });
      return isRefusal(made) ? made : loadPerson(db, now(), made.id);
    },

    addMembership: async ({ body, who, key }) => {
      const wrong = body.roles.filter((role) => NOT_BY_MEMBERSHIP.has(role));
      if (wrong.length)
        return refuse('bad-input', [
          {
            path: 'roles',
            text: { nl: `Deze rol hoort niet bij een functie: ${wrong.join(', ')}.`, en: `This role is not given by a membership: ${wrong.join(', ')}.` },
          },
        ]);
      // Four eyes: whoever hands out access does not hand it to himself (TRUST.md part C).
      if (body.person === who.person && body.roles.some((role) => !NO_CONTENT.has(role))) return refuse('own-membership');
      const made = await writeOnce(deps, { who, key, action: 'create', type: 'membership', body, detail: body.roles.join(' ') }, async (tx, at) => {
        if (!(await tx.selectFrom('persons').select('id').where('id', '=', body.person).executeTakeFirst())) return nowhere('person');
        if (!(await tx.selectFrom('organisations').select('id').where('id', '=', body.org).executeTakeFirst())) return nowhere('org');
        const id = deps.ids.uuid();
        await tx
          .insertInto('memberships')
          .values({
            id,
            person_id: body.person,
            org_id: body.org,
            title: body.title,
            roles: JSON.stringify(body.roles),
            themes: JSON.stringify(body.themes),
            from_at: at,
            until_at: null,
          })
          .execute();
        return id;
      });
      return isRefusal(made) ? made : { id: made.id, org: body.org, title: body.title, roles: body.roles, themes: body.themes };
    },

    endMembership: async ({ params, who, key }) =>
      writeOnce(deps, { who, key, action: 'end', type: 'membership', body: params }, async (tx, at) => {
        const ended = await tx
          .updateTable('memberships')
          .set({ until_at: at })
          .where('id', '=', params.id)
          .where((on) => on.or([on('until_at', 'is', null), on('until_at', '>', at)]))
          .executeTakeFirst();
        return Number(ended.numUpdatedRows) ? params.id : refuse('not-found');
      }),

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
