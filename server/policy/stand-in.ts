import { among } from '../../db/queries/among.ts';
import { together } from '../../db/queries/together.ts';
import type { Db, Tx } from '../../db/store.ts';
import { isEmergency } from './relations.ts';

/** Whom somebody stands in for now, and for what: everything, what belongs to one organisation, or one theme. */
export type StandIn = { absence: string; person: string; scope: 'all' | 'org' | 'theme'; value: string | null; until: string };
/** As far as a scope looks at an object: its own line, and that of its case. */
export type Scoped = { org: string | null; theme: string | null; caseOrg: string | null; caseTheme: string | null };

const PREFIX = 'for:';
/** A viewer's subject for whom he stands in for; it holds exactly what the rows of that person hold, for as long as the absence lasts. */
export const subjectFor = (one: StandIn): string => `${PREFIX}${one.person}:${one.scope}:${one.value ?? ''}:${one.absence}:${one.until}`;
export const isStandIn = (subject: string): boolean => subject.startsWith(PREFIX);

/** The absences among these subjects. */
export function standInsOf(subjects: Iterable<string>): StandIn[] {
  return [...subjects].filter(isStandIn).map((subject) => {
    const [, person, scope, value, absence, ...until] = subject.split(':');
    return { person, scope: scope as StandIn['scope'], value: value || null, absence, until: until.join(':') };
  });
}

/** What is somebody's own and does not pass to who stands in: an emergency access, and a block that a client laid on him. */
export const staysBehind = (kind: string): boolean => kind === 'deny' || isEmergency(kind);
export const STAYS_BEHIND = ['deny', 'breakGlass', 'lifeThreat'];

/** Whether this object is within what was handed over. */
export function inScope({ scope, value }: Pick<StandIn, 'scope' | 'value'>, on: Scoped): boolean {
  if (scope === 'all') return true;
  return scope === 'org' ? on.org === value || on.caseOrg === value : on.theme === value || on.caseTheme === value;
}

const absencesOf = together(
  (db, people) =>
    db
      .selectFrom('absences')
      .select(['id', 'substitute_id', 'person_id', 'scope', 'value', 'from_at', 'until_at'])
      .where('substitute_id', 'in', among(db, people))
      .where('withdrawn_at', 'is', null)
      .orderBy('id')
      .execute(),
  (row) => row.substitute_id ?? '',
);

/** Whom this person stands in for at this moment. */
export async function standInsNow(db: Db | Tx, person: string, now: string): Promise<StandIn[]> {
  const rows = (await absencesOf(db, [person])).filter((row) => row.from_at <= now && row.until_at > now);
  return rows.map((row) => ({ absence: row.id, person: row.person_id, scope: row.scope as StandIn['scope'], value: row.value, until: row.until_at }));
}

/** The rows of who is away as rows of who stands in, for an object within what was handed over. */
export function handedOver<G extends { subject: string; kind: string }>(away: readonly StandIn[], on: Scoped, grants: readonly G[]): G[] {
  return away
    .filter((one) => inScope(one, on))
    .flatMap((one) =>
      grants.filter((grant) => grant.subject === `person:${one.person}` && !staysBehind(grant.kind)).map((grant) => ({ ...grant, subject: subjectFor(one) })),
    );
}

/** The lines of these objects with what a scope looks at. */
export async function scopesOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Scoped>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('boards as b')
    .leftJoin('boards as c', 'c.id', 'b.case_id')
    .select(['b.id', 'b.org_id as org', 'b.theme as theme', 'c.org_id as caseOrg', 'c.theme as caseTheme'])
    .where('b.id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, ...scoped }) => [id, scoped]));
}
