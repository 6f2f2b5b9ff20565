import type { OjgContext } from '../../../../machines/ojg/contract.ts';
import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import { dayOf } from '../../../words/dates.ts';

type Shown = Pick<
  OjgContext,
  'counted' | 'bridged' | 'homeVisits' | 'limits' | 'lastTalk' | 'nextTalk' | 'nextPlace' | 'evaluatedAt' | 'worker' | 'referredOn' | 'allocationUntil'
>;

/** What the board knows of a track; who may not read it has nothing of it. */
export const dataOf = (line: CaseloadLine): Partial<Shown> => line.data as Partial<Shown>;
export const stateOf = (line: CaseloadLine): string => line.row.state[0] ?? '';

/** The columns of the board, and the states that stand in them. */
export const COLUMNS = {
  waiting: ['referred', 'consult'],
  starting: ['intakePlanned'],
  clarifying: ['clarification', 'decision'],
  treating: ['shortTreatment'],
  limit: ['limitReached', 'extensionRequest', 'referringOn'],
  allocated: ['extendedCare'],
  reporting: ['reportDraft', 'reportConsent', 'reportSent'],
} as const;
export type ColumnId = keyof typeof COLUMNS;

const columnByState = new Map(Object.entries(COLUMNS).flatMap(([column, states]) => states.map((state) => [state as string, column])));
export const columnOf = (line: CaseloadLine): string => columnByState.get(stateOf(line)) ?? '';

/** States in which a next talk is to be expected. */
const TALKING = new Set(['intakePlanned', 'clarification', 'shortTreatment', 'extendedCare']);
export const expectsTalk = (line: CaseloadLine): boolean => TALKING.has(stateOf(line));

/** [OJG13] the question of the fifth talk stands open. */
export const asksWhatNext = (line: CaseloadLine): boolean => {
  const { counted = 0, limits, evaluatedAt } = dataOf(line);
  return stateOf(line) === 'shortTreatment' && limits !== undefined && counted >= limits.soft && !evaluatedAt;
};

/** A planned talk whose day is over and of which nothing was written down. */
export const isUnrecorded = (line: CaseloadLine, now: number): boolean => {
  const { nextTalk } = dataOf(line);
  return Boolean(nextTalk && dayOf(nextTalk) < dayOf(now));
};

export const isLate = (line: CaseloadLine, now: number): boolean => line.row.dueAt !== null && Date.parse(line.row.dueAt) < now;
