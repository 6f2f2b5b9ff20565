import { dayInAmsterdam } from '../../../machines/calendar.ts';
import { placeOf, type Fact, type Family } from '../fact.ts';

/** I-12: items that were concluded, by the day of the meeting: minutes, and whether they ran over. */
export const mdoItems: Family = {
  id: 'mdoItems',
  from: ['agendaItem'],
  splits: [{ whole: 'items', parts: ['inTime', 'overtime'] }],
  facts: ({ of }) =>
    [...of('agendaItem').values()].flatMap((item) => {
      const { outcome, seconds, timebox } = item.data;
      if (!outcome?.at) return [];
      return [{ ...placeOf(item), on: dayInAmsterdam(outcome.at), is: [seconds > timebox * 60 ? 'overtime' : 'inTime'], value: seconds / 60 }];
    }),
};

const UP = ['basic>supporting', 'supporting>care', 'basic>care'] as const;
const DOWN = ['care>supporting', 'supporting>basic'] as const;

/** I-20: steps up and down the three sporen, by the day of the step. */
export const scaling: Family = {
  id: 'scaling',
  from: ['case'],
  splits: [
    { whole: 'steps', parts: ['up', 'down'] },
    { whole: 'up', parts: UP },
    { whole: 'down', parts: DOWN },
  ],
  rarely: ['steps'],
  facts: ({ of }) =>
    [...of('case').values()].flatMap((one) =>
      (one.data.scaling ?? []).map((step: any): Fact => ({ ...placeOf(one), on: dayInAmsterdam(step.at), is: [`${step.from}>${step.to}`] })),
    ),
};

/** I-20: cases that were closed, and whether they ever stood at care (the "80 %"). */
export const closedCases: Family = {
  id: 'closedCases',
  from: ['case'],
  splits: [{ whole: 'closedCases', parts: ['neverCare', 'everCare'] }],
  facts: ({ of }) =>
    [...of('case').values()].flatMap((one) => {
      if (!one.data.closedAt) return [];
      const care = (one.data.scaling ?? []).some((step: any) => step.to === 'care' || step.from === 'care');
      return [{ ...placeOf(one), on: dayInAmsterdam(one.data.closedAt), is: [care ? 'everCare' : 'neverCare'] }];
    }),
};
