import type { FigureEntries, RunChart } from '../contract/figures-shapes.ts';
import { baselineOf, exposureOf } from './entries.ts';
import type { Period } from './period.ts';
import { rateChange, yearlyRate } from './rate-ratio.ts';

const SIGMAS = 3;
const QUARTERS_A_YEAR = 4;

/**
 * I-07 by quarter around the rate of the baseline, with the limits within which chance alone would keep it (three standard deviations of a Poisson count), and I-08 over
 * the last four quarters. Null without a baseline or registered youth. `counts`: referrals by quarter, null where they are hidden.
 */
export function runChartOf(
  unit: string,
  quarters: readonly (Period & { count: number | null })[],
  entries: FigureEntries['rows'],
  practices: readonly string[],
): RunChart | null {
  const base = baselineOf(entries, unit, practices);
  if (!base || base.years <= 0) return null;
  const centre = (1000 * base.count) / base.years;
  const points = quarters.flatMap((quarter) => {
    const exposure = exposureOf(entries, unit, practices, quarter);
    if (!exposure) return [];
    const years = (exposure.registered * exposure.days) / 365;
    const reach = (SIGMAS * 1000 * Math.sqrt((centre / 1000) * years)) / years;
    const value = quarter.count === null ? null : yearlyRate(quarter.count, exposure.registered, exposure.days);
    return [{ period: quarter.id, value, low: Math.max(0, centre - reach), high: centre + reach, count: quarter.count, years }];
  });
  if (points.length === 0) return null;
  return {
    unit,
    centre,
    points: points.map(({ period, value, low, high }) => ({ period, value, low, high })),
    change: changeOf(points.slice(-QUARTERS_A_YEAR), base),
  };
}

function changeOf(last: readonly { count: number | null; years: number }[], base: { count: number; years: number; months: number }): RunChart['change'] {
  if (last.length < QUARTERS_A_YEAR || last.some(({ count }) => count === null)) return null;
  const now = { count: last.reduce((sum, one) => sum + one.count!, 0), years: last.reduce((sum, one) => sum + one.years, 0), months: 12 };
  const found = rateChange(now, base);
  return found && { ratio: found.ratio, low: found.interval.low, high: found.interval.high, percent: found.change, now: now.count, base: base.count };
}
