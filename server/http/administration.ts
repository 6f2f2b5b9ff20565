import { directoryOf, loadPerson } from '../views/directory.ts';
import type { Deps } from './deps.ts';
import { addLogin } from './logins.ts';
import type { Handlers } from './mount.ts';
import { hashPassword } from './password.ts';
import { isRefusal, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

/** The directory, and who the functional administrator adds to it: organisations and people. */
export function administrationHandlers(deps: Deps): Pick<Handlers, 'directory' | 'addOrganisation' | 'addPerson'> {
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
      // Outside a demonstration nobody knows the password of another: an invitation lets him choose it.
      if (body.password && !deps.demo)
        return refuse('bad-input', [
          {
            path: 'password',
            text: { nl: 'Stuur een uitnodiging; het wachtwoord kiest de ander zelf.', en: 'Send an invitation; the other chooses the password.' },
          },
        ]);
      // Before the write lock: a good hash takes its time.
      const passwordHash = body.password ? await hashPassword(body.password) : null;
      const made = await writeOnce(deps, { who, key, action: 'create', type: 'person', body }, async (tx, at) => {
        const email = body.email.toLowerCase();
        if (await tx.selectFrom('persons').select('id').where('email', '=', email).executeTakeFirst()) return refuse('exists');
        const id = deps.ids.uuid();
        await tx
          .insertInto('persons')
          .values({ id, name: body.name, email, phone: body.phone ?? null, user_id: null, locale: body.locale, active: 1, added_by: who.person })
          .execute();
        if (passwordHash) await addLogin(tx, deps.ids, { person: id, name: body.name, email, passwordHash, at });
        return id;
      });
      return isRefusal(made) ? made : loadPerson(db, now(), made.id);
    },
  };
}
