import { insertInbox } from '../../db/queries/inbox.ts';
import type { Store, Tx } from '../../db/store.ts';
import { addDays } from '../../machines/calendar.ts';
import type { Clock, Keys } from '../engine/types.ts';
import { derivedId } from '../outbound/derived-id.ts';
import { listWeeks } from '../views/review.ts';
import { makeReview, OVERDUE_DAYS, weekOf } from './review.ts';

/** After a long silence the reviews of the last quarter are made; older rows can still be looked through. */
const MOST_BACK = 13;
const DAY_MS = 24 * 3600 * 1000;
export type Reviewing = { store: Store; keys: Keys; clock: Clock };
type Notice = { id: string; text: 'AUDIT_REVIEW_MADE' | 'AUDIT_REVIEW_OVERDUE'; vars: { week: string; open: number } };

/**
 * Makes the review of every week that is over and has none, and tells the privacy officers: that it is there, and each week again while lines of it stay
 * unsigned for more than seven days. Safe to repeat and from several nodes. Returns the weeks that were made.
 */
export async function runReviews({ store, keys, clock }: Reviewing): Promise<string[]> {
  const now = clock.now().toISOString();
  const weeks = await missing(store, now);
  for (const week of weeks) await makeReview({ store, keys }, week, now);
  await tellOfficers(store, now);
  return weeks;
}

async function missing({ db }: Store, now: string): Promise<string[]> {
  const last = addDays(weekOf(now), -7);
  const made = await db
    .selectFrom('audit_weeks')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  const first = made?.id ? null : await db.selectFrom('audit').select('at').orderBy('at').limit(1).executeTakeFirst();
  const from = made?.id ? addDays(made.id, 7) : first ? weekOf(first.at) : null;
  const weeks: string[] = [];
  for (let week = last; from !== null && week >= from && weeks.length < MOST_BACK; week = addDays(week, -7)) weeks.unshift(week);
  return weeks;
}

/** What the present officers have not been told yet; nothing is written when there is no news. */
async function tellOfficers(store: Store, now: string): Promise<void> {
  const { rows } = await listWeeks(store.db, now);
  const [newest, waiting] = [rows[0]?.id, rows.filter((week) => week.open > 0)];
  const notices = waiting.flatMap((week): Notice[] => {
    const vars = { week: week.id, open: week.open };
    const late = week.overdue ? Math.floor((Date.parse(now) - Date.parse(week.madeAt)) / DAY_MS / OVERDUE_DAYS) : 0;
    // After a silence one word is enough for all: the weeks stand below each other on the desk.
    const isNewest = week.id === newest;
    return [
      ...(isNewest ? [{ id: `made ${week.id}`, text: 'AUDIT_REVIEW_MADE' as const, vars }] : []),
      ...(late > 0 ? [{ id: `overdue ${week.id} ${late}`, text: 'AUDIT_REVIEW_OVERDUE' as const, vars }] : []),
    ];
  });
  if (notices.length === 0) return;
  const lines = (await officers(store, now)).flatMap((person) => notices.map((notice) => ({ ...notice, person, id: derivedId('audit', notice.id, person) })));
  const ids = ['', ...lines.map((line) => line.id)];
  const known = new Set((await store.db.selectFrom('inbox').select('id').where('id', 'in', ids).execute()).map((line) => line.id));
  const news = lines.filter((line) => !known.has(line.id));
  if (news.length === 0) return;
  await store.write(async (tx) => {
    const clock = await nextClock(tx);
    const row = { kind: 'notice', instance_id: null, letter_id: null, at: now, read_at: null, clock };
    await insertInbox(
      tx,
      news.map(({ id, person, text, vars }) => ({ ...row, id, person_id: person, notice: JSON.stringify({ machine: null, text, vars }) })),
    );
  });
}

async function nextClock(tx: Tx): Promise<number> {
  const set = tx.updateTable('clock').set((eb) => ({ value: eb('value', '+', 1) }));
  return (await set.where('id', '=', 1).returning('value').executeTakeFirstOrThrow()).value;
}

async function officers({ db }: Store, now: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select(['m.person_id', 'm.roles'])
    .where('p.active', '=', 1)
    .where('m.from_at', '<=', now)
    .where((on) => on.or([on('m.until_at', 'is', null), on('m.until_at', '>', now)]))
    .execute();
  return [...new Set(rows.filter((row) => (JSON.parse(row.roles) as string[]).includes('PRIVACY_OFFICER')).map((row) => row.person_id))];
}
