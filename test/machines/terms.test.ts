import { describe, expect, test } from 'vitest';
import { addOffset, addWorkingDays, isWorkingDay } from '../../machines/calendar.ts';
import { holidays } from '../../machines/holidays.ts';
import { tracks } from '../../machines/index.ts';
import { mayMove, movedBy } from '../../machines/terms.ts';
import type { TimerSetting, Unit } from '../../machines/track.ts';

/** An oracle that shares nothing with the calendar: Intl for what the clocks show, Butcher's computus, and walking day by day. */
const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' });
const wall = (iso: string) => shown.format(new Date(iso));

function easter(year: number): Date {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
}

function free(day: string): boolean {
  const date = new Date(`${day}T12:00:00Z`);
  if ([0, 6].includes(date.getUTCDay())) return true;
  const [year, rest] = [Number(day.slice(0, 4)), day.slice(5)];
  const sinceEaster = Math.round((Date.parse(`${day}T00:00:00Z`) - easter(year).getTime()) / 86_400_000);
  if ([1, 39, 50].includes(sinceEaster) || ['01-01', '12-25', '12-26'].includes(rest)) return true;
  const sunday = new Date(Date.UTC(year, 3, 27)).getUTCDay() === 0;
  return rest === (sunday ? '04-26' : '04-27');
}
const next = (day: string, step = 1) => new Date(Date.parse(`${day}T12:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10);
function walk(day: string, count: number): string {
  for (let left = count; left > 0;) if (!free((day = next(day)))) left--;
  return day;
}

/** The same numbers every time. */
function numbers(seed: number) {
  let state = seed;
  return (most: number) => ((state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 8) % most;
}

describe('working days against another way of counting', () => {
  test('every day from 2020 to 2045 is free or not alike', () => {
    for (let day = '2020-01-01'; day < '2046-01-01'; day = next(day)) expect([day, isWorkingDay(day)]).toEqual([day, !free(day)]);
  });
  test('Easter Sunday is the same in four centuries', () => {
    for (let year = 1900; year < 2300; year++) expect(holidays(year).has(easter(year).toISOString().slice(0, 10)), String(year)).toBe(true);
  });
  test('so many working days later, from any day, at 17:00 on the clock', () => {
    const pick = numbers(7);
    for (let n = 0; n < 1000; n++) {
      const day = next('2024-01-01', pick(6000));
      const count = 1 + pick(60);
      expect(addWorkingDays(day, count), `${day} + ${count}`).toBe(walk(day, count));
      const hour = String(pick(24)).padStart(2, '0');
      const from = `${day}T${hour}:30:00.000Z`;
      expect(wall(addOffset(from, count, 'wd')), from).toBe(`${walk(wall(from).slice(0, 10), count)} 17:00`);
    }
  });
  test('days and months keep the time on the clock, over both nights, leap days, year ends and 2038', () => {
    for (const from of [
      '2026-10-24T09:15',
      '2026-10-25T09:15',
      '2027-03-27T09:15',
      '2028-02-28T09:15',
      '2028-02-29T09:15',
      '2026-12-31T09:15',
      '2038-01-18T09:15',
    ])
      for (const count of [1, 2, 7, 365]) {
        const iso = `${from}:00.000Z`;
        const time = wall(iso).slice(11);
        expect(wall(addOffset(iso, count, 'd'))).toBe(`${next(wall(iso).slice(0, 10), count)} ${time}`);
      }
  });
});

describe('a term that stands still', () => {
  const setting = (unit: Unit): TimerSetting => ({ anchor: 'entry', offset: 5, unit });
  const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();
  const HOUR = 3_600_000;

  test('never falls due before it goes on again, and has no less left than when it stopped', () => {
    const pick = numbers(11);
    for (let n = 0; n < 3000; n++) {
      const unit: Unit = pick(2) ? 'wd' : 'd';
      const start = later('2026-10-01T06:00:00.000Z', pick(700 * 24) * HOUR);
      const due = addOffset(start, 1 + pick(20), unit);
      const since = later(start, pick(Math.max(1, Math.floor((Date.parse(due) - Date.parse(start)) / HOUR))) * HOUR);
      const until = later(since, pick(90 * 24) * HOUR);
      const moved = movedBy(due, { since, until }, setting(unit));
      expect(moved > until || moved === due, `${unit} ${start} ${due} ${since} ${until} ${moved}`).toBe(true);
      expect(moved >= due).toBe(true);
      if (unit === 'wd') expect(wall(moved).slice(11)).toBe('17:00');
    }
  });
  test('longer standing still is never an earlier date', () => {
    const due = '2026-12-08T16:00:00.000Z';
    const since = '2026-12-01T09:00:00.000Z';
    let before = due;
    for (let hours = 0; hours < 24 * 60; hours += 5) {
      const moved = movedBy(due, { since, until: later(since, hours * HOUR) }, setting('wd'));
      expect(moved >= before).toBe(true);
      before = moved;
    }
  });
});

test('what may not be moved says so in its track: crisis, reporting code, iJw, the clock of a meeting, retention', () => {
  const of = (machine: string, name: string) => mayMove(tracks.find((track) => track.id === machine)?.timers[name]);
  const never = [
    ['meldcode', 'MELDCODE_STEP'],
    ['case', 'CRISIS_FOLLOWUP'],
    ['case', 'RETENTION_END'],
    ['ggz', 'CRISIS_CALL'],
    ['ggz', 'SAME_DAY'],
    ['referral', 'JW_ANSWER'],
    ['meeting', 'ITEM_TIMEBOX'],
    ['erasure', 'ERASURE_DUE'],
    ['signal', 'URGENT_ACK'],
  ];
  for (const [machine, name] of never) expect(of(machine, name), `${machine} ${name}`).toBe(false);
  for (const [machine, name] of [
    ['case', 'CASE_TRIAGE'],
    ['action', 'ACTION_DUE'],
    ['feedback', 'FEEDBACK_DUE'],
    ['dementia', 'CAREPLAN_DUE'],
  ])
    expect(of(machine, name), `${machine} ${name}`).toBe(true);
});
