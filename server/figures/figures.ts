import type { Family } from './fact.ts';
import { actionsDue, crises, firstContact } from './facts/agreed.ts';
import { consents } from './facts/consent.ts';
import { carers, cmWait, practiceTime, respite, signalToCm, visits } from './facts/dementia.ts';
import { feedbackDue, feedbackMade } from './facts/feedback.ts';
import { closedCases, mdoItems, scaling } from './facts/mdo.ts';
import { ojgClosed, ojgWait } from './facts/ojg.ts';
import { allocations, doubles, gpAnswers, gpFirst, outcomes, youthReferrals } from './facts/referral.ts';

/** The pages of the desk. */
export const GROUPS = ['feedback', 'referral', 'ojg', 'dementia', 'mdo', 'agreed'] as const;
export type Group = (typeof GROUPS)[number];

/**
 * How a line of a figure follows from its family. `share`: part of a whole, with Wilson; `spread`: median and P90; `mean`; `count`: with a Poisson interval;
 * `rate`: per 1,000 registered youth a year.
 */
export type Show =
  | { as: 'share'; part: string; whole: string }
  | { as: 'spread'; of: string; unit: 'wd' | 'd' | 'min' }
  | { as: 'mean'; of: string; unit: 'talks' | 'min' }
  | { as: 'count'; of: string }
  | { as: 'rate'; of: string };
/** One number over the periods. `id` names its words (server/figures/words.ts) together with the figure's. */
export type FigureLine = { id: string; family: Family; show: Show };
export type Figure = { id: string; group: Group; lines: readonly FigureLine[] };

const share = (id: string, family: Family, part: string, whole: string): FigureLine => ({ id, family, show: { as: 'share', part, whole } });
const spread = (id: string, family: Family, of: string, unit: 'wd' | 'd' | 'min'): FigureLine => ({ id, family, show: { as: 'spread', of, unit } });
const count = (id: string, family: Family, of: string): FigureLine => ({ id, family, show: { as: 'count', of } });
const mean = (id: string, family: Family, of: string, unit: 'talks' | 'min'): FigureLine => ({ id, family, show: { as: 'mean', of, unit } });
/** Each part of a whole as a line of its own. */
const parts = (family: Family, whole: string): FigureLine[] =>
  family.splits.filter((split) => split.whole === whole).flatMap((split) => split.parts.map((part) => share(part, family, part, whole)));
const partsOf = (family: Family, whole: string, at: number): FigureLine[] => family.splits[at].parts.map((part) => share(part, family, part, whole));

/** Every figure of DOMAIN.md 6 that this part of the product computes, in the order of its pages. */
export const figures: readonly Figure[] = [
  { id: 'I-01', group: 'feedback', lines: [share('onTime', feedbackDue, 'onTime', 'owed')] },
  { id: 'I-01b', group: 'feedback', lines: [share('withheld', feedbackDue, 'withheld', 'due')] },
  { id: 'I-02', group: 'feedback', lines: [spread('sent', feedbackMade, 'sent', 'wd'), share('open', feedbackMade, 'open', 'made')] },
  { id: 'I-03', group: 'feedback', lines: [share('acknowledged', feedbackMade, 'acknowledged', 'sent')] },
  {
    id: 'I-04',
    group: 'feedback',
    lines: [
      share('given', consents, 'given', 'asked'),
      share('asked', consents, 'asked', 'opened'),
      ...['refused', 'withdrawn', 'expired', 'pending'].map((part) => share(part, consents, part, 'asked')),
    ],
  },
  { id: 'I-05', group: 'referral', lines: [share('agreed', gpFirst, 'agreed', 'sentByOthers'), ...partsOf(gpFirst, 'sentByOthers', 1)] },
  { id: 'I-06', group: 'referral', lines: [spread('answered', gpAnswers, 'answered', 'wd'), share('overTerm', gpAnswers, 'overTerm', 'answered')] },
  {
    id: 'I-27',
    group: 'referral',
    lines: [...parts(outcomes, 'referred'), spread('days', outcomes, 'accepted', 'd'), share('inFive', allocations, 'inFive', 'requested')],
  },
  { id: 'I-28', group: 'referral', lines: [count('warned', doubles, 'warned'), share('cancelled', doubles, 'cancelled', 'warned')] },
  { id: 'I-07', group: 'ojg', lines: [{ id: 'youth', family: youthReferrals, show: { as: 'rate', of: 'youth' } }, count('number', youthReferrals, 'youth')] },
  { id: 'I-09', group: 'ojg', lines: [share('HELPED_NO_REFERRAL', ojgClosed, 'HELPED_NO_REFERRAL', 'closed'), ...partsOf(ojgClosed, 'closed', 1)] },
  {
    id: 'I-10',
    group: 'ojg',
    lines: [
      mean('mean', ojgClosed, 'closed', 'talks'),
      share('seven', ojgClosed, 'seven', 'closed'),
      share('withAllocation', ojgClosed, 'withAllocation', 'closed'),
      ...partsOf(ojgClosed, 'closed', 3),
      ...partsOf(ojgClosed, 'closed', 4),
    ],
  },
  { id: 'I-11', group: 'ojg', lines: [spread('wait', ojgWait, 'begun', 'd')] },
  { id: 'I-16', group: 'dementia', lines: [spread('bySignal', signalToCm, 'bySignal', 'd')] },
  { id: 'I-17', group: 'dementia', lines: [spread('waited', cmWait, 'waited', 'd'), share('overNorm', cmWait, 'overNorm', 'waited')] },
  { id: 'I-18', group: 'dementia', lines: [share('visited', visits, 'visited', 'visitsDue')] },
  { id: 'I-19', group: 'dementia', lines: [mean('withCm', practiceTime, 'withCm', 'min'), mean('withoutCm', practiceTime, 'withoutCm', 'min')] },
  {
    id: 'I-26',
    group: 'dementia',
    lines: [share('measured', carers, 'measured', 'carers'), share('high', carers, 'high', 'measured'), spread('respite', respite, 'relieved', 'd')],
  },
  { id: 'I-12', group: 'mdo', lines: [mean('minutes', mdoItems, 'items', 'min'), share('overtime', mdoItems, 'overtime', 'items')] },
  {
    id: 'I-20',
    group: 'mdo',
    lines: [
      count('up', scaling, 'up'),
      count('down', scaling, 'down'),
      ...scaling.splits.slice(1).flatMap((split) => split.parts.map((part) => count(part, scaling, part))),
      share('neverCare', closedCases, 'neverCare', 'closedCases'),
    ],
  },
  { id: 'I-14', group: 'agreed', lines: [share('kept', actionsDue, 'kept', 'promised')] },
  { id: 'I-15', group: 'agreed', lines: firstContact.splits[0].parts.map((part) => spread(part, firstContact, part, 'd')) },
  {
    id: 'I-25',
    group: 'agreed',
    lines: [...partsOf(crises, 'raised', 0), spread('minutes', crises, 'raised', 'min'), share('withinQuarter', crises, 'withinQuarter', 'raised')],
  },
];

/** The families behind a page, each once. */
export const familiesOf = (group: Group): Family[] => [
  ...new Set(figures.filter((figure) => figure.group === group).flatMap(({ lines }) => lines.map(({ family }) => family))),
];
