import { dayInAmsterdam } from '../../machines/calendar.ts';
import { contactsFor, contactsOf } from '../directory/contacts.ts';
import { coverageOf } from '../directory/coverage.ts';
import { consultInstead, consultPeriods } from '../directory/consult.ts';
import { mayEditConsult, mayEditOrg } from '../directory/may-edit.ts';
import { facesOf } from '../directory/faces.ts';
import { loadBook } from '../directory/load.ts';
import { postcodeIn, postcodeOf } from '../directory/postcode.ts';
import { teamOfPostcode } from '../directory/routing.ts';
import { searchBook } from '../directory/search.ts';
import { onCallNumbers } from '../views/on-call.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';

type Mine = 'directorySearch' | 'directoryPlace' | 'directoryContacts' | 'directoryCoverage';

/** Looking up who is who; no client in it. */
export function directoryHandlers(deps: Deps): Pick<Handlers, Mine> {
  const { db } = deps.store;
  const now = () => deps.clock.now().toISOString();
  const today = () => dayInAmsterdam(now());

  return {
    directorySearch: async ({ query }) => {
      const book = await loadBook(db, now());
      const { people, places, services } = searchBook(book, query);
      const postcode = postcodeIn(query.q);
      const on = query.on ?? today();
      const team = postcode ? await teamOfPostcode(db, postcode, on) : null;
      // A postcode and nothing else asks for its team: the people of that team follow.
      const alone = postcode !== null && postcodeOf(query.q) !== null;
      const shown = alone
        ? { people: people.filter((one) => one.org === team?.team), places: places.filter((one) => one.id === team?.team), services: [] }
        : { people, places, services };
      return {
        people: shown.people.slice(0, query.limit),
        places: shown.places.slice(0, query.limit),
        services: shown.services.slice(0, query.limit),
        route: postcode
          ? {
              postcode: `${postcode.slice(0, 4)} ${postcode.slice(4)}`,
              on,
              team: team?.team ?? null,
              teamName: book.orgName(team?.team ?? null),
              from: team?.from ?? null,
            }
          : null,
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
        consultPhone: (await consultInstead(db, today())).get(place.id) ?? details?.consult_phone ?? null,
        people: book.people.filter((one) => one.org === place.id),
        contacts: contactsOf(
          book,
          book.liaisons.filter((one) => one.org === place.id),
        ),
        services: book.services.filter((one) => one.org === place.id),
        numbers: await onCallNumbers(db, now(), { consult: true, org: place.id }),
        faces: await facesOf(db, book, place.id),
        consultPeriods: mayEditConsult(who, place.id) ? await consultPeriods(db, place.id, today()) : [],
        mayEdit: mayEditOrg(who, place.id),
        mayEditConsult: mayEditConsult(who, place.id),
      };
    },

    directoryContacts: async ({ who }) => contactsFor(await loadBook(db, now()), who.org),

    directoryCoverage: async ({ who }) => coverageOf({ db, policy: deps.policy, who }, await loadBook(db, now())),
  };
}
