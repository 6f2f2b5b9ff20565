import type { Selectable } from 'kysely';
import type { Db, Tx } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import { addDays, addMonths, isWorkingDay } from '../../machines/calendar.ts';
import type { Entry } from './claims.ts';

export type ContractRow = Selectable<Tables['hour_contracts']>;

const WORKING_DAYS = 5;
/** A month before which nothing is said, and how much of the budget is close to its end. */
const WARN_SHARE = 0.9;
const WARN_MONTHS = 3;

/** Contracts that pay for hours: of secondment (one person) and of a project. */
export const loadContracts = (db: Db | Tx): Promise<ContractRow[]> => db.selectFrom('hour_contracts').selectAll().orderBy('from_on').orderBy('id').execute();

const runs = (one: ContractRow, on: string): boolean => one.from_on <= on && (one.until_on === null || one.until_on >= on);

/** The contract that pays for what somebody did for an organisation on a day; the newest when there are two. */
export function contractOf(contracts: readonly ContractRow[], { person, org, on }: { person: string; org: string | null; on: string }): Entry['contract'] {
  const found = contracts.findLast((one) => one.kind === 'SECONDMENT' && one.person_id === person && one.org_id === org && runs(one, on));
  return found ? { id: found.id, payer: found.payer } : null;
}

/** Minutes of a contract in a month, `yyyy-mm`: a fifth of a week for each working day on which it runs. Null when it says no hours. */
export function budgetOf(contract: ContractRow, month: string): number | null {
  if (contract.minutes_week === null) return null;
  const days = daysOf(month).filter((day) => isWorkingDay(day) && runs(contract, day));
  return Math.round((Number(contract.minutes_week) * days.length) / WORKING_DAYS);
}

/**
 * I-30: how the hours of a month stand against their budget on a day. `ahead`: they were used faster than the month went by, so that they end before it does.
 */
export function budgetState(used: number, budget: number | null, month: string, today: string): 'none' | 'within' | 'ahead' | 'almost' | 'over' {
  if (budget === null || budget === 0) return 'none';
  if (used > budget) return 'over';
  const days = daysOf(month).filter((day) => isWorkingDay(day));
  if (today > days[days.length - 1]) return 'within';
  if (used >= budget * WARN_SHARE) return 'almost';
  const gone = days.filter((day) => day <= today).length;
  return gone > 0 && gone < days.length && used * days.length > budget * gone * 1.25 ? 'ahead' : 'within';
}

/** [P-162, P-015] three months before the end there is still time to renew it. */
export const endsSoon = (contract: Pick<ContractRow, 'until_on' | 'from_on'>, today: string): boolean =>
  contract.until_on !== null && contract.until_on >= today && contract.until_on <= addMonths(today, WARN_MONTHS);

function daysOf(month: string): string[] {
  const first = `${month}-01`;
  const after = addMonths(first, 1);
  const days: string[] = [];
  for (let day = first; day < after; day = addDays(day, 1)) days.push(day);
  return days;
}
