import { describe, expect, it } from 'vitest';
import { calendarFile, type CalendarAsk } from '../../server/outbound/calendar.ts';

const ask: CalendarAsk = {
  meetingId: '0190a000-0000-7000-8000-000000000001',
  rev: 3,
  meeting: { title: 'MDO ouderen', theme: 'ELDERLY', place: 'De Linde', startsAt: '2026-12-08T11:30:00Z', endsAt: '2026-12-08T12:30:00Z' },
  items: [
    { timebox: 10, requiredDisciplines: [], mine: false },
    { timebox: 15, requiredDisciplines: ['GP'], mine: false },
    { timebox: 10, requiredDisciplines: [], mine: false },
    { timebox: 5, requiredDisciplines: [], mine: true },
    { timebox: 10, requiredDisciplines: ['DEM_CM'], mine: false },
  ],
  disciplines: ['GP'],
  at: new Date('2026-11-24T09:00:00Z'),
  cancelled: false,
};

describe('the calendar file', () => {
  it('spans from the first to the last item that asks for the participant', () => {
    const file = calendarFile(ask)!;
    expect(file).toContain('DTSTART:20261208T114000Z');
    expect(file).toContain('DTEND:20261208T121000Z');
    expect(file).toContain('DESCRIPTION:Uw deel: 30 minuten.');
  });

  it('is the whole meeting for who leads it and for who is asked at no item', () => {
    for (const disciplines of [null, ['SO']]) {
      const file = calendarFile({ ...ask, items: ask.items.map((item) => ({ ...item, mine: false })), disciplines })!;
      expect(file).toContain('DTSTART:20261208T113000Z');
      expect(file).toContain('DTEND:20261208T123000Z');
    }
  });

  it('says title, place and minutes and nothing else', () => {
    const names = calendarFile(ask)!
      .trim()
      .split('\r\n')
      .map((line) => line.split(':')[0]);
    expect(new Set(names)).toEqual(
      new Set([
        'BEGIN',
        'VERSION',
        'PRODID',
        'METHOD',
        'NAME',
        'X-WR-CALNAME',
        'UID',
        'SEQUENCE',
        'DTSTAMP',
        'DTSTART',
        'DTEND',
        'SUMMARY',
        'LOCATION',
        'DESCRIPTION',
        'X-MICROSOFT-CDO-BUSYSTATUS',
        'CLASS',
        'END',
      ]),
    );
  });

  it('withdraws the appointment when the meeting is cancelled, and is nothing without a date', () => {
    expect(calendarFile({ ...ask, cancelled: true })).toContain('METHOD:CANCEL');
    expect(calendarFile({ ...ask, meeting: { ...ask.meeting, startsAt: null } })).toBeNull();
  });
});
