import { among } from '../../db/queries/among.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { FeedbackContext } from '../../machines/feedback/contract.ts';
import type { DebtPair } from '../contract/debt.ts';
import type { Who } from '../engine/types.ts';
import { workingDaysBetween } from '../figures/days-between.ts';
import { looking, type ViewDeps } from '../views/deps.ts';
import { toldOf } from './may-be-told.ts';

/** One letter that is owed, as far as a manager may know it. */
export type Owed = { from: string | null; to: string | null; stage: string; due: string };

const LATE = ['overdue', 'escalatedLiaison', 'escalatedManager'];
const MANAGES = ['TEAM_MANAGER', 'PRACTICE_MANAGER'] as const;

/**
 * What is owed between two organisations, the longest late first. Small groups are not named; what came to the managers themselves is: how many, and how old
 * (S09), for that is what they were called in for.
 */
export function pairsOf(owed: readonly Owed[], today: string): DebtPair[] {
  const pairs = Map.groupBy(owed, ({ from, to }) => `${from}>${to}`);
  const found = [...pairs.values()].map((lines): DebtPair => {
    const late = lines.filter(({ stage }) => LATE.includes(stage));
    const escalated = lines.filter(({ stage }) => stage === 'escalatedManager').map(({ due }) => workingDaysBetween(due, today));
    const told = toldOf(lines.length, late.length);
    const { from, to } = lines[0];
    return { from, to, open: told.whole, late: told.first, atManagers: escalated.length ? { count: escalated.length, oldest: Math.max(...escalated) } : null };
  });
  return found.toSorted((one, other) => (other.atManagers?.oldest ?? 0) - (one.atManagers?.oldest ?? 0));
}

/** The pairs in which the organisation that this viewer manages has a part; none for who manages nothing (BR-28: no line of a client is read out). */
export async function numbersFor(deps: ViewDeps, who: Who): Promise<DebtPair[]> {
  const { org } = who;
  if (!org || !MANAGES.some((role) => who.roles.includes(role))) return [];
  const { now } = await looking(deps, who);
  const rows = await deps.db
    .selectFrom('boards as b')
    .innerJoin('instances as i', 'i.id', 'b.id')
    .select(['b.state', 'i.context'])
    .where('b.machine', '=', 'feedback')
    .where('b.running', '=', 1)
    .execute();
  const debts = rows
    .map((row) => ({ stage: row.state.split(' ').find((path) => path.startsWith('timeliness.')) ?? '', ...(JSON.parse(row.context) as FeedbackContext) }))
    .filter(({ stage }) => stage !== 'timeliness.settled');
  const orgsOf = await workplaces(deps, now, [...new Set(debts.flatMap(({ owner, recipient }) => [owner, recipient]))]);
  const owed = debts.map(({ stage, orgId, owner, recipient, recipientOrg, due }): Owed => {
    // Who writes may work elsewhere than where the case lies: his own organisation owes the letter.
    const from = placeOf(orgsOf(owner), orgId);
    return { from, to: placeOf(orgsOf(recipient), recipientOrg), stage: stage.slice('timeliness.'.length), due };
  });
  return pairsOf(
    owed.filter(({ from, to }) => from === org || to === org),
    dayInAmsterdam(now),
  );
}

const placeOf = (orgs: readonly string[], said: string | null): string | null =>
  said && (orgs.length === 0 || orgs.includes(said)) ? said : (orgs[0] ?? said);

async function workplaces({ db }: ViewDeps, now: string, people: (string | null)[]): Promise<(person: string | null) => string[]> {
  const ids = people.filter((id): id is string => id !== null);
  const rows = ids.length
    ? await db
        .selectFrom('memberships')
        .select(['person_id', 'org_id'])
        .where('person_id', 'in', among(db, ids))
        .where('from_at', '<=', now)
        .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
        .orderBy('id')
        .execute()
    : [];
  const found = Map.groupBy(rows, (row) => row.person_id);
  return (person) => (person ? (found.get(person) ?? []).map((row) => row.org_id) : []);
}
