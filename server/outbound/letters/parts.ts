import type { SharedContent } from '../../../machines/resources.ts';
import type { TrackWords } from '../../../machines/track.ts';
import { dutchDay } from '../dutch.ts';
import type { LetterKind, LetterPart } from './content.ts';

type Given = Record<string, any>;
/** A field of a letter: its heading, what of the client it says, and how it is worded when a plain value will not do. */
type Field = { field: string; title?: string; category: SharedContent | null; text?: (given: Given, words: TrackWords) => string };

const NOTHING_TO_TELL = /^(geen|nee|niets|n\.?v\.?t)\b[\s\S]{0,40}$/i;

/** The parts of each letter in the order of DOMAIN.md 4.4, 4.5 and 4.7. A field that is not named here never goes out. */
const FIELDS: Record<LetterKind, Field[]> = {
  FEEDBACK: [
    { field: 'supportKind', title: 'Hulp', category: 'SUPPORT_PRESENT', text: support },
    { field: 'question', category: 'SOCIAL' },
    { field: 'whatWasDone', category: 'SOCIAL' },
    { field: 'agreements', category: 'SOCIAL', text: ({ agreements }) => lines(agreements, agreed) },
    { field: 'risks', category: 'SAFETY' },
    { field: 'advice', category: 'SOCIAL' },
    { field: 'result', category: 'SUPPORT_PRESENT' },
    { field: 'resultText', category: 'SOCIAL' },
    {
      field: 'levelFrom',
      title: 'Spoor',
      category: 'SUPPORT_PRESENT',
      text: ({ levelFrom, levelTo }, words) =>
        [levelFrom, levelTo]
          .filter(Boolean)
          .map((one) => words.values[one] ?? one)
          .join(' naar '),
    },
    { field: 'followUp', category: 'SOCIAL' },
    {
      field: 'scores',
      category: 'MENTAL',
      text: ({ scores }) => lines(scores, (one) => `${one.instrument}: ${one.first}, daarna ${one.last} (${dutchDay(one.on)})`),
    },
    { field: 'nextFeedback', category: 'SUPPORT_PRESENT', text: next },
  ],
  REFERRAL: [
    { field: 'question', category: 'SOCIAL' },
    { field: 'reason', category: 'SOCIAL' },
    { field: 'goal', category: 'SOCIAL' },
    { field: 'domains', category: 'SOCIAL' },
    { field: 'risk', category: 'SAFETY' },
    { field: 'medical', category: 'MEDICAL' },
    { field: 'medication', category: 'MEDICAL' },
    { field: 'gpConsultation', title: 'Overleg met de huisarts', category: 'SOCIAL' },
    { field: 'representatives', category: 'CONTACT' },
    { field: 'product', title: 'Gevraagde toewijzing', category: 'SUPPORT_PRESENT' },
    { field: 'contract', category: null },
    { field: 'clientInformed', category: null },
    ...['elvComplexity', 'elvReason', 'elvEnd', 'elvWlz', 'elvDoctor'].map((field) => ({ field, category: 'MEDICAL' as const })),
    { field: 'feedbackBy', category: null },
  ],
  OJG: [
    { field: 'referralQuestion', category: 'SOCIAL' },
    { field: 'question', title: 'Vraag na verheldering', category: 'SOCIAL' },
    { field: 'problemFields', category: 'MENTAL' },
    { field: 'sessions', title: 'Gesprekken', category: 'SUPPORT_PRESENT' },
    { field: 'interventions', category: 'SOCIAL' },
    { field: 'childCheckParents', category: 'MENTAL' },
    { field: 'outcome', category: 'SUPPORT_PRESENT' },
    { field: 'referralPrevented', category: 'SUPPORT_PRESENT' },
    { field: 'result', category: 'SOCIAL' },
    { field: 'advice', category: 'SOCIAL' },
    { field: 'allocation', title: 'Toewijzing', category: 'SUPPORT_PRESENT' },
  ],
};

/** Every part that is filled in, in order, whether it may go or not. `given` holds opened texts; the words are those of the machine that wrote it. */
export function partsOf(kind: LetterKind, given: Given, words: TrackWords): LetterPart[] {
  return FIELDS[kind].flatMap(({ field, title, category, text }) => {
    const said = text ? text(given, words) : plain(given[field], words);
    if (!said) return [];
    // "None" says nothing that anybody would want to keep back.
    const about = category === 'SAFETY' && NOTHING_TO_TELL.test(said) ? 'SUPPORT_PRESENT' : category;
    return [{ field, title: title ?? labelOf(field, words), text: said, category: about }];
  });
}

/** The field under its name on the form. */
export function labelOf(field: string, words: TrackWords): string {
  const label = words.fields[field];
  return typeof label === 'string' ? label : (label?.label ?? field);
}

function plain(value: unknown, words: TrackWords): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dutchDay(value) : (words.values[value] ?? value);
  if (!Array.isArray(value)) return '';
  return value
    .map((one) => plain(one, words))
    .filter(Boolean)
    .join(', ');
}

const lines = (rows: Given[] | undefined, say: (row: Given) => string): string => (rows ?? []).map(say).filter(Boolean).join('\n');
const agreed = ({ who, what, when }: Given): string =>
  [`${[who, what].filter(Boolean).join(': ')}`, when ? `(${dutchDay(when)})` : ''].filter(Boolean).join(' ');

function support({ supportKind, startDate, endDate }: Given, words: TrackWords): string {
  if (!supportKind) return '';
  const span = startDate ? (endDate ? `van ${dutchDay(startDate)} tot ${dutchDay(endDate)}` : `sinds ${dutchDay(startDate)}`) : '';
  return [words.values[supportKind] ?? supportKind, span].filter(Boolean).join(', ');
}

function next({ nextFeedback, noNextFeedback }: Given): string {
  if (nextFeedback) return `Uiterlijk ${dutchDay(nextFeedback)} hoort u weer van ons.`;
  return noNextFeedback ? 'Er volgt geen terugkoppeling meer.' : '';
}
