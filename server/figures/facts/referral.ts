import { dayInAmsterdam } from '../../../machines/calendar.ts';
import { levelOf } from '../../../machines/referral/target.ts';
import { daysBetween, earliest, workingDaysBetween } from '../days-between.ts';
import { placeOf, type Fact, type Family, type Source, type Sources } from '../fact.ts';

const OVERRIDES = ['ACUTE_SAFETY', 'GP_UNREACHABLE_AFTER_TERM', 'NO_GP', 'CLIENT_REFUSED_GP_CONTACT', 'COURT_ORDER'] as const;
const GP_TERM_WD = 3;
const ANSWER_WD = 5;
const YOUTH = ['0-3', '4-11', '12-15', '16-17'];
const SPECIALISED = ['YOUTH_SPECIALISED', 'GGZ_BASIC', 'GGZ_SPECIALISED'];

/** I-05: referrals to care by who is no GP, by the day on which they were sent. */
export const gpFirst: Family = {
  id: 'gpFirst',
  from: ['referral'],
  splits: [
    { whole: 'sentByOthers', parts: ['agreed', 'notAgreed'] },
    { whole: 'notAgreed', parts: [...OVERRIDES, 'without'] },
  ],
  facts: (sources) =>
    sent(sources, ({ data }) => {
      if (data.initiator === 'GP' || levelOf(data.targetKind) !== 'CARE') return null;
      const agreed = data.consulted && data.consulted <= data.sentAt;
      return { is: [agreed ? 'agreed' : (data.override?.reason ?? 'without')] };
    }),
};

/** I-06: questions to the GP by the day on which they were asked, with the working days until an answer; a substitute's counts. */
export const gpAnswers: Family = {
  id: 'gpAnswers',
  from: ['referral'],
  events: true,
  splits: [
    { whole: 'gpAsked', parts: ['answered', 'noAnswer'] },
    { whole: 'answered', parts: ['inTerm', 'overTerm'] },
  ],
  facts: ({ of, happened, asOf }) =>
    happened.flatMap(({ instance, asked, at }): Fact[] => {
      const referral = asked ? of('referral').get(instance) : undefined;
      if (!referral) return [];
      const answer = (referral.data.consults ?? []).find((one: any) => one.at > at && one.outcome !== 'NO_RESPONSE');
      const fact = { ...placeOf(referral), on: dayInAmsterdam(at) };
      if (!answer) return workingDaysBetween(at, asOf) > GP_TERM_WD ? [{ ...fact, is: ['noAnswer'] }] : [];
      const value = workingDaysBetween(at, answer.at);
      return [{ ...fact, is: [value <= GP_TERM_WD ? 'inTerm' : 'overTerm'], value }];
    }),
};

/** I-07: referrals of youth to specialised help by a practice, by the day on which they were sent. */
export const youthReferrals: Family = {
  id: 'youthReferrals',
  from: ['referral'],
  splits: [{ whole: 'youth', parts: ['youthCare', 'youthGgz'] }],
  facts: (sources) =>
    sent(sources, ({ data }) => {
      if (!SPECIALISED.includes(data.targetKind) || !YOUTH.includes(data.ageBand) || !['GP', 'POH'].includes(data.initiator)) return null;
      return { practice: data.gpOrg, is: [data.targetKind === 'YOUTH_SPECIALISED' ? 'youthCare' : 'youthGgz'] };
    }),
};

/** I-27: what became of referrals, by the day on which they were sent. */
export const outcomes: Family = {
  id: 'outcomes',
  from: ['referral'],
  splits: [{ whole: 'referred', parts: ['accepted', 'rejected', 'noResponse', 'waiting'] }],
  facts: (sources) =>
    sent(sources, ({ data, state }) => {
      if (data.acceptedAt) return { is: ['accepted'], value: Math.max(0, daysBetween(data.sentAt, data.acceptedAt)) };
      if (state.some((path) => path.endsWith('rejected') || path.endsWith('closedUnsuccessful'))) return { is: ['rejected'] };
      return { is: [state.some((path) => path.endsWith('noResponse')) ? 'noResponse' : 'waiting'] };
    }),
};

/** I-27: whether the municipality answered a request for an allocation within five working days, by the day of the request. */
export const allocations: Family = {
  id: 'allocations',
  from: ['referral'],
  splits: [{ whole: 'requested', parts: ['inFive', 'notInFive'] }],
  facts: ({ of, asOf }) =>
    [...of('referral').values()].flatMap((source) => {
      const { requestedOn, answeredOn, investigationOn } = source.data.allocation ?? {};
      if (!requestedOn) return [];
      const answer = earliest([answeredOn, investigationOn]);
      if (!answer && workingDaysBetween(requestedOn, asOf) <= ANSWER_WD) return [];
      const quick = answer && workingDaysBetween(requestedOn, answer) <= ANSWER_WD;
      return [{ ...placeOf(source), on: dayOf(requestedOn), is: [quick ? 'inFive' : 'notInFive'] }];
    }),
};

/** I-28: referrals at which a warning for a double was shown, by the day on which they were begun. */
export const doubles: Family = {
  id: 'doubles',
  from: ['referral'],
  splits: [{ whole: 'warned', parts: ['cancelled', 'wentOn'] }],
  facts: ({ of }) =>
    [...of('referral').values()].flatMap((source) => {
      if (!(source.data.doubles ?? []).length) return [];
      const gone = source.state.some((path) => path.endsWith('cancelled')) && !source.data.sentAt;
      return [{ ...placeOf(source), on: dayInAmsterdam(source.createdAt), is: [gone ? 'cancelled' : 'wentOn'] }];
    }),
};

function sent({ of }: Sources, make: (source: Source) => (Partial<Fact> & { is: string[] }) | null): Fact[] {
  return [...of('referral').values()].flatMap((source) => {
    const made = source.data.sentAt ? make(source) : null;
    return made ? [{ ...placeOf(source), on: dayInAmsterdam(source.data.sentAt), ...made }] : [];
  });
}

const dayOf = (at: string): string => (at.length === 10 ? at : dayInAmsterdam(at));
