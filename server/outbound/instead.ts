import type { Db, Tx } from '../../db/store.ts';
import { MANAGERS, type Role } from '../../machines/roles.ts';
import { inScope, scopesOf, type StandIn } from '../policy/stand-in.ts';

/** Who also gets a line, and whose line it is. */
export type Instead = { person: string; forPerson: string };

/**
 * For those of these people who are away now: who stands in for them in this, or, when nobody does, who leads their organisation, so that nothing falls between.
 * A person who is away too passes nothing on: his own managers hear of it.
 */
export async function insteadOf(db: Db | Tx, people: readonly string[], about: { instance: string | null; now: string }): Promise<Instead[]> {
  if (people.length === 0) return [];
  const { instance, now } = about;
  const rows = await db
    .selectFrom('absences')
    .selectAll()
    .where('person_id', 'in', people)
    .where('from_at', '<=', now)
    .where('until_at', '>', now)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const on = (instance ? await scopesOf(db, [instance]) : new Map()).get(instance ?? '') ?? { org: null, theme: null, caseOrg: null, caseTheme: null };
  const found: Instead[] = [];
  for (const person of new Set(rows.map((row) => row.person_id))) {
    const fits = rows.filter((row) => row.person_id === person && inScope({ scope: row.scope as StandIn['scope'], value: row.value }, on));
    const standIns = fits.flatMap((row) => row.substitute_id ?? []);
    for (const one of standIns.length ? standIns : await managersOf(db, person, now)) found.push({ person: one, forPerson: person });
  }
  const got = new Set(people);
  return found.filter((one, at) => !got.has(one.person) && found.findIndex((other) => other.person === one.person) === at);
}

/** Active people who lead an organisation where this person works. */
export async function managersOf(db: Db | Tx, person: string, now: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships as own')
    .innerJoin('memberships as m', 'm.org_id', 'own.org_id')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select(['m.person_id', 'm.roles'])
    .where('own.person_id', '=', person)
    .where('own.from_at', '<=', now)
    .where((eb) => eb.or([eb('own.until_at', 'is', null), eb('own.until_at', '>', now)]))
    .where('m.from_at', '<=', now)
    .where((eb) => eb.or([eb('m.until_at', 'is', null), eb('m.until_at', '>', now)]))
    .where('m.person_id', '!=', person)
    .where('p.active', '=', 1)
    .orderBy('m.person_id')
    .execute();
  const leads = rows.filter((row) => (JSON.parse(row.roles) as Role[]).some((role) => (MANAGERS as readonly Role[]).includes(role)));
  return [...new Set(leads.map((row) => row.person_id))];
}
