import { tracks } from '../../machines/index.ts';
import { roleName } from '../../machines/role-words.ts';
import { dayInAmsterdam } from '../../machines/amsterdam.ts';
import type { Db } from '../../db/store.ts';
import type { Readers } from '../contract/audit-shapes.ts';
import { CODE } from './meaning.ts';
import { deedInWords, whyInWords } from './why-words.ts';

export type About = { client: string } | { case: string };
export type Period = { from?: string; until?: string };
type Line = Readers['rows'][number];

/** More rows than this are not read for one overview; it then says that it is not complete, and a shorter period is. */
const MOST_ROWS = 20_000;
const CLOSED = new Set(tracks.filter((track) => track.view.ownAccessOnly).map((track) => track.id));
const CASEWORK = [CODE.record, CODE.query, CODE.export, CODE.alert];

/**
 * Who saw what and why, day by day, newest first: rows of one day with the same person, deed and reason are one line. A track that only those involved may
 * know of stays out, on paper and on the screen: its own record says why.
 */
export async function overviewOf(db: Db, about: About, { from, until }: Period): Promise<Readers> {
  let query = db
    .selectFrom('audit')
    .select(['at', 'actor', 'name', 'org', 'roles', 'crud', 'event_code', 'rule', 'consent', 'emergency', 'object_type'])
    .where('outcome', '=', 0)
    .where('actor', '<>', 'system')
    .where('event_code', 'in', CASEWORK);
  query = 'client' in about ? query.where('client', '=', about.client) : query.where('case_id', '=', about.case);
  if (from) query = query.where('at', '>=', new Date(from).toISOString());
  if (until) query = query.where('at', '<', new Date(until).toISOString());
  const found = await query
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(MOST_ROWS + 1)
    .execute();
  const shown = found.slice(0, MOST_ROWS).filter((row) => !CLOSED.has(row.object_type));
  const names = await namesOf(db, shown);
  const lines = new Map<string, Line>();
  for (const row of shown) {
    const day = dayInAmsterdam(row.at);
    const [taken, emergency] = [row.event_code === CODE.export, row.emergency !== null];
    const crud = row.crud ?? 'R';
    const key = [day, row.actor, row.org, taken ? 'export' : crud, row.rule ?? '', emergency].join(' ');
    const line = lines.get(key);
    if (line) line.times++;
    else {
      const roles = row.roles?.split(' ') ?? [];
      const role = { nl: roles.map((one) => roleName(one, 'nl')).join(', '), en: roles.map((one) => roleName(one, 'en')).join(', ') };
      const who = { name: names.people.get(row.actor) ?? row.name ?? row.actor, org: names.organisations.get(row.org ?? '') ?? '' };
      const reasons = { did: deedInWords(crud, taken), why: whyInWords(row.rule, crud === 'C' || crud === 'U') };
      lines.set(key, { day, ...who, role, ...reasons, times: 1, emergency, consent: row.consent !== null });
    }
  }
  return { rows: [...lines.values()], from: from ?? null, until: until ?? null, complete: found.length <= MOST_ROWS };
}

async function namesOf(db: Db, rows: { actor: string; org: string | null }[]) {
  const ids = (values: (string | null)[]) => ['', ...new Set(values.filter((id): id is string => id !== null))].slice(0, 2000);
  const people = await db
    .selectFrom('persons')
    .select(['id', 'name'])
    .where('id', 'in', ids(rows.map((row) => row.actor)))
    .execute();
  const organisations = await db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('id', 'in', ids(rows.map((row) => row.org)))
    .execute();
  return { people: new Map(people.map((one) => [one.id, one.name])), organisations: new Map(organisations.map((one) => [one.id, one.name])) };
}
