import { ASSIGNED_ROLES, NO_CONTENT_ROLES, type Role } from '../../machines/roles.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, nowhere, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

const NOT_BY_MEMBERSHIP = new Set<Role>(['SYSTEM', 'ANY_PRO', ...ASSIGNED_ROLES]);
const NO_CONTENT = new Set<Role>(NO_CONTENT_ROLES);

/** Hats: for which organisation somebody works, as what, with which roles. */
export function membershipHandlers(deps: Deps): Pick<Handlers, 'addMembership' | 'endMembership'> {
  return {
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
  };
}
