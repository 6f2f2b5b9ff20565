import type { Db } from '../../db/store.ts';
import type { Directory, PersonCard } from '../contract/shapes.ts';

/** Everybody who works here now and for whom; no client data in it. */
export async function directoryOf(db: Db, now: string): Promise<Directory> {
  const organisations = await db.selectFrom('organisations').select(['id', 'name', 'kind', 'phone']).orderBy('name').execute();
  return { people: await people(db, now), organisations };
}

/** One person of the directory. */
export async function loadPerson(db: Db, now: string, id: string): Promise<PersonCard> {
  return (await people(db, now, id))[0];
}

async function people(db: Db, now: string, id?: string): Promise<PersonCard[]> {
  let persons = db.selectFrom('persons').select(['id', 'name', 'phone']).where('active', '=', 1);
  let hats = db
    .selectFrom('memberships')
    .selectAll()
    .where('from_at', '<=', now)
    .where((on) => on.or([on('until_at', 'is', null), on('until_at', '>', now)]))
    .orderBy('from_at')
    .orderBy('id');
  if (id) [persons, hats] = [persons.where('id', '=', id), hats.where('person_id', '=', id)];
  const byPerson = new Map<string, PersonCard['memberships']>();
  for (const hat of await hats.execute()) {
    const own = byPerson.get(hat.person_id) ?? [];
    own.push({ id: hat.id, org: hat.org_id, title: hat.title, roles: JSON.parse(hat.roles), themes: JSON.parse(hat.themes) });
    byPerson.set(hat.person_id, own);
  }
  return (await persons.orderBy('name').execute()).map((person) => ({ ...person, memberships: byPerson.get(person.id) ?? [] }));
}
