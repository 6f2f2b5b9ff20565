import type { Db } from '../../db/store.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { Place } from '../contract/directory-shapes.ts';
import type { Book } from './load.ts';

export const MAX_FACES = 'directory.maxFaces';
const DEFAULT_MAX = 5;

/** The people from outside that a practice has to know: liaisons that look after it, and regular contacts. */
export async function facesOf(db: Db, book: Book, org: string): Promise<Place['faces']> {
  const day = dayInAmsterdam(book.now);
  const regular = await db
    .selectFrom('faces')
    .innerJoin('persons', 'persons.id', 'faces.person_id')
    .select(['faces.person_id', 'persons.name'])
    .where('faces.org_id', '=', org)
    .where('persons.active', '=', 1)
    .where('from_on', '<=', day)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', day)]))
    .orderBy('persons.name')
    .execute();
  const names = new Map(book.people.map((one) => [one.person, one.name]));
  const people = new Map<string, Place['faces']['people'][number]>();
  for (const { org: other, partners, person, state } of book.liaisons)
    if (person && other !== org && partners.includes(org) && ['active', 'covered', 'uncovered'].includes(state))
      people.set(person, { person, name: names.get(person) ?? '', why: 'liaison' });
  for (const { person_id, name } of regular) if (!people.has(person_id)) people.set(person_id, { person: person_id, name, why: 'regular' });
  return { count: people.size, max: await maxFaces(db, org, book.now), people: [...people.values()] };
}

async function maxFaces(db: Db, org: string, now: string): Promise<number> {
  const rows = await db
    .selectFrom('settings')
    .select(['value', 'org_id'])
    .where('name', '=', MAX_FACES)
    .where('org_id', 'in', [org, '*'])
    .where('valid_from', '<=', now)
    .orderBy('valid_from', 'desc')
    .execute();
  const said = Number(JSON.parse((rows.find((row) => row.org_id === org) ?? rows[0])?.value ?? 'null') ?? DEFAULT_MAX);
  return Number.isInteger(said) && said > 0 ? said : DEFAULT_MAX;
}
