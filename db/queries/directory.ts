import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';
import { among } from './among.ts';

export type Person = Selectable<Tables['persons']>;
export type Organisation = Selectable<Tables['organisations']>;
export type Membership = Selectable<Tables['memberships']>;

/** Everybody who works here, by name; `onlyActive` leaves out who left. */
export async function listPersons(db: Db | Tx, onlyActive = true): Promise<Person[]> {
  let query = db.selectFrom('persons').selectAll().orderBy('name').orderBy('id');
  if (onlyActive) query = query.where('active', '=', 1);
  return query.execute();
}

/** These people by id; who does not exist is not in it. */
export async function peopleByIds(db: Db | Tx, ids: string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('persons').selectAll().where('id', 'in', among(db, ids)).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** All organisations by name. */
export async function listOrganisations(db: Db | Tx): Promise<Organisation[]> {
  return db.selectFrom('organisations').selectAll().orderBy('name').orderBy('id').execute();
}

/** Every membership that holds at this moment: from its first instant until just before its last. */
export async function membershipsAt(db: Db | Tx, at: string): Promise<Membership[]> {
  return holding(db, at).execute();
}

/** The hats that a person may wear at this moment. */
export async function membershipsOf(db: Db | Tx, personId: string, at: string): Promise<Membership[]> {
  return holding(db, at).where('person_id', '=', personId).execute();
}

/** The hats that these people may wear at this moment, in one query. */
export async function membershipsOfAll(db: Db | Tx, personIds: string[], at: string): Promise<Membership[]> {
  return personIds.length === 0 ? [] : holding(db, at).where('person_id', 'in', among(db, personIds)).execute();
}

/** Adds people. Throws when an id or an e-mail address is taken. */
export async function insertPersons(tx: Tx | Db, rows: Insertable<Tables['persons']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('persons').values(rows).execute();
}

/** Adds organisations. Throws when an id is taken. */
export async function insertOrganisations(tx: Tx | Db, rows: Insertable<Tables['organisations']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('organisations').values(rows).execute();
}

/** Adds memberships. Throws when the person or the organisation does not exist. */
export async function insertMemberships(tx: Tx | Db, rows: Insertable<Tables['memberships']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('memberships').values(rows).execute();
}

const holding = (db: Db | Tx, at: string) =>
  db
    .selectFrom('memberships')
    .selectAll()
    .where('from_at', '<=', at)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', at)]))
    .orderBy('from_at')
    .orderBy('id');
