import { tracks } from '../../machines/index.ts';
import { roleName } from '../../machines/role-words.ts';
import type { Db } from '../../db/store.ts';
import type { Readers } from '../contract/audit-shapes.ts';
import { CODE } from './meaning.ts';
import { dayOf, rowsOfDays, type About, type Period } from './overview-rows.ts';
import { deedInWords, whyInWords } from './why-words.ts';

export type { About, Period };
type Line = Readers['rows'][number];

/** About as many rows are read for one page of the screen (a month of the busiest client, a year of others), and for one letter. */
const PAGE_ROWS = 2000;
export const LETTER_ROWS = 20_000;
const CLOSED = new Set(tracks.filter((track) => track.view.ownAccessOnly).map((track) => track.id));

/**
 * Who saw what and why, day by day, newest first: rows of one day with the same person, deed and reason are one line. As many whole days as `most` rows make; `next`
 * is until when to ask for what is older. A track that only those involved may know of stays out, on paper and on the screen: its own record says why.
 */
export async function overviewOf(db: Db, about: About, period: Period, most: number = PAGE_ROWS): Promise<Readers> {
  const { rows, next } = await rowsOfDays(db, about, period, most);
  const shown = rows.filter((row) => !CLOSED.has(row.object_type));
  const names = await namesOf(db, shown);
  const refused = await refusedOf(db, shown);
  const lines = new Map<string, Line>();
  for (const row of shown) {
    const day = dayOf(row.at);
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
  const { from = null, until = null } = period;
  return { rows: [...lines.values()], from, until, complete: next === null, next, scope: scopeOf(about) };
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
