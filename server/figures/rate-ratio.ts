import { Z95, type Interval } from './interval.ts';

/** A count of events, over how many person-years, in how many months. */
export type Counted = { count: number; years: number; months: number };
/** The change against the baseline; `change` in per cent. */
export type RateChange = { ratio: number; interval: Interval; change: number };

const LEAST_EVENTS = 20;
const LEAST_MONTHS = 12;

/**
 * I-08: how the rate changed against the baseline, with its 95 % interval. Null is "te weinig gegevens": fewer than 20 events together, less than a year of
 * baseline, or nothing to divide by [P-107]. It says that something changed, never why.
 */
export function rateChange(now: Counted, base: Counted): RateChange | null {
  if (now.count + base.count < LEAST_EVENTS || base.months < LEAST_MONTHS) return null;
  if (now.count === 0 || base.count === 0 || now.years <= 0 || base.years <= 0) return null;
  const ratio = now.count / now.years / (base.count / base.years);
  const spread = Math.exp(Z95 * Math.sqrt(1 / now.count + 1 / base.count));
  return { ratio, interval: { low: ratio / spread, high: ratio * spread }, change: 100 * (ratio - 1) };
}

/** I-07: referrals per 1,000 of those registered, as if the period were a year. Null without registered people. */
export function yearlyRate(count: number, registered: number, days: number): number | null {
  return registered > 0 && days > 0 ? ((1000 * count) / registered) * (365 / days) : null;
}
