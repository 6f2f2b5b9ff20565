import { addMonths } from '../../machines/calendar.ts';
import type { Claim } from './claims.ts';
import type { FundedKind, RefusedBy } from '../contract/ledger-shapes.ts';
import type { Joined, Rule, RuleSet } from './rule-sets.ts';

export type Verdict = {
  claim: Claim;
  set: string | null;
  payer: string | null;
  paid: boolean;
  eligibleMinutes: number;
  /** null: paid by minutes, at what was agreed with the fund */
  cents: number | null;
  code: string | null;
  refusedBy: RefusedBy | null;
};
/** What was declared before and counts for the limits of its year. */
export type Settled = { set: string; kind: FundedKind; org: string; on: string; patient: string | null; minutes: number };
/** The fund and its rule for an organisation on a day; null when it takes part in none. */
export type FundOf = (org: string, kind: FundedKind, on: string) => { name: string; set: RuleSet; rule: Rule; joined: Joined } | null;

type Used = { times: number; minutes: number; patients: Map<string, number> };

/**
 * I-13: what a fund pays of these claims and which rule says no to the others. What was declared before takes its room in the limits first; then the claims
 * in the order of their days. `today`: the day of declaring. The order in which they are given makes no difference.
 */
export function judgeClaims(claims: readonly Claim[], fundOf: FundOf, settled: readonly Settled[], today: string): Verdict[] {
  const year = new Map<string, Used>();
  const usedOf = (set: string, kind: string, org: string, on: string): Used => {
    const key = `${set} ${kind} ${org} ${on.slice(0, 4)}`;
    const used = year.get(key) ?? { times: 0, minutes: 0, patients: new Map() };
    year.set(key, used);
    return used;
  };
  for (const { set, kind, org, on, patient, minutes } of settled) take(usedOf(set, kind, org, on), patient, minutes);
  const inOrder = [...claims].sort((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? -1 : 1));
  return inOrder.map((claim) => {
    const fund = fundOf(claim.org, claim.kind, claim.on);
    if (!fund) return no(claim, (claim.hinders as RefusedBy | null) ?? 'NO_FUND', null, null);
    const used = usedOf(fund.name, claim.kind, claim.org, claim.on);
    const refusedBy = whyNot(claim, fund, used, today);
    if (refusedBy) return no(claim, refusedBy, fund.name, fund.set.payer);
    const eligibleMinutes = Math.min(claim.minutes, fund.rule.maxMinutes ?? claim.minutes, (fund.rule.practiceMinutes ?? Infinity) - used.minutes);
    take(used, claim.patient, eligibleMinutes);
    return {
      claim,
      set: fund.name,
      payer: fund.set.payer,
      paid: true,
      eligibleMinutes,
      cents: amount(fund.rule, eligibleMinutes),
      code: fund.rule.code,
      refusedBy: null,
    };
  });
}

function whyNot(claim: Claim, { rule, joined }: NonNullable<ReturnType<FundOf>>, used: Used, today: string): RefusedBy | null {
  if (claim.hinders) return claim.hinders as RefusedBy;
  if (rule.must.length > 0 && !rule.must.some((role) => claim.as.includes(role))) return 'WHO';
  if (rule.withinMonths !== null && today > addMonths(claim.on, rule.withinMonths)) return 'TOO_LATE';
  const byPatient = rule.perPatient !== null || rule.patients !== null;
  if (byPatient && claim.patient === null) return 'NO_PATIENT';
  const times = used.patients.get(claim.patient ?? '') ?? 0;
  if (rule.perPatient !== null && times >= rule.perPatient) return 'PER_PATIENT';
  if (rule.patients !== null && times === 0 && used.patients.size >= rule.patients) return 'PATIENTS';
  if (used.times >= perPractice(rule, joined)) return 'PER_PRACTICE';
  return rule.practiceMinutes !== null && used.minutes >= rule.practiceMinutes ? 'PRACTICE_HOURS' : null;
}

/** Occasions in a year: by the stars of the practice and how many norm practices it is, else a fixed number. */
export function perPractice(rule: Rule, { stars, norms }: Pick<Joined, 'stars' | 'norms'>): number {
  const ofStars = rule.perStar?.[String(stars)];
  return ofStars === undefined ? (rule.perStar ? 0 : (rule.perPractice ?? Infinity)) : Math.floor(ofStars * norms);
}

function amount({ tariffCents, unitMinutes }: Rule, minutes: number): number | null {
  if (tariffCents === null) return null;
  return unitMinutes === null ? tariffCents : Math.round((tariffCents * minutes) / unitMinutes);
}

function take(used: Used, patient: string | null, minutes: number): void {
  used.times++;
  used.minutes += minutes;
  if (patient !== null) used.patients.set(patient, (used.patients.get(patient) ?? 0) + 1);
}

const no = (claim: Claim, refusedBy: RefusedBy, set: string | null, payer: string | null): Verdict => ({
  claim,
  set,
  payer,
  paid: false,
  eligibleMinutes: 0,
  cents: 0,
  code: null,
  refusedBy,
});
