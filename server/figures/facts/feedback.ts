import { dayInAmsterdam } from '../../../machines/calendar.ts';
import { workingDaysBetween } from '../days-between.ts';
import { placeOf, type Fact, type Family, type Source, type Sources } from '../fact.ts';

/** I-01, I-01b: obligations by the day on which they were due. What was not sent because of a waiver or without consent is beside it. */
export const feedbackDue: Family = {
  id: 'feedbackDue',
  from: ['feedback'],
  splits: [
    { whole: 'due', parts: ['owed', 'waived', 'withheld'] },
    { whole: 'owed', parts: ['onTime', 'notOnTime'] },
  ],
  rarely: ['due', 'waived'],
  facts: (sources) =>
    each(sources, (source) => {
      const { due, dueAt, settledAt } = source.data;
      if (!settledAt && dueAt > sources.asOf) return null;
      const way = wayOf(source);
      return { ...placeOf(source), on: due, is: [way === 'sent' && settledAt <= dueAt ? 'onTime' : way === 'sent' || way === 'open' ? 'notOnTime' : way] };
    }),
};

/** I-02, I-03: obligations by the day on which they were made; how long the report took, and whether it was read in. */
export const feedbackMade: Family = {
  id: 'feedbackMade',
  from: ['feedback'],
  splits: [
    { whole: 'made', parts: ['sent', 'open', 'notSent'] },
    { whole: 'sent', parts: ['acknowledged', 'notYet'] },
  ],
  rarely: ['notSent'],
  facts: (sources) =>
    each(sources, (source) => {
      const way = wayOf(source);
      const fact = { ...placeOf(source), on: dayInAmsterdam(source.createdAt) };
      if (way !== 'sent') return { ...fact, is: [way === 'open' ? 'open' : 'notSent'] };
      const is = [source.state.includes('content.acknowledged') ? 'acknowledged' : 'notYet'];
      return { ...fact, is, value: workingDaysBetween(source.createdAt, source.data.settledAt) };
    }),
};

type Way = 'sent' | 'open' | 'waived' | 'withheld';

/** How an obligation was settled. A letter that bounced leaves it open again, so `settledAt` is the first successful sending. */
function wayOf({ state, data }: Source): Way {
  if (state.includes('content.withheld')) return 'withheld';
  if (state.includes('content.waived') || data.waived) return 'waived';
  return data.settledAt ? 'sent' : 'open';
}

function each({ of }: Sources, make: (source: Source) => Fact | null): Fact[] {
  return [...of('feedback').values()].flatMap((source) => make(source) ?? []);
}
