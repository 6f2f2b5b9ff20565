import { expect, test } from 'vitest';
import { disclose, type Line } from '../../server/figures/disclose.ts';
import type { Fact, Family } from '../../server/figures/fact.ts';
import { releaseQuarter, releaseYear, shownOf } from '../../server/figures/release.ts';
import { valueOf } from '../../server/figures/value.ts';

const cells = (counts: Record<string, number>) => new Map(Object.entries(counts).map(([key, n]) => [key, { n }]));
const states = (counts: Record<string, number>, lines: Line[], k = 5) => Object.fromEntries(disclose(cells(counts), lines, k));

test('[R-28] a small number takes the second smallest with it, so that it does not follow from the total', () => {
  expect(states({ all: 60, a: 3, b: 12, c: 45 }, [{ whole: 'all', parts: ['a', 'b', 'c'] }])).toEqual({ all: 'shown', a: 'small', b: 'hidden', c: 'shown' });
});

test('[R-28] two small ones of which the sum leaves one possibility take a third with them', () => {
  // 4 and 4 of 8: both are four.
  expect(states({ all: 38, a: 4, b: 4, c: 30 }, [{ whole: 'all', parts: ['a', 'b', 'c'] }]).all).toBe('shown');
  expect(states({ all: 38, a: 4, b: 4, c: 30 }, [{ whole: 'all', parts: ['a', 'b', 'c'] }]).c).toBe('hidden');
});

test('[R-28] a complement is a number of people too', () => {
  expect(states({ owed: 20, onTime: 17, notOnTime: 3 }, [{ whole: 'owed', parts: ['onTime', 'notOnTime'] }])).toMatchObject({
    notOnTime: 'small',
    onTime: 'hidden',
  });
});

test('[R-28] rows and columns together: what is hidden in a row does not follow from its column', () => {
  const counts = { all: 100, x: 60, y: 40, 'a x': 30, 'a y': 3, 'b x': 30, 'b y': 37, a: 33, b: 67 };
  const lines = [
    { whole: 'all', parts: ['a', 'b'] },
    { whole: 'all', parts: ['x', 'y'] },
    { whole: 'a', parts: ['a x', 'a y'] },
    { whole: 'b', parts: ['b x', 'b y'] },
    { whole: 'x', parts: ['a x', 'b x'] },
    { whole: 'y', parts: ['a y', 'b y'] },
  ];
  const found = states(counts, lines);
  expect(found).toMatchObject({ 'a y': 'small', all: 'shown' });
  expect(Object.entries(found).filter(([, state]) => state === 'hidden').length).toBeGreaterThanOrEqual(3);
});

const family: Family = { id: 'due', from: [], splits: [{ whole: 'owed', parts: ['onTime', 'notOnTime'] }], facts: () => [] };
const fact = (practice: string, is: string, on = '2026-02-03'): Fact => ({ id: 'i', on, practice, team: 't', theme: null, is: [is], value: 4 });
const many = (count: number, practice: string, is: string, on?: string) => Array.from({ length: count }, () => fact(practice, is, on));
const Q1 = { id: '2026-Q1', from: '2026-01-01', until: '2026-03-31' };

test('a published share has its numbers, a hidden one has none', () => {
  const release = releaseQuarter(
    family,
    [...many(30, 'a', 'onTime'), ...many(10, 'a', 'notOnTime'), ...many(9, 'b', 'onTime'), ...many(1, 'b', 'notOnTime')],
    Q1,
    5,
  );
  const show = { as: 'share', part: 'onTime', whole: 'owed' } as const;
  const of = (unit: string) => valueOf(show, (node) => shownOf(release, `${unit}|${node}`, 1));
  expect(of('practice:b')).toMatchObject({ state: 'hidden', n: null, value: null });
  expect(of('practice:c')).toMatchObject({ state: 'none' });
  expect(of('team:t').state).not.toBe('none');
  expect(shownOf(release, 'practice:b|notOnTime', 1)).toEqual({ n: 0, state: 'small', median: null, p90: null, mean: null });
});

test('[R-28] a year that would give away a quarter is hidden, and what was published stays', () => {
  const quarter = (onTime: number, late: number) => releaseQuarter(family, [...many(onTime, 'a', 'onTime'), ...many(late, 'a', 'notOnTime')], Q1, 5);
  const quarters = [quarter(20, 9), quarter(20, 9), quarter(20, 9), quarter(20, 2)];
  const year = releaseYear(family, quarters, 5);
  expect(quarters[3]['all|notOnTime'].state).toBe('small');
  expect(year['all|notOnTime'].state).toBe('hidden');
  const hiddenEachTime = [quarter(20, 2), quarter(20, 3), quarter(20, 2), quarter(20, 4)];
  expect(releaseYear(family, hiddenEachTime, 5)['all|owed'].state).toBe('shown');
});

test('[R-28] the municipality gets numbers rounded to five', () => {
  const release = releaseQuarter(family, [...many(33, 'a', 'onTime'), ...many(12, 'a', 'notOnTime')], Q1, 10);
  expect(valueOf({ as: 'share', part: 'onTime', whole: 'owed' }, (node) => shownOf(release, `all|${node}`, 5))).toMatchObject({ n: 35, of: 45 });
});

test('[R-28] that nobody is of a kind may follow, but not that everybody is of the other', () => {
  const of = (parts: string[]): Line => ({ whole: 'all', parts, kinds: true });
  expect(states({ all: 60, a: 20, b: 40, c: 0 }, [of(['a', 'b', 'c'])])).toEqual({ all: 'shown', a: 'shown', b: 'shown', c: 'small' });
  const one = states({ all: 60, a: 60, b: 0 }, [of(['a', 'b'])]);
  expect(Object.values(one).filter((state) => state === 'hidden')).toHaveLength(1);
  // One team is all of the neighbourhood: that is no secret.
  expect(states({ all: 60, a: 60 }, [{ whole: 'all', parts: ['a'] }])).toEqual({ all: 'shown', a: 'shown' });
});
