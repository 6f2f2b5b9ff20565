import { addDays, addMonths } from '../../machines/calendar.ts';
import { CONTRACT_KINDS, type BudgetLine } from '../contract/ledger-shapes.ts';
import type { Who } from '../engine/types.ts';
import type { ViewDeps } from '../views/deps.ts';
import { budgetOf, budgetState, endsSoon, loadContracts } from './contracts.ts';
import { listEntries } from './list-entries.ts';
import { mayContract } from './may.ts';
import { staffNames } from './names.ts';

/**
 * I-30: contracts that run in a month or after it, with the hours of that month against their budget. `all`: those of one's organisation, where the work is done or as employer;
 * else one's own.
 */
export async function budgetsOf(deps: ViewDeps, who: Who, { month, today, all }: { month: string; today: string; all: boolean }): Promise<BudgetLine[]> {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const contracts = (await loadContracts(deps.db)).filter(
    (one) =>
      one.from_on <= last &&
      (one.until_on === null || one.until_on >= first) &&
      (all ? one.org_id === who.org || one.employer_id === who.org : one.person_id === who.person),
  );
  if (contracts.length === 0) return [];
  const entries = await listEntries(deps.db, { from: first, until: last });
  const nameOf = await staffNames(
    deps,
    contracts.flatMap((one) => one.person_id ?? []),
    contracts.flatMap((one) => [one.org_id, one.employer_id ?? '']),
  );
  return contracts.map((one): BudgetLine => {
    const usedMinutes = entries.reduce((sum, entry) => sum + (entry.contract?.id === one.id ? entry.minutes : 0), 0);
    const budgetMinutes = budgetOf(one, month);
    return {
      id: one.id,
      kind: CONTRACT_KINDS.find((kind) => kind === one.kind) ?? 'PROJECT',
      person: one.person_id ? { id: one.person_id, name: nameOf(one.person_id) } : null,
      org: { id: one.org_id, name: nameOf(one.org_id) },
      employer: one.employer_id ? nameOf(one.employer_id) : null,
      payer: one.payer,
      hoursWeek: one.minutes_week === null ? null : Number(one.minutes_week) / 60,
      from: one.from_on,
      until: one.until_on,
      endsSoon: endsSoon(one, today),
      month,
      usedMinutes,
      budgetMinutes,
      state: budgetState(usedMinutes, budgetMinutes, month, today),
      mayEnd: mayContract(who) && one.org_id === who.org,
    };
  });
}
