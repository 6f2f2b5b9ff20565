import type { CaseHousehold } from '../contract/household.ts';
import type { Who } from '../engine/types.ts';
import { linkHousehold } from '../household/link.ts';
import { judge } from '../policy/judge.ts';
import { principalsOf } from '../policy/principals.ts';
import { readOnly, type Allowed } from '../policy/types.ts';
import { clientCards, findClient } from '../views/clients.ts';
import { looking } from '../views/deps.ts';
import { rowsFor } from '../views/rows.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';

const MOST_MEMBERS = 50;
const OF_TEAM = ['owner', 'team', 'triage'];

/** Cases of one household: whom one may know of them, and who lives together. */
export function householdHandlers(deps: Deps): Pick<Handlers, 'caseHousehold' | 'linkHousehold'> {
  const views = viewsOf(deps);
  const { db } = deps.store;

  /** The client of a case that this viewer sees, with what he may do. */
  async function about(who: Who, id: string): Promise<{ client: string; allowed: Allowed } | null> {
    const board = await db.selectFrom('boards').select(['client_id', 'machine']).where('id', '=', id).executeTakeFirst();
    const allowed = (await deps.policy.visible(db, who, [id], deps.clock.now().toISOString())).get(id);
    return board?.machine === 'case' && board.client_id && allowed ? { client: board.client_id, allowed } : null;
  }

  return {
    caseHousehold: async ({ params, who }) => {
      const found = await about(who, params.id);
      if (!found) return refuse('not-found');
      const card = await findClient(views, who, found.client);
      const home = card?.household ?? null;
      const members = home ? await membersOf(who, home, found.client) : [];
      await deps.trail.read(who, [{ type: 'case', id: params.id, detail: 'household' }, ...members.map(({ id }) => ({ type: 'client', id }))]);
      return { id: home, label: card?.householdName ?? null, members, mayLink: mayLink(who, found.allowed) };
    },

    linkHousehold: async ({ params, body, who, key }) => {
      const found = await about(who, params.id);
      if (!found) return refuse('not-found');
      if (!mayLink(who, found.allowed)) return refuse('not-yours');
      // Who is put together with whom must both be known whole: nobody finds out about a client by moving in.
      const other = body.client === null ? null : await findClient(views, who, body.client);
      if (body.client !== null && (!other || other.withheld?.length || other.id === found.client))
        return refuse('bad-input', [{ path: 'client', text: UNKNOWN }]);
      return writeOnce(deps, { who, key, action: 'household', type: 'client', body: [params.id, body] }, async (tx) => {
        await linkHousehold(tx, found.client, body.client, () => deps.ids.uuid());
        return found.client;
      });
    },
  };

  async function membersOf(who: Who, home: string, client: string): Promise<CaseHousehold['members']> {
    const living = await db
      .selectFrom('clients')
      .select('id')
      .where('household_id', '=', home)
      .where('id', '!=', client)
      .orderBy('id')
      .limit(MOST_MEMBERS)
      .execute();
    const cards = await clientCards(
      views,
      await looking(views, who),
      living.map(({ id }) => id),
    );
    if (cards.size === 0) return [];
    const lines = await db
      .selectFrom('boards')
      .select('id')
      .where('machine', '=', 'case')
      .where('client_id', 'in', [...cards.keys()])
      .execute();
    const cases = await rowsFor(
      views,
      who,
      lines.map(({ id }) => id),
    );
    return [...cards.values()].map(({ id, name, age }) => ({ id, name, age, cases: cases.filter((row) => row.client === id) }));
  }
}

const UNKNOWN = { nl: 'Kies een cliënt die u zelf kent.', en: 'Choose a client whom you know yourself.' };

/** r1, U: of the care team, or the practice of the client; never by emergency access. */
function mayLink(who: Who, allowed: Allowed): boolean {
  if (readOnly(allowed)) return false;
  const context = {
    team: allowed.kinds.some((kind) => OF_TEAM.includes(kind)),
    org: allowed.kinds.includes('org'),
    consent: 'none',
    phase: 'running',
  } as const;
  return judge({ who: principalsOf(who.roles), resource: 'r1', action: 'amend', context }).allow;
}
