import { refLength } from '../personal.ts';
import type { FeedbackContext } from './contract.ts';

type Report = Record<string, any>;

/** One page (DOMAIN.md 4.4). */
export const MOST_CHARACTERS = 2500;

const FIELDS = [
  'askToRecipient',
  'ask',
  'askBy',
  'supportKind',
  'startDate',
  'endDate',
  'reachable',
  'question',
  'whatWasDone',
  'agreements',
  'risks',
  'advice',
  'result',
  'resultText',
  'nextFeedback',
  'noNextFeedback',
  'levelFrom',
  'levelTo',
  'followUp',
  'scores',
  'content',
] as const;

/** The report as it stands after what an event fills in. */
export function reportAfter(context: FeedbackContext, event: Report): Report {
  const given = Object.fromEntries(FIELDS.flatMap((field) => (event[field] === undefined ? [] : [[field, event[field]]])));
  return { ...context.report, ...given };
}

/** [FB3] paths of what the level in force asks for and is not there, or does not fit (DOMAIN.md 4.4). */
export function missingIn(context: FeedbackContext, event: Report): string[] {
  const report = reportAfter(context, event);
  const missing: string[] = [];
  const need = (field: string, there: unknown) => there || missing.push(field);
  const atEnd = context.kind === 'END';
  for (const field of ['askToRecipient', 'supportKind', 'startDate', 'reachable']) need(field, report[field]);
  need('endDate', !atEnd || report.endDate);
  need('endDate', !(report.endDate && report.startDate) || report.endDate >= report.startDate);
  if (report.askToRecipient === 'PLEASE_ACT') for (const field of ['ask', 'askBy']) need(field, report[field]);
  if (context.level >= 2) {
    for (const field of ['question', 'whatWasDone', 'risks', 'advice']) need(field, report[field]);
    need('agreements', report.agreements?.length);
    need('result', !atEnd || report.result);
    need('nextFeedback', report.nextFeedback || report.noNextFeedback);
  }
  if (context.level >= 3) for (const field of ['levelFrom', 'levelTo', 'followUp']) need(field, report[field]);
  need('whatWasDone', lengthOf(report) <= MOST_CHARACTERS);
  return [...new Set(missing)];
}

/** Characters of all texts of the core. */
export function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.startsWith('ref:') ? refLength(value) : 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + lengthOf(one), 0);
  return value && typeof value === 'object' ? lengthOf(Object.values(value)) : 0;
}
