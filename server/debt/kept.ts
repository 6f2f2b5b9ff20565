import { addDays, dayInAmsterdam } from '../../machines/calendar.ts';
import type { ActionContext } from '../../machines/action/contract.ts';
import type { KeptPromises } from '../contract/debt.ts';
import type { Who } from '../engine/types.ts';
import { wilson } from '../figures/wilson.ts';
import { principalsOf, type Principal } from '../policy/principals.ts';
import { looking, type ViewDeps } from '../views/deps.ts';
import { SMALLEST, toldOf } from './may-be-told.ts';

/** Who reads figures of his own organisation (server/policy/rules.ts, figures.own and figures.all). */
const READ: readonly Principal[] = ['HA', 'PO', 'PG', 'WV', 'CD', 'OJ', 'WM', 'PM', 'TL'];
const DAYS_BACK = 365;
/** A promise is made some time before it is due. */
const DAYS_BEFORE = 120;
const DONE = ['work.done', 'work.verified'];

/** The share of a team's agreements that was carried out: numbers, interval, and nothing of which fewer than five can be told. */
export function keptOf(org: string, period: { from: string; until: string }, promises: readonly { due: string; done: boolean }[]): KeptPromises {
  const due = promises.filter((promise) => promise.due >= period.from && promise.due <= period.until);
  const done = due.filter((promise) => promise.done).length;
  const told = toldOf(due.length, done);
  const numbers = { due: told.whole, done: told.first, undone: told.second };
  const exact = Object.values(numbers).every(({ state }) => state === 'shown');
  const interval = exact ? wilson(done, due.length) : null;
  const bounded = !exact && numbers.due.state === 'shown' && numbers.undone.state === 'small';
  return {
    org,
    ...period,
    ...numbers,
    share: interval && { value: (100 * done) / due.length, low: 100 * interval.low, high: 100 * interval.high },
    atLeast: bounded ? (100 * (due.length - (SMALLEST - 1))) / due.length : null,
  };
}

/** The same of the viewer's organisation, or of a meeting that he sees; null when these are no figures of his. */
export async function keptFor(deps: ViewDeps, who: Who, meeting: string | undefined): Promise<KeptPromises | null> {
  if (!principalsOf(who.roles).some((principal) => READ.includes(principal))) return null;
  const { now } = await looking(deps, who);
  const org = meeting ? await orgOf(deps, who, meeting, now) : who.org;
  if (!org) return null;
  const today = dayInAmsterdam(now);
  const period = { from: addDays(today, -DAYS_BACK), until: addDays(today, -1) };
  return keptOf(org, period, await promisesOf(deps, org, addDays(period.from, -DAYS_BEFORE)));
}

async function orgOf(deps: ViewDeps, who: Who, meeting: string, now: string): Promise<string | null> {
  if (!(await deps.policy.visible(deps.db, who, [meeting], now)).has(meeting)) return null;
  const row = await deps.db.selectFrom('boards').select(['machine', 'org_id']).where('id', '=', meeting).executeTakeFirst();
  return row?.machine === 'meeting' ? row.org_id : null;
}

async function promisesOf({ db }: ViewDeps, org: string, since: string): Promise<{ due: string; done: boolean }[]> {
  const rows = await db
    .selectFrom('boards as b')
    .innerJoin('instances as i', 'i.id', 'b.id')
    .select(['b.state', 'i.context'])
    .where('b.machine', '=', 'action')
    .where('b.org_id', '=', org)
    .where('b.created_at', '>=', since)
    .execute();
  return rows
    .map((row) => ({ state: row.state.split(' '), context: JSON.parse(row.context) as ActionContext }))
    .filter(({ context }) => context.source === 'MDO')
    .map(({ state, context }) => ({ due: context.due, done: state.some((path) => DONE.includes(path)) }));
}
