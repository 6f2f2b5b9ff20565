import { addDays } from '../../machines/calendar.ts';
import type { DementiaContext } from '../../machines/dementia/contract.ts';
import { measured, waitsOf, WAIT_NORM_DAYS } from '../../machines/dementia/waits.ts';
import type { CaseloadLine } from '../contract/caseload.ts';
import type { WaitingLine, WaitingList } from '../contract/dementia.ts';

/** What the waiting list needs of a track; none of it is a text. */
export const WAITING_FIELDS = ['enrolledOn', 'firstCmContactOn', 'waits', 'provider', 'casemanager', 'raisedOn'] as const;
type Known = Pick<DementiaContext, (typeof WAITING_FIELDS)[number]>;

/** A calendar quarter by its name, `2026-Q4`: its first and its last day. */
export function quarterDays(name: string): { from: string; until: string } {
  const [year, quarter] = name.split('-Q').map(Number);
  const first = (nth: number) => new Date(Date.UTC(year, 3 * (nth - 1), 1)).toISOString().slice(0, 10);
  return { from: first(quarter), until: addDays(first(quarter + 1), -1) };
}

/** The quarter in which a day lies. */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/**
 * [I-17] Who waited in this quarter, the longest first, and the numbers of it: every wait that had begun by its end and had not ended before its beginning. What
 * ended after it still waits there; what lasts is counted until its last day, or until today when that is earlier.
 */
export function waitingList(lines: readonly CaseloadLine[], quarter: string, today: string): WaitingList {
  const days = quarterDays(quarter);
  const asOf = days.until < today ? days.until : today;
  const shown = lines.flatMap((line) => waitsIn(line, days, asOf)).sort((one, other) => other.days - one.days || (one.id < other.id ? -1 : 1));
  const met = shown.filter(({ end }) => end === 'CONTACT').map((line) => line.days);
  const now = shown.filter(({ end }) => end === null);
  return {
    quarter,
    ...days,
    asOf,
    norm: WAIT_NORM_DAYS,
    lines: shown,
    totals: {
      begun: shown.filter(({ from }) => from >= days.from).length,
      met: met.length,
      metLate: met.filter((one) => one > WAIT_NORM_DAYS).length,
      medianDays: median(met),
      gaveUp: shown.filter(({ end }) => end === 'DECLINED' || end === 'DECEASED').length,
      waiting: now.length,
      waitingLate: now.filter(({ late }) => late).length,
    },
  };
}

function waitsIn({ row, client, data }: CaseloadLine, days: { from: string; until: string }, asOf: string): WaitingLine[] {
  const known = data as unknown as Known;
  if (!known.waits) return [];
  return waitsOf(known)
    .filter(({ from, until }) => from <= asOf && (until === null || until >= days.from))
    .map((wait) => {
      const lasts = wait.until === null || wait.until > asOf;
      const then = lasts ? { ...wait, until: null, end: null } : wait;
      const { provider, casemanager } = known;
      return { id: row.id, client: client?.name ?? null, org: row.org, provider, casemanager, ...then, ...measured(then, asOf) };
    });
}

/** The middle one, or the mean of the middle two; null of none. */
function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length === 0 ? null : sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
