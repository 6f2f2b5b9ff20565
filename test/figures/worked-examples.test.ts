import { expect, test } from 'vitest';
import { addWorkingDays } from '../../machines/calendar.ts';
import { daysBetween, workingDaysBetween } from '../../server/figures/days-between.ts';
import { median, p90 } from '../../server/figures/median.ts';
import { poisson } from '../../server/figures/poisson.ts';
import { rateChange, yearlyRate } from '../../server/figures/rate-ratio.ts';
import { wilson } from '../../server/figures/wilson.ts';

// The worked examples of DOMAIN.md section 6, by their number there; 3 is in test/http/funding.test.ts, 6 in test/http/ojg.test.ts, 1 also in families.test.ts.

test('[I-01] example 1: 7 of 10 has a Wilson interval of 39.7 to 89.2 per cent', () => {
  const { low, high } = wilson(7, 10)!;
  expect([low, high].map((end) => (100 * end).toFixed(1))).toEqual(['39.7', '89.2']);
});

test('[I-08] example 2: 38 referrals at 2,150 against 60 at 2,100 is a ratio of 0.619, and 4 against 6 is too little', () => {
  const change = rateChange({ count: 38, years: 2150, months: 12 }, { count: 60, years: 2100, months: 12 })!;
  expect([change.ratio, change.interval.low, change.interval.high].map((value) => value.toFixed(3))).toEqual(['0.619', '0.412', '0.929']);
  expect(change.change.toFixed(1)).toBe('-38.1');
  expect(rateChange({ count: 4, years: 2150, months: 12 }, { count: 6, years: 2100, months: 12 })).toBeNull();
  expect(rateChange({ count: 38, years: 2150, months: 12 }, { count: 60, years: 2100, months: 11 })).toBeNull();
});

test('[I-17] example 4: enrolled on 8 December and seen on the 21st is 13 days', () => {
  expect(daysBetween('2026-12-08', '2026-12-21')).toBe(13);
});

test('[wd] example 5: working days around Christmas, counted back', () => {
  for (const [from, count, until] of [
    ['2026-12-18', 3, '2026-12-23'],
    ['2026-12-22', 10, '2027-01-07'],
    ['2026-12-21', 5, '2026-12-29'],
  ] as const) {
    expect(addWorkingDays(from, count)).toBe(until);
    expect(workingDaysBetween(from, until)).toBe(count);
  }
  expect(workingDaysBetween('2026-12-18T22:59:00.000Z', '2026-12-18T08:00:00.000Z')).toBe(0);
});

test('[I-07] a rate per 1,000 a year, from a quarter', () => {
  expect(yearlyRate(10, 2000, 92)!.toFixed(2)).toBe('19.84');
  expect(yearlyRate(10, 0, 92)).toBeNull();
});

test('the Poisson interval is the exact one', () => {
  // Garwood: 0 → 0 to 3.689, 10 → 4.795 to 18.390, 60 → 45.786 to 77.232.
  for (const [count, low, high] of [
    [0, '0.000', '3.689'],
    [10, '4.795', '18.390'],
    [60, '45.786', '77.232'],
  ] as const) {
    const found = poisson(count);
    expect([found.low.toFixed(3), found.high.toFixed(3)]).toEqual([low, high]);
  }
});

test('median and P90', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNull();
  expect(p90([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(9);
  expect(p90([7])).toBe(7);
});
