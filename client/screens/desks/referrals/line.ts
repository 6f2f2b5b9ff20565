import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import { daysBetween } from '../../../words/dates.ts';

/** What the board asks of a referral's context. */
export type ReferralData = {
  targetKind?: string | null;
  recipient?: string | null;
  recipientOrg?: string | null;
  toName?: string | null;
  worker?: string | null;
  contract?: string;
  doubles?: string[];
  outside?: { answer: string; at: string } | null;
  sentAt?: string | null;
};
export const ACTORS = ['referrer', 'client', 'gp', 'liaison', 'receiver', 'care'] as const;
export type Actor = (typeof ACTORS)[number];
export const TIMES = ['late', 'today', 'week', 'later', 'noTerm'] as const;
export type Time = (typeof TIMES)[number];

const WHO: Record<string, Actor> = {
  draft: 'referrer',
  consentCheck: 'referrer',
  ready: 'referrer',
  infoRequested: 'referrer',
  rejected: 'referrer',
  gpDispute: 'referrer',
  awaitingConsent: 'client',
  gpConsultation: 'gp',
  gpNoResponse: 'liaison',
  noResponse: 'liaison',
  sent: 'receiver',
  delivered: 'receiver',
  accepted: 'receiver',
  inCare: 'care',
  ended: 'receiver',
};

export const dataOf = (line: CaseloadLine): ReferralData => line.data as ReferralData;
export const routeOf = ({ row }: CaseloadLine): string => row.state.find((path) => path.startsWith('route.'))?.slice(6) ?? '';
/** Empty when the municipality has nothing to allocate. */
export const allocationOf = ({ row }: CaseloadLine): string =>
  row.state.find((path) => path.startsWith('allocation.') && path !== 'allocation.notNeeded') ?? '';

/** Who must do the next thing. */
export const actorOf = (line: CaseloadLine): Actor => WHO[routeOf(line)] ?? 'referrer';

/** The first term that runs: what happens then when nobody acts. */
export const dueOf = ({ row, timers }: CaseloadLine): string | null => row.dueAt ?? timers[0]?.at ?? null;

export function timeOf(line: CaseloadLine, now: number): Time {
  // Where nobody answered in time, it is late whatever term runs next.
  if (actorOf(line) === 'liaison') return 'late';
  const due = dueOf(line);
  if (!due) return 'noTerm';
  if (Date.parse(due) < now) return 'late';
  const days = daysBetween(now, due);
  return days <= 0 ? 'today' : days < 7 ? 'week' : 'later';
}
