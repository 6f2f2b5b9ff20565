import { describe, expect, test } from 'vitest';
import { addMonths, addOffset, addWorkingDays, atAmsterdam, dueAt, endOfDay, isWorkingDay, timeInAmsterdam } from '../../machines/calendar.ts';
import { holidays } from '../../machines/holidays.ts';

const at = (day: string, time: string) => atAmsterdam(day, time);
const clock = (iso: string) => {
  const { day, time } = timeInAmsterdam(iso);
  return `${day} ${time}`;
};

describe('Dutch free days', () => {
  test('the days that DOMAIN.md section 5 names are free', () => {
    for (const day of ['2026-12-25', '2026-12-26', '2027-01-01', '2027-03-29', '2027-04-27', '2027-05-06', '2027-05-17'])
      expect(isWorkingDay(day), day).toBe(false);
  });
  test("King's Day is the 26th when the 27th is a Sunday", () => {
    expect(holidays(2025).has('2025-04-26')).toBe(true);
    expect(holidays(2025).has('2025-04-27')).toBe(false);
    expect(holidays(2031).has('2031-04-26')).toBe(true);
  });
  test('Good Friday and 5 May are working days unless chosen', () => {
    expect([isWorkingDay('2027-03-26'), isWorkingDay('2027-05-05')]).toEqual([true, true]);
    expect([isWorkingDay('2027-03-26', { goodFriday: true }), isWorkingDay('2027-05-05', { liberationDay: true })]).toEqual([false, false]);
    expect(isWorkingDay('2027-05-05', { goodFriday: true })).toBe(true);
  });
  test('Easter is computed for years far apart', () => {
    const easterMondays = { 2000: '04-24', 2008: '03-24', 2019: '04-22', 2026: '04-06', 2027: '03-29', 2038: '04-26', 2049: '04-19', 2076: '04-20' };
    for (const [year, rest] of Object.entries(easterMondays)) expect([...holidays(Number(year))], year).toContain(`${year}-${rest}`);
  });
});

describe('the clocks of Amsterdam', () => {
  test('17:00 is 16:00 UTC in winter and 15:00 in summer', () => {
    expect(endOfDay('2026-11-24')).toBe('2026-11-24T16:00:00.000Z');
    expect(endOfDay('2027-07-01')).toBe('2027-07-01T15:00:00.000Z');
  });
  test('the end of the working day is right on both sides of each change', () => {
    expect([endOfDay('2027-03-27'), endOfDay('2027-03-28')]).toEqual(['2027-03-27T16:00:00.000Z', '2027-03-28T15:00:00.000Z']);
    expect([endOfDay('2027-10-30'), endOfDay('2027-10-31')]).toEqual(['2027-10-30T15:00:00.000Z', '2027-10-31T16:00:00.000Z']);
  });
  test('a time that the spring night skips is an hour later on the clock', () => {
    expect(clock(at('2027-03-28', '02:30'))).toBe('2027-03-28 03:30');
  });
  test('of a time that the autumn night has twice the first is meant', () => {
    expect(at('2027-10-31', '02:30')).toBe('2027-10-31T00:30:00.000Z');
  });
  test('midnight belongs to the new day, and weekdays count from Monday', () => {
    expect(timeInAmsterdam('2026-12-31T23:00:00.000Z')).toEqual({ day: '2027-01-01', time: '00:00', weekday: 5 });
    expect(timeInAmsterdam('2027-10-31T12:00:00.000Z').weekday).toBe(7);
  });
  test('every hour of two years goes there and back, save the one that comes twice', () => {
    let strange = 0;
    for (let ms = Date.parse('2026-01-01T00:00:00Z'); ms < Date.parse('2028-01-01T00:00:00Z'); ms += 3_600_000) {
      const { day, time } = timeInAmsterdam(new Date(ms).toISOString());
      if (Date.parse(at(day, time)) !== ms) strange += 1;
    }
    expect(strange).toBe(2);
  });
});

describe('working days', () => {
  test('one working day after Friday is Monday at 17:00', () => {
    expect(clock(addOffset('2026-11-27T09:00:00.000Z', 1, 'wd'))).toBe('2026-11-30 17:00');
    expect(clock(addOffset('2026-11-28T09:00:00.000Z', 1, 'wd'))).toBe('2026-11-30 17:00');
  });
  test('Christmas and New Year are stepped over', () => {
    expect(addWorkingDays('2026-12-24', 1)).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-24', 5)).toBe('2027-01-04');
  });
  test('Easter Monday of 2027 is stepped over, with the change of the clocks the night before', () => {
    expect(addOffset('2027-03-26T09:00:00.000Z', 1, 'wd')).toBe('2027-03-30T15:00:00.000Z');
  });
  test('a negative count goes back to 17:00 of an earlier working day', () => {
    expect(clock(addOffset(endOfDay('2026-12-08'), -3, 'wd'))).toBe('2026-12-03 17:00');
    expect(addWorkingDays('2026-12-28', -1)).toBe('2026-12-24');
    expect(addWorkingDays('2027-01-04', -2)).toBe('2026-12-30');
  });
  test('ten working days after 24 November 2026 is 8 December', () => {
    expect(addWorkingDays('2026-11-24', 10)).toBe('2026-12-08');
  });
  test('none at all is today, or the next working day', () => {
    expect([addWorkingDays('2026-11-24', 0), addWorkingDays('2026-12-25', 0)]).toEqual(['2026-11-24', '2026-12-28']);
  });
  test('going on and back again returns, from any working day', () => {
    for (let day = '2026-11-02', i = 0; i < 400; i += 1, day = addWorkingDays(day, 1)) expect(addWorkingDays(addWorkingDays(day, 7), -7)).toBe(day);
  });
});

