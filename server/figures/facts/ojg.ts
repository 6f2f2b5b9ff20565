import { dayInAmsterdam } from '../../../machines/calendar.ts';
import { daysBetween } from '../days-between.ts';
import { placeOf, type Family } from '../fact.ts';

const OTHERWISE = [
  'REFERRED_SPECIALISED_GGZ',
  'REFERRED_BASIC_GGZ',
  'REFERRED_TEAM',
  'REFERRED_LVB_OR_YOUTHCARE',
  'FREELY_ACCESSIBLE',
  'EXTENDED_WITH_ALLOCATION',
  'STOPPED',
] as const;
const TALKS = ['t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7', 'tMore'] as const;
const SEVEN = 7;

/** I-09, I-10: tracks that were closed with an outcome, by the day of closing: how it ended, in how many talks, with or without an allocation. */
export const ojgClosed: Family = {
  id: 'ojgClosed',
  from: ['ojg'],
  splits: [
    { whole: 'closed', parts: ['HELPED_NO_REFERRAL', 'otherwise'] },
    { whole: 'otherwise', parts: OTHERWISE },
    { whole: 'closed', parts: ['underSeven', 'seven'] },
    { whole: 'underSeven', parts: TALKS.slice(0, SEVEN) },
    { whole: 'seven', parts: TALKS.slice(SEVEN) },
    { whole: 'closed', parts: ['withAllocation', 'withoutAllocation'] },
  ],
  rarely: [...TALKS, ...OTHERWISE],
  facts: ({ of }) =>
    [...of('ojg').values()].flatMap((track) => {
      const { closedAt, report, wayOut, counted, allocation } = track.data;
      const outcome = report?.outcome ?? wayOut;
      if (!closedAt || !outcome) return [];
      const is = [outcome, TALKS[Math.min(counted, TALKS.length - 1)], allocation ? 'withAllocation' : 'withoutAllocation'];
      return [{ ...placeOf(track), on: dayInAmsterdam(closedAt), is, value: counted }];
    }),
};

/** I-11: how long youth waited from the referral until the first talk, by the day of that talk. */
export const ojgWait: Family = {
  id: 'ojgWait',
  from: ['ojg'],
  splits: [{ whole: 'begun', parts: ['withinFifteen', 'later'] }],
  facts: ({ of }) =>
    [...of('ojg').values()].flatMap((track) => {
      const { referredOn, firstTalk } = track.data;
      if (!firstTalk || !referredOn) return [];
      const value = Math.max(0, daysBetween(referredOn, firstTalk));
      return [{ ...placeOf(track), on: firstTalk.slice(0, 10), is: [value <= 15 ? 'withinFifteen' : 'later'], value }];
    }),
};
