import { giveMembership, judgeMembership } from '../identity/memberships.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

/** Hats: for which organisation somebody works, as what, with which roles, from when until when. */
export function membershipHandlers(deps: Deps): Pick<Handlers, 'addMembership' | 'endMembership'> {
  return {
    addMembership: async ({ body, who, key }) => {
      const wrong = judgeMembership(who.person, body);
      if (wrong) return wrong;
      const made = await writeOnce(deps, { who, key, action: 'create', type: 'membership', body, detail: body.roles.join(' ') }, async (tx, at) => {
        const given = await giveMembership(tx, deps.ids, who.person, body, at);
        return isRefusal(given) ? given : given.id;
      });
      if (isRefusal(made)) return made;
      const waits = await deps.store.db.selectFrom('membership_requests').select('id').where('id', '=', made.id).executeTakeFirst();
      deps.recheck(body.person);
      return { id: made.id, org: body.org, title: body.title, roles: body.roles, themes: body.themes, ...(waits ? { waiting: true } : {}) };
    },

    endMembership: async ({ params, who, key }) => {
      const ended = await writeOnce(deps, { who, key, action: 'end', type: 'membership', body: params }, async (tx, at) => {
        const row = await tx
          .updateTable('memberships')
          .set({ until_at: at })
          .where('id', '=', params.id)
          .where((on) => on.or([on('until_at', 'is', null), on('until_at', '>', at)]))
          .returning('person_id')
          .executeTakeFirst();
        return row ? params.id : refuse('not-found');
      });
      const person = await deps.store.db.selectFrom('memberships').select('person_id').where('id', '=', params.id).executeTakeFirst();
      if (person) deps.recheck(person.person_id);
      return ended;
    },
  };
}
