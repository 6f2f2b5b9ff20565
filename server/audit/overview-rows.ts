import type { Selectable } from 'kysely';
import type { Db } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import { atAmsterdam, dayInAmsterdam } from '../../machines/amsterdam.ts';
import { CODE } from './meaning.ts';

/** One case; a client by pseudonym, all of it; or of a client what belongs to these cases and what this organisation did without a case. */
export type About = { case: string } | { client: string; mine?: { cases: string[]; org: string | null } };
export type Period = { from?: string; until?: string };

const COLUMNS = [
  'seq',
  'at',
  'actor',
  'name',
  'org',
  'roles',
  'crud',
  'event_code',
  'rule',
  'consent',
  'emergency',
  'object_type',
  'object_id',
  'client',
] as const;
export type OverviewRow = Pick<Selectable<Tables['audit']>, (typeof COLUMNS)[number]>;
/** `next`: until when what is older is asked; null when there is nothing older in the period. */
export type RowsOfDays = { rows: OverviewRow[]; next: string | null };

const CASEWORK = [CODE.record, CODE.query, CODE.export, CODE.alert];
/** Nobody does so much with one client on one day; whoever does shows in the review. */
const MOST_A_DAY = 20_000;

/**
 * What people did with a case or client, newest first: as many whole days as about `most` rows make. A day is never cut, because its rows are put together; so the
 * newest day is there whole, however long it is.
 */
export async function rowsOfDays(db: Db, about: About, { from, until }: Period, most: number): Promise<RowsOfDays> {
  const [first, last] = [from, until].map((at) => (at ? new Date(at).toISOString() : undefined));
  const rows = await newest(db, about, first, last, most + 1);
  if (rows.length <= most) return { rows, next: null };
  const [newestDay, cut] = [dayInAmsterdam(rows[0].at), dayInAmsterdam(rows[rows.length - 1].at)];
  if (cut !== newestDay) {
    const whole = rows.filter((row) => dayOf(row.at) !== cut);
    return { rows: whole, next: beginOf(dayOf(whole[whole.length - 1].at)) };
  }
  const begin = beginOf(newestDay);
  const older = await newest(db, about, first, begin, 1);
  const whole = await newest(db, about, first && first > begin ? first : begin, last, MOST_A_DAY);
  return { rows: whole, next: older.length > 0 ? begin : null };
}

const beginOf = (day: string): string => new Date(atAmsterdam(day, '00:00')).toISOString();

const days = new Map<string, string>();
/** The day in Amsterdam; it is the same for a whole hour, and to ask the calendar for each row would take longer than to read it. */
export function dayOf(at: string): string {
  const hour = at.slice(0, 13);
  let day = days.get(hour);
  if (day === undefined) {
    if (days.size > 10_000) days.clear();
    days.set(hour, (day = dayInAmsterdam(at)));
  }
  return day;
}

/** Each part has an index that gives its rows in this order; together they would have to be read whole. */
async function newest(db: Db, about: About, from: string | undefined, until: string | undefined, most: number): Promise<OverviewRow[]> {
  let casework = db
    .selectFrom('audit')
    .select([...COLUMNS])
    .where('outcome', '=', 0)
    .where('actor', '<>', 'system')
    .where('event_code', 'in', CASEWORK)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(most);
  if (from) casework = casework.where('at', '>=', from);
  if (until) casework = casework.where('at', '<', until);
  if ('case' in about) return casework.where('case_id', '=', about.case).execute();
  const ofClient = casework.where('client', '=', about.client);
  if (!about.mine) return ofClient.execute();
  const { cases, org } = about.mine;
  const parts = [
    ofClient.where('case_id', 'is', null).where('org', '=', org ?? ''),
    // By the case alone, which leaves no doubt about the index; who else it was about goes out below.
    ...cases.map((id) => casework.where('case_id', '=', id)),
  ];
  const found = (await Promise.all(parts.map((part) => part.execute()))).flat().filter((row) => row.client === about.client);
  return found.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.seq - a.seq)).slice(0, most);
}
