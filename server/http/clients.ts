import type { NewClient } from '../contract/people.ts';
import { searchWords } from '../engine/search-words.ts';
import type { Who } from '../engine/types.ts';
import { clientCards, findClient, searchClients } from '../views/clients.ts';
import { nameEmergency } from '../emergency/under.ts';
import { looking } from '../views/deps.ts';
import type { Tx } from '../../db/store.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';
import { isRefusal } from './refuse.ts';

/** Clients and the households that they live in. */
export function clientHandlers(deps: Deps): Pick<Handlers, 'findClients' | 'addClient' | 'client' | 'addHousehold' | 'household'> {
  const views = viewsOf(deps);

  return {
    findClients: async ({ query, who }) => {
      const rows = await searchClients(views, who, query.q, query.limit);
      await nameEmergency(
        views,
        who,
        rows.map((row) => row.id),
      );
      await deps.trail.read(who, [
        { type: 'search', id: 'clients', detail: `${rows.length} found`, results: rows.length, shape: 'q' },
        ...rows.map((row) => ({ type: 'client', id: row.id })),
      ]);
      return { rows };
    },

    addClient: async ({ body, who, key }) => {
      const missing = await notThere(deps, body);
      if (missing.length) return refuse('bad-input', missing);
      const made = await writeOnce(deps, { who, key, action: 'create', type: 'client', body }, (tx, at) => insertClient(deps, tx, who, body, at));
      if (isRefusal(made)) return made;
      return (await findClient(views, who, made.id)) ?? refuse('not-found');
    },

    client: async ({ params, who }) => {
      const card = await findClient(views, who, params.id);
      if (!card) return refuse('not-found');
      await nameEmergency(views, who, [card.id]);
      await deps.trail.read(who, [{ type: 'client', id: card.id }]);
      return card;
    },

    addHousehold: async ({ body, who, key }) =>
      writeOnce(deps, { who, key, action: 'create', type: 'household', body }, async (tx) => {
        const id = deps.ids.uuid();
        await tx
          .insertInto('households')
          .values({ id, label_ref: body.label ? await deps.engine.vault.put(tx, id, body.label) : null })
          .execute();
        return id;
      }),

    household: async ({ params, who }) => {
      const row = await deps.store.db.selectFrom('households').selectAll().where('id', '=', params.id).executeTakeFirst();
      const members = row ? await deps.store.db.selectFrom('clients').select('id').where('household_id', '=', row.id).limit(50).execute() : [];
      const cards = await clientCards(
        views,
        await looking(views, who),
        members.map((member) => member.id),
      );
      if (!row || cards.size === 0) return refuse('not-found');
      await nameEmergency(views, who, [...cards.keys()]);
      await deps.trail.read(
        who,
        [...cards.keys()].map((id) => ({ type: 'client', id })),
      );
      const label = row.label_ref ? ((await deps.engine.vault.read([row.label_ref])).get(row.label_ref) ?? null) : null;
      return { id: row.id, label, clients: [...cards.values()] };
    },
  };
}

/** Stores the details encrypted under the client's own key, and keyed beginnings of the name for search. */
async function insertClient(deps: Deps, tx: Tx, who: Who, body: NewClient, at: string): Promise<string> {
  const { household, gpPerson, gpOrg, noGpReason, ...details } = body;
  const id = deps.ids.uuid();
  const details_ref = await deps.engine.vault.put(tx, id, JSON.stringify(details));
  await tx
    .insertInto('clients')
    .values({
      id,
      details_ref,
      gp_person_id: gpPerson ?? null,
      gp_org_id: gpOrg ?? null,
      no_gp_reason: noGpReason ?? null,
      household_id: household ?? null,
      org_id: who.org!,
      created_at: at,
    })
    .execute();
  const tokens = [...new Set(searchWords(body.name).map((word) => deps.keys.token(word)))];
  if (tokens.length)
    await tx
      .insertInto('search_tokens')
      .values(tokens.map((token) => ({ token, object_id: id })))
      .execute();
  return id;
}

/** Ids that a foreign key would refuse, as field errors. */
async function notThere(deps: Deps, body: NewClient) {
  const { db } = deps.store;
  const text = { nl: 'Dit bestaat niet.', en: 'This does not exist.' };
  const errors: { path: string; text: typeof text }[] = [];
  if (body.gpPerson && !(await db.selectFrom('persons').select('id').where('id', '=', body.gpPerson).executeTakeFirst()))
    errors.push({ path: 'gpPerson', text });
  if (body.gpOrg && !(await db.selectFrom('organisations').select('id').where('id', '=', body.gpOrg).executeTakeFirst())) errors.push({ path: 'gpOrg', text });
  if (body.household && !(await db.selectFrom('households').select('id').where('id', '=', body.household).executeTakeFirst()))
    errors.push({ path: 'household', text });
  return errors;
}
