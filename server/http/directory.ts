import { dayInAmsterdam } from '../../machines/calendar.ts';
import { contactsFor, contactsOf } from '../directory/contacts.ts';
import { coverageOf } from '../directory/coverage.ts';
import { mayEditOrg } from '../directory/may-edit.ts';
import { facesOf } from '../directory/faces.ts';
import { loadBook } from '../directory/load.ts';
import { postcodeIn, postcodeOf } from '../directory/postcode.ts';
import { routeOfClient, teamOfPostcode } from '../directory/routing.ts';
import { searchBook } from '../directory/search.ts';
import type { Who } from '../engine/types.ts';
import { findClient } from '../views/clients.ts';
import { onCallNumbers } from '../views/on-call.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, nowhere, refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';

type Mine = 'directorySearch' | 'directoryPlace' | 'directoryContacts' | 'directoryCoverage' | 'clientTeam' | 'setClientTeam';

/** Looking up who is who; only routes of clients are about clients, and they ask whether the client may be seen. */
export function directoryHandlers(deps: Deps): Pick<Handlers, Mine> {
  const { db } = deps.store;
  const now = () => deps.clock.now().toISOString();
  const today = () => dayInAmsterdam(now());

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
    directorySearch: async ({ query }) => {
      const book = await loadBook(db, now());
      const { people, places, services } = searchBook(book, query);
      const postcode = postcodeIn(query.q);
      const on = query.on ?? today();
      const team = postcode ? await teamOfPostcode(db, postcode, on) : null;
      // A postcode and nothing else asks for its team: the people of that team follow.
      const alone = postcode !== null && postcodeOf(query.q) !== null;
      const shown = alone ? { people: people.filter((one) => one.org === team?.team), places: places.filter((one) => one.id === team?.team), services: [] } : { people, places, services };
      return {
        people: shown.people.slice(0, query.limit),
        places: shown.places.slice(0, query.limit),
        services: shown.services.slice(0, query.limit),
        route: postcode ? { postcode: `${postcode.slice(0, 4)} ${postcode.slice(4)}`, on, team: team?.team ?? null, teamName: book.orgName(team?.team ?? null), from: team?.from ?? null } : null,
        total: shown.people.length + shown.places.length + shown.services.length,
      };
    },

    directoryPlace: async ({ params, who }) => {
      const book = await loadBook(db, now());
      const place = book.places.find((one) => one.id === params.id);
      if (!place) return refuse('not-found');
      const details = await db.selectFrom('org_details').select('consult_phone').where('org_id', '=', place.id).executeTakeFirst();
      return {
        place,
        consultPhone: details?.consult_phone ?? null,
        people: book.people.filter((one) => one.org === place.id),
        contacts: contactsOf(book, book.liaisons.filter((one) => one.org === place.id)),
        services: book.services.filter((one) => one.org === place.id),
        numbers: await onCallNumbers(db, now(), { consult: true, org: place.id }),
        faces: await facesOf(db, book, place.id),
        mayEdit: mayEditOrg(who, place.id),
      };
    },

    directoryContacts: async ({ who }) => contactsFor(await loadBook(db, now()), who.org),

    directoryCoverage: async ({ who }) => coverageOf({ db, policy: deps.policy, who }, await loadBook(db, now())),

    clientTeam: async ({ params, query, who }) => (await teamOf(who, params.id, query.on ?? today())) ?? refuse('not-found'),

    setClientTeam: async ({ params, body, who, key }) => {
      if (!(await teamOf(who, params.id, today()))) return refuse('not-found');
      const from = body.from ?? today();
      if (body.until && body.until <= from) return refuse('bad-input', [{ path: 'until', text: { nl: 'Dit ligt voor het begin.', en: 'This lies before the beginning.' } }]);
      const made = await writeOnce(deps, { who, key, action: 'create', type: 'routing', body: { ...body, client: params.id }, detail: body.reason }, async (tx, at) => {
        const org = await tx.selectFrom('organisations').select('kind').where('id', '=', body.org).executeTakeFirst();
        if (org?.kind !== 'team') return nowhere('org');
        const id = deps.ids.uuid();
        await tx
          .insertInto('routings')
          .values({ id, client_id: params.id, org_id: body.org, reason: body.reason, from_on: from, until_on: body.until ?? null, by_person: who.person, at })
          .execute();
        return id;
      });
      return isRefusal(made) ? made : ((await teamOf(who, params.id, from)) ?? refuse('not-found'));
    },
  };
}
