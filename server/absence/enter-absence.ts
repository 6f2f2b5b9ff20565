import type { Tx } from '../../db/store.ts';
import { addDays, atAmsterdam, dayInAmsterdam } from '../../machines/calendar.ts';
import { NO_CONTENT_ROLES, type Role } from '../../machines/roles.ts';
import type { NewAbsence } from '../contract/absence-shapes.ts';
import { badInput } from '../engine/refusals.ts';
import type { Ids, Refusal, Who, Words } from '../engine/types.ts';
import { ledBy } from './led-by.ts';

const LONGEST_DAYS = 366;
const wrong = (path: string, nl: string, en: string): Refusal => badInput([{ path, text: { nl, en } satisfies Words }]);
const NOT_YOURS: Refusal = {
  ok: false,
  status: 403,
  code: 'not-yours',
  why: { nl: 'Alleen uzelf of uw leidinggevende legt uw afwezigheid vast.', en: 'Only you or who leads your team enters your absence.' },
};

/** Writes an absence; days are those of Amsterdam, the last one included. Returns its id, or why not. */
export async function enterAbsence(tx: Tx, ids: Ids, { who, asked, at }: { who: Who; asked: NewAbsence; at: string }): Promise<string | Refusal> {
  const person = asked.person ?? who.person;
  if (person !== who.person && !(await ledBy(tx, who, at)).includes(person)) return NOT_YOURS;
  const value = asked.scope === 'org' ? asked.org : asked.scope === 'theme' ? asked.theme : null;
  if (value === undefined) return wrong(asked.scope, 'Kies waarvoor dit geldt.', 'Choose what this is for.');
  if (asked.until < asked.from) return wrong('until', 'De laatste dag ligt voor de eerste.', 'The last day is before the first.');
  if (asked.until < dayInAmsterdam(at)) return wrong('until', 'Deze dagen zijn voorbij.', 'These days are over.');
  if (asked.until > addDays(asked.from, LONGEST_DAYS))
    return wrong('until', 'Langer dan een jaar: geef het werk over.', 'Longer than a year: hand the work over.');
  if (asked.substitute && !(await mayStandIn(tx, person, asked.substitute, at)))
    return wrong('substitute', 'Deze persoon kan hier niet waarnemen.', 'This person cannot stand in here.');
  const [from_at, until_at] = [atAmsterdam(asked.from, '00:00'), atAmsterdam(addDays(asked.until, 1), '00:00')];
  if (await overlaps(tx, person, { from_at, until_at, scope: asked.scope, value }))
    return wrong('from', 'In deze dagen staat al een afwezigheid.', 'There is an absence in these days already.');
  const id = ids.uuid();
  await tx
    .insertInto('absences')
    .values({
      id,
      person_id: person,
      substitute_id: asked.substitute ?? null,
      from_at,
      until_at,
      scope: asked.scope,
      value,
      entered_by: who.person,
      entered_at: at,
      withdrawn_at: null,
    })
    .execute();
  return id;
}

/** Somebody else, who works here and may come near clients, in an organisation that they share: a colleague, never a way in for a stranger. */
async function mayStandIn(tx: Tx, person: string, substitute: string, at: string): Promise<boolean> {
  if (person === substitute) return false;
  const rows = await tx
    .selectFrom('memberships as own')
    .innerJoin('memberships as m', 'm.org_id', 'own.org_id')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select('m.roles')
    .where('own.person_id', '=', person)
    .where((eb) => eb.or([eb('own.until_at', 'is', null), eb('own.until_at', '>', at)]))
    .where('m.person_id', '=', substitute)
    .where((eb) => eb.or([eb('m.until_at', 'is', null), eb('m.until_at', '>', at)]))
    .where('p.active', '=', 1)
    .execute();
  return rows.some((row) => (JSON.parse(row.roles) as Role[]).some((role) => !(NO_CONTENT_ROLES as readonly Role[]).includes(role)));
}

type Days = { from_at: string; until_at: string; scope: string; value: string | null };
async function overlaps(tx: Tx, person: string, { from_at, until_at, scope, value }: Days): Promise<boolean> {
  const rows = await tx
    .selectFrom('absences')
    .select(['scope', 'value'])
    .where('person_id', '=', person)
    .where('withdrawn_at', 'is', null)
    .where('from_at', '<', until_at)
    .where('until_at', '>', from_at)
    .execute();
  return rows.some((row) => row.scope === scope && row.value === value);
}

/** Takes an absence back, or ends it; whoever stands in loses the access at once. */
export async function withdrawAbsence(tx: Tx, { who, id, at }: { who: Who; id: string; at: string }): Promise<string | Refusal> {
  const row = await tx.selectFrom('absences').selectAll().where('id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst();
  if (!row) return NOT_FOUND;
  if (row.person_id !== who.person && !(await ledBy(tx, who, at)).includes(row.person_id)) return row.substitute_id === who.person ? NOT_YOURS : NOT_FOUND;
  // One that has begun keeps its first days, so that what happened in them can still be looked up.
  if (row.from_at < at) await tx.updateTable('absences').set({ until_at: at }).where('id', '=', id).where('until_at', '>', at).execute();
  else await tx.updateTable('absences').set({ withdrawn_at: at }).where('id', '=', id).execute();
  return id;
}

const NOT_FOUND: Refusal = {
  ok: false,
  status: 404,
  code: 'not-found',
  why: { nl: 'Dit bestaat niet, of u mag het niet zien.', en: 'This does not exist, or you may not see it.' },
};
