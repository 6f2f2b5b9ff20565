import type { Tx } from '../../db/store.ts';
import { mayConfirm } from '../identity/four-eyes.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

/** The second pair of eyes on memberships that give power. */
export function confirmationHandlers(deps: Deps): Pick<Handlers, 'confirmMembership' | 'refuseMembership'> {
  return {
    confirmMembership: async ({ params, who, key }) => {
      const made = await writeOnce(deps, { who, key, action: 'confirm', type: 'membership', body: params }, async (tx, at) => {
        const request = await waiting(tx, params.id);
        if (!request) return refuse('not-found');
        if (!(await mayConfirm(tx, who.person, who.roles, { by: request.by_person, person: request.person_id }, at))) return refuse('own-request');
        const { id, person_id, org_id, title, roles, themes, until_at } = request;
        const from_at = request.from_at < at ? at : request.from_at;
        await tx.insertInto('memberships').values({ id, person_id, org_id, title, roles, themes, from_at, until_at }).execute();
        await decide(tx, id, { decision: 'confirmed', decided_by: who.person, decided_at: at, membership_id: id });
        return id;
      });
      const person = await deps.store.db.selectFrom('membership_requests').select('person_id').where('id', '=', params.id).executeTakeFirst();
      if (!isRefusal(made) && person) deps.recheck(person.person_id);
      return made;
    },

    // Refusing gives nobody anything: whoever oversees people may, and who asked may take it back.
    refuseMembership: ({ params, who, key }) =>
      writeOnce(deps, { who, key, action: 'refuse', type: 'membership', body: params }, async (tx, at) => {
        if (!(await waiting(tx, params.id))) return refuse('not-found');
        await decide(tx, params.id, { decision: 'refused', decided_by: who.person, decided_at: at, membership_id: null });
        return params.id;
      }),
  };
}

const waiting = (tx: Tx, id: string) => tx.selectFrom('membership_requests').selectAll().where('id', '=', id).where('decision', 'is', null).executeTakeFirst();

async function decide(tx: Tx, id: string, how: { decision: string; decided_by: string; decided_at: string; membership_id: string | null }): Promise<void> {
  await tx.updateTable('membership_requests').set(how).where('id', '=', id).execute();
}
