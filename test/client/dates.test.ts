import { describe, expect, test } from 'vitest';
import { ago, dayText, daysBetween, momentText, relativeDay, toInstant, toLocal } from '../../client/words/dates.ts';
import { parseDay } from '../../client/words/parse-day.ts';

const now = Date.parse('2026-11-24T08:00:00Z');

describe('dates on the screens', () => {
  test('are short and Dutch, with the year only when it is another one', () => {
    expect(momentText('2026-11-24T16:00:00Z', 'nl', now)).toBe('di 24 nov, 17:00');
    expect(dayText('2027-01-05', 'nl', now)).toBe('di 5 jan 2027');
    expect(dayText('2026-11-24', 'en', now)).toBe('Tue 24 Nov');
  });

  test('are said relative to today when near', () => {
    expect(['2026-11-24', '2026-11-23', '2026-11-27'].map((day) => relativeDay(day, 'nl', now))).toEqual(['vandaag', 'gisteren', 'over 3 dagen']);
    expect(ago('2026-11-24T07:59:50Z', 'nl', now)).toBe('zojuist');
  });

  test('count days of Amsterdam, not of UTC', () => {
    expect(daysBetween('2026-11-24T22:30:00Z', '2026-11-24T23:30:00Z')).toBe(1);
  });

  test('go to an instant and back on both sides of the change of the clocks', () => {
    for (const local of ['2026-10-24T09:00', '2026-10-26T09:00', '2027-03-27T09:00', '2027-03-29T09:00']) expect(toLocal(toInstant(local))).toBe(local);
    expect(toInstant('2026-11-24T09:00')).toBe('2026-11-24T08:00:00.000Z');
  });
});

describe('a day that somebody types', () => {
  const TODAY = '2026-11-24';
  test.each([
    ['3-4-2026', '2026-04-03'],
    ['03/04/2026', '2026-04-03'],
    ['3.4.2026', '2026-04-03'],
    ['3 april 2026', '2026-04-03'],
    ['3 okt. 2026', '2026-10-03'],
    ['3 May 2026', '2026-05-03'],
    ['2026-04-03', '2026-04-03'],
  ])('%s is %s, the day before the month', (typed, day) => expect(parseDay(typed, TODAY)).toBe(day));
  test.each(['31-2-2026', '2026-02-31', '13-13-2026', 'morgen', '3 foo 2026', '', '3-4-20261'])('%j is none', (typed) => {
    expect(parseDay(typed, TODAY, true)).toBeNull();
  });
  test('without its year, or with two digits of it, it counts when the typing is over', () => {
    expect(['3-4', '3-4-27', '3-4-41'].map((typed) => parseDay(typed, TODAY))).toEqual([null, null, null]);
    expect(['3-4', '3-4-27', '3-4-41'].map((typed) => parseDay(typed, TODAY, true))).toEqual(['2026-04-03', '2027-04-03', '1941-04-03']);
  });
});
