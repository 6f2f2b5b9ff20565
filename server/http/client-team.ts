import { dayInAmsterdam } from '../../machines/calendar.ts';
import { postcodeOf } from '../directory/postcode.ts';
import { routeOfClient } from '../directory/routing.ts';
import type { Who } from '../engine/types.ts';
import { findClient } from '../views/clients.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, nowhere, refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';

/** Which team a client belongs to, for who may see the client. */
export function clientTeamHandlers(deps: Deps): Pick<Handlers, 'clientTeam' | 'setClientTeam'> {
  const { db } = deps.store;
  const today = () => dayInAmsterdam(deps.clock.now().toISOString());

  /** null: no such client, or not for this viewer. */
  async function teamOf(who: Who, client: string, on: string) {
    const card = await findClient(viewsOf(deps), who, client);
    if (!card) return null;
    const route = await routeOfClient(db, client, card.postcode ? postcodeOf(card.postcode) : null, on);
    const orgs = await db.selectFrom('organisations').select(['id', 'name']).where('kind', '=', 'team').execute();
    const nameOf = (id: string | null) => orgs.find((org) => org.id === id)?.name ?? null;
    await deps.trail.read(who, [{ type: 'client', id: client, detail: 'team' }]);
    return { ...route, teamName: nameOf(route.team), byPostcodeName: nameOf(route.byPostcode) };
  }

  return {
    clientTeam: async ({ params, query, who }) => (await teamOf(who, params.id, query.on ?? today())) ?? refuse('not-found'),

    setClientTeam: async ({ params, body, who, key }) => {
      if (!(await teamOf(who, params.id, today()))) return refuse('not-found');
      const from = body.from ?? today();
      if (body.until && body.until <= from)
        return refuse('bad-input', [{ path: 'until', text: { nl: 'Dit ligt voor het begin.', en: 'This lies before the beginning.' } }]);
      const made = await writeOnce(
        deps,
        { who, key, action: 'create', type: 'routing', body: { ...body, client: params.id }, detail: body.reason },
        async (tx, at) => {
          const org = await tx.selectFrom('organisations').select('kind').where('id', '=', body.org).executeTakeFirst();
          if (org?.kind !== 'team') return nowhere('org');
          const id = deps.ids.uuid();
          await tx
            .insertInto('routings')
            .values({ id, client_id: params.id, org_id: body.org, reason: body.reason, from_on: from, until_on: body.until ?? null, by_person: who.person, at })
            .execute();
          return id;
        },
      );
      return isRefusal(made) ? made : ((await teamOf(who, params.id, from)) ?? refuse('not-found'));
    },
  };
}