describe('calendar and real time', () => {
  test('days keep the time on the clock through both changes', () => {
    expect(clock(addOffset(at('2027-03-27', '09:15'), 1, 'd'))).toBe('2027-03-28 09:15');
    expect(clock(addOffset(at('2027-10-30', '09:15'), 1, 'd'))).toBe('2027-10-31 09:15');
    expect(clock(addOffset(at('2027-10-31', '09:15'), -1, 'w'))).toBe('2027-10-24 09:15');
  });
  test('hours are real: 24 of them in the spring night end an hour later on the clock', () => {
    expect(clock(addOffset(at('2027-03-27', '09:15'), 24, 'h'))).toBe('2027-03-28 10:15');
    expect(clock(addOffset(at('2027-10-30', '23:50'), 15, 'min'))).toBe('2027-10-31 00:05');
  });
  test('seconds and their fractions stay', () => {
    expect(addOffset('2026-11-24T08:00:07.250Z', 1, 'd')).toBe('2026-11-25T08:00:07.250Z');
  });
  test('a month later is the last day when the month is shorter', () => {
    expect([
      addMonths('2027-01-31', 1),
      addMonths('2028-01-31', 1),
      addMonths('2026-08-31', 6),
      addMonths('2028-02-29', 12),
      addMonths('2027-01-15', -1),
    ]).toEqual(['2027-02-28', '2028-02-29', '2027-02-28', '2029-02-28', '2026-12-15']);
    expect(clock(addOffset(at('2026-11-26', '17:00'), 1, 'y'))).toBe('2027-11-26 17:00');
  });
  test('working hours stand still at night, in the weekend and on free days', () => {
    expect(clock(addOffset(at('2026-11-27', '16:30'), 2, 'wh'))).toBe('2026-11-30 09:30');
    expect(clock(addOffset(at('2026-12-24', '16:00'), 2, 'wh'))).toBe('2026-12-28 09:00');
    expect(clock(addOffset(at('2026-11-24', '06:00'), 1, 'wh'))).toBe('2026-11-24 09:00');
    expect(clock(addOffset(at('2026-11-24', '20:00'), 1, 'wh'))).toBe('2026-11-25 09:00');
    expect(clock(addOffset(at('2026-11-24', '08:00'), 9, 'wh'))).toBe('2026-11-24 17:00');
    expect(clock(addOffset(at('2026-11-30', '09:00'), -2, 'wh'))).toBe('2026-11-27 16:00');
    expect(clock(addOffset(at('2027-03-26', '16:00'), 2, 'wh'))).toBe('2027-03-30 09:00');
  });
});

describe('when a timer fires', () => {
  const armedAt = '2026-11-24T08:00:00.000Z';
  test('from the entry of its state, with the variant that the context chooses', () => {
    const setting = { anchor: 'entry', offset: 3, unit: 'wd', by: 'urgency', variants: { SOON: { offset: 1, unit: 'wd' } } } as const;
    expect(clock(dueAt(setting, armedAt, { urgency: 'ROUTINE' })!)).toBe('2026-11-27 17:00');
    expect(clock(dueAt(setting, armedAt, { urgency: 'SOON' })!)).toBe('2026-11-25 17:00');
  });
  test('from a date of the context, before or after it; a bare day means its end', () => {
    expect(clock(dueAt({ anchor: 'dueAt', offset: -2, unit: 'wd' }, armedAt, { dueAt: endOfDay('2026-12-08') })!)).toBe('2026-12-04 17:00');
    expect(clock(dueAt({ anchor: 'until', offset: -30, unit: 'd' }, armedAt, { until: '2027-11-26' })!)).toBe('2027-10-27 17:00');
  });
  test('never, while its date is empty', () => {
    expect(dueAt({ anchor: 'itemEndAt', offset: 0, unit: 'min' }, armedAt, { itemEndAt: null })).toBe(null);
    expect(dueAt({ anchor: 'itemEndAt', offset: 0, unit: 'min' }, armedAt, {})).toBe(null);
  });
});
