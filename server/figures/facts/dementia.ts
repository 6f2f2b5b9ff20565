import { addDays, addMonths, addWorkingDays, dayInAmsterdam } from '../../../machines/calendar.ts';
import { daysBetween, earliest } from '../days-between.ts';
import { placeOf, type Fact, type Family, type Source, type Sources } from '../fact.ts';
import { quartersBetween } from '../period.ts';

const NORM_DAYS = 42;
const VISIT_WD = 5;
const RECENT_MONTHS = 6;

/** I-16: from the first signal of a case until the case manager was there, by the day of that contact. */
export const signalToCm: Family = {
  id: 'signalToCm',
  from: ['dementia', 'case', 'signal'],
  splits: [{ whole: 'reached', parts: ['bySignal', 'withoutSignal'] }],
  facts: ({ of }) =>
    tracks(of, ({ data, caseId }) => {
      if (!data.firstCmContactOn) return null;
      const signals = (of('case').get(caseId ?? '')?.data.signalIds ?? []) as string[];
      const first = earliest(signals.map((id) => of('signal').get(id)?.data.submittedAt));
      if (!first) return { on: data.firstCmContactOn, is: ['withoutSignal'] };
      return { on: data.firstCmContactOn, is: ['bySignal'], value: Math.max(0, daysBetween(first, data.firstCmContactOn)) };
    }),
};

/** I-17: the wait by the rule of the NZa, from enrolment until the first contact, by the day of that contact. */
export const cmWait: Family = {
  id: 'cmWait',
  from: ['dementia'],
  splits: [{ whole: 'waited', parts: ['withinNorm', 'overNorm'] }],
  facts: ({ of }) =>
    tracks(of, ({ data }) => {
      if (!data.firstCmContactOn || !data.enrolledOn) return null;
      const value = Math.max(0, daysBetween(data.enrolledOn, data.firstCmContactOn));
      return { on: data.firstCmContactOn, is: [value > NORM_DAYS ? 'overNorm' : 'withinNorm'], value };
    }),
};

/** I-18: visits by the day on which they were due; one within five working days after it was kept. */
export const visits: Family = {
  id: 'visits',
  from: ['action'],
  splits: [{ whole: 'visitsDue', parts: ['visited', 'notVisited'] }],
  facts: ({ of, asOf }) =>
    [...of('action').values()].flatMap((action) => {
      const { task, due, settledAt } = action.data;
      if (task !== 'visit' || action.state.some((path) => path.endsWith('cancelled'))) return [];
      const last = addWorkingDays(due, VISIT_WD);
      if (!settledAt && dayInAmsterdam(asOf) <= last) return [];
      return [{ ...placeOf(action), on: due, is: [settledAt && dayInAmsterdam(settledAt) <= last ? 'visited' : 'notVisited'] }];
    }),
};

/** I-19: minutes of people of the practice for each patient in a quarter, with and without a case manager; the day is the last of the quarter. */
export const practiceTime: Family = {
  id: 'practiceTime',
  from: ['dementia'],
  events: true,
  splits: [{ whole: 'patients', parts: ['withCm', 'withoutCm'] }],
  facts: (sources) =>
    [...sources.of('dementia').values()].flatMap((track) =>
      quartersOf(track, sources).map(({ from, until }): Fact => {
        const mine = (track.data.ledger ?? []).filter((line: any) => line.on >= from && line.on <= until && sources.inPractice.has(line.by));
        const minutes = mine.reduce((sum: number, line: any) => sum + line.minutes, 0);
        const has = (track.data.casemanagers ?? []).some((one: any) => one.since <= until);
        return { ...placeOf(track), on: until, is: [has ? 'withCm' : 'withoutCm'], value: minutes };
      }),
    ),
};

/** I-26: carers of running tracks at the end of each quarter: strain measured in the six months before, and high or not. */
export const carers: Family = {
  id: 'carers',
  from: ['dementia'],
  splits: [
    { whole: 'carers', parts: ['measured', 'notMeasured'] },
    { whole: 'measured', parts: ['high', 'notHigh'] },
  ],
  facts: (sources) =>
    [...sources.of('dementia').values()].flatMap((track) => {
      if (track.data.hasCarer === false) return [];
      return quartersOf(track, sources).map(({ until }): Fact => {
        const since = addMonths(until, -RECENT_MONTHS);
        const last = (track.data.strains ?? []).filter((one: any) => one.on <= until && one.on > since).at(-1);
        return { ...placeOf(track), on: until, is: [last ? (last.level === 'HIGH' ? 'high' : 'notHigh') : 'notMeasured'] };
      });
    }),
};

/** I-26: days from the first time that strain was high until respite began, by the day on which it did. */
export const respite: Family = {
  id: 'respite',
  from: ['dementia', 'referral'],
  events: true,
  splits: [{ whole: 'relieved', parts: ['withinMonth', 'afterMonth'] }],
  facts: ({ of, happened }) =>
    happened.flatMap(({ instance, type, at }): Fact[] => {
      const track = type === 'START_RESPITE' ? of('dementia').get(instance) : undefined;
      const on = dayInAmsterdam(at);
      const high = track?.data.strains?.find((one: any) => one.level === 'HIGH' && one.on <= on);
      if (!track || !high) return [];
      const value = daysBetween(high.on, on);
      return [{ ...placeOf(track), on, is: [addDays(high.on, 31) >= on ? 'withinMonth' : 'afterMonth'], value }];
    }),
};

function tracks(of: Sources['of'], make: (source: Source) => Pick<Fact, 'on' | 'is' | 'value'> | null): Fact[] {
  return [...of('dementia').values()].flatMap((source) => {
    const made = make(source);
    return made ? [{ ...placeOf(source), ...made }] : [];
  });
}

/** The quarters that are over and in which this track ran at their end. */
const quartersOf = ({ data, createdAt }: Source, { asOf }: Sources) =>
  quartersBetween(dayInAmsterdam(createdAt), dayInAmsterdam(asOf)).filter(
    ({ until }) => until < dayInAmsterdam(asOf) && (!data.closedAt || dayInAmsterdam(data.closedAt) > until),
  );
