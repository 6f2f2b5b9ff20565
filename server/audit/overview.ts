import { tracks } from '../../machines/index.ts';
import { roleName } from '../../machines/role-words.ts';
import { dayInAmsterdam } from '../../machines/amsterdam.ts';
import type { Db } from '../../db/store.ts';
import type { Readers } from '../contract/audit-shapes.ts';
import { CODE } from './meaning.ts';
import { deedInWords, whyInWords } from './why-words.ts';

/** One case; a client by pseudonym, all of it; or of a client what belongs to these cases and what this organisation did without a case. */
export type About = { case: string } | { client: string; mine?: { cases: string[]; org: string | null } };
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
    .select(['at', 'actor', 'name', 'org', 'roles', 'crud', 'event_code', 'rule', 'consent', 'emergency', 'object_type', 'object_id'])
    .where('outcome', '=', 0)
    .where('actor', '<>', 'system')
    .where('event_code', 'in', CASEWORK);
  query = 'client' in about ? query.where('client', '=', about.client) : query.where('case_id', '=', about.case);
  if ('client' in about && about.mine) {
    const { cases, org } = about.mine;
    query = query.where((on) => on.or([on('case_id', 'in', ['', ...cases]), on.and([on('case_id', 'is', null), on('org', '=', org ?? '')])]));
  }
  if (from) query = query.where('at', '>=', new Date(from).toISOString());
  if (until) query = query.where('at', '<', new Date(until).toISOString());
  const found = await query
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(MOST_ROWS + 1)
    .execute();
  const shown = found.slice(0, MOST_ROWS).filter((row) => !CLOSED.has(row.object_type));
  const names = await namesOf(db, shown);
  const refused = await refusedOf(db, shown);
  const lines = new Map<string, Line>();
  for (const row of shown) {
    const day = dayInAmsterdam(row.at);
    const [taken, emergency] = [row.event_code === CODE.export, row.emergency !== null];
    const crud = row.crud ?? 'R';
    const deed = row.object_type === 'breakGlass' && crud !== 'R' ? emergencyDeed(crud, refused.has(row.object_id)) : taken ? 'export' : crud;
    const key = [day, row.actor, row.org, deed, row.rule ?? '', emergency].join(' ');
    const line = lines.get(key);
    if (line) line.times++;
    else {
      const roles = row.roles?.split(' ') ?? [];
      const role = { nl: roles.map((one) => roleName(one, 'nl')).join(', '), en: roles.map((one) => roleName(one, 'en')).join(', ') };
      const who = { name: names.people.get(row.actor) ?? row.name ?? row.actor, org: names.organisations.get(row.org ?? '') ?? '' };
      const opened = deed.startsWith('emergency');
      const reasons = { did: deedInWords(deed), why: opened ? whyInWords('case.emergency', false) : whyInWords(row.rule, crud === 'C' || crud === 'U') };
      lines.set(key, { day, ...who, role, ...reasons, times: 1, emergency, consent: row.consent !== null });
    }
  }
  return { rows: [...lines.values()], from: from ?? null, until: until ?? null, complete: found.length <= MOST_ROWS, scope: scopeOf(about) };
}

/** Emergency accesses that were asked for and did not open. */
async function refusedOf(db: Db, rows: { object_type: string; object_id: string | null }[]): Promise<Set<string | null>> {
  const asked = [...new Set(rows.flatMap((row) => (row.object_type === 'breakGlass' ? (row.object_id ?? []) : [])))].slice(0, 2000);
  const found = asked.length ? await db.selectFrom('boards').select('id').where('id', 'in', asked).where('state', '=', 'refused').execute() : [];
  return new Set(found.map((row) => row.id));
}

const emergencyDeed = (crud: string, refused: boolean) => (crud !== 'C' ? 'emergency-over' : refused ? 'emergency-refused' : 'emergency-opened');

const scopeOf = (about: About): Readers['scope'] => ('case' in about ? 'case' : about.mine ? 'mine' : 'all');

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
