import type { CaseloadLine } from '../../../../server/contract/caseload.ts';

export const GROUPS = ['now', 'running', 'listed', 'new', 'after'] as const;
export type Group = (typeof GROUPS)[number];

const NOW = /^(crisis|sameDay|postCrisis)/;

/** Where somebody stands in the monthly talk: what is on now, who is monitored already, then those on the list, the new ones, and who only waits for a report. */
export function groupOf({ row, data }: Pick<CaseloadLine, 'row' | 'data'>): Group {
  const state = row.state[0] ?? '';
  if (NOW.test(state)) return 'now';
  if (state === 'monitoring') return 'running';
  if (state === 'proposed') return 'new';
  if (state === 'feedback') return 'after';
  return data.monitorBy ? 'running' : 'listed';
}

/** [GGZ8] The order of the talk: by group, and within it what is due first. */
export function inOrder<L extends Pick<CaseloadLine, 'row' | 'data'>>(lines: readonly L[]): L[] {
  const rank = (line: L) => GROUPS.indexOf(groupOf(line));
  return lines.toSorted((a, b) => rank(a) - rank(b) || byDue(a, b));
}

/** What is due first; without a date last. */
export const byDue = (a: Pick<CaseloadLine, 'row'>, b: Pick<CaseloadLine, 'row'>): number =>
  (a.row.dueAt ?? '9').localeCompare(b.row.dueAt ?? '9') || a.row.id.localeCompare(b.row.id);

/** Whose patient it is: a talk is held per practice. */
export const practiceOf = ({ client, row }: Pick<CaseloadLine, 'client' | 'row'>): string => client?.gpOrg ?? row.org ?? '';

/** Contact that should have been there. */
export const isLate = ({ row }: Pick<CaseloadLine, 'row'>, now: number): boolean => row.dueAt !== null && Date.parse(row.dueAt) < now;
