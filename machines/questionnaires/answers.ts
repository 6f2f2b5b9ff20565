import { asks, flat, type Answer, type Condition, type Form, type Item } from './read-questionnaire.ts';

/** What was filled in, by linkId; absent: nothing. */
export type Answers = Record<string, Answer>;
/** An answer as it is kept and sent: always text, so that it can be encrypted. */
export type KeptAnswer = { linkId: string; answer: string };
export type Wrong = 'required' | 'choice' | 'number' | 'low' | 'high' | 'date' | 'long' | 'unknown';

/** Whether an item is asked, given the answers so far; what stands in a group that is not asked is not asked either. */
export function isAsked(item: Item, answers: Answers): boolean {
  if (item.enableWhen.length === 0) return true;
  const hold = (condition: Condition) => holds(condition, answers[condition.question]);
  return item.any ? item.enableWhen.some(hold) : item.enableWhen.every(hold);
}

/** All items that are asked now, groups and texts included. */
export const askedItems = (items: readonly Item[], answers: Answers): Item[] =>
  items.filter((item) => isAsked(item, answers)).flatMap((item) => [item, ...askedItems(item.items, answers)]);

/** How far one is: of the questions that are asked now, how many have an answer. */
export function progressOf(form: Form, answers: Answers): { done: number; of: number } {
  const questions = askedItems(form.items, answers).filter((item) => asks(item) && item.type !== 'boolean');
  return { done: questions.filter(({ linkId }) => isGiven(answers[linkId])).length, of: questions.length };
}

/** [VRG4] What is wrong, by linkId; an answer to what is not asked is not looked at, and is not kept. */
export function wrongIn(form: Form, answers: Answers): Record<string, Wrong> {
  const wrong: Record<string, Wrong> = {};
  const known = new Set(
    flat(form.items)
      .filter(asks)
      .map(({ linkId }) => linkId),
  );
  for (const linkId of Object.keys(answers)) if (!known.has(linkId)) wrong[linkId] = 'unknown';
  for (const item of askedItems(form.items, answers).filter(asks)) {
    const found = wrongAnswer(item, answers[item.linkId]);
    if (found) wrong[item.linkId] = found;
  }
  return wrong;
}

/** The sum that an item says it is; null while none of its parts has an answer. */
export function sumFor(form: Form, item: Item, answers: Answers): number | null {
  const parts = flat(form.items).filter(({ linkId }) => item.sumOf.includes(linkId) && isGiven(answers[linkId]));
  if (parts.length === 0) return null;
  return parts.reduce((sum, part) => sum + (part.options.find(({ code }) => code === answers[part.linkId])?.weight ?? Number(answers[part.linkId])), 0);
}

/** As they are sent: only what is asked and filled in. */
export function toKept(form: Form, answers: Answers): KeptAnswer[] {
  return askedItems(form.items, answers)
    .filter((item) => asks(item) && isGiven(answers[item.linkId]))
    .map(({ linkId }) => ({ linkId, answer: String(answers[linkId]).trim() }));
}

/** As they were filled in; what cannot be read any more (its key is gone) is left out. */
export function fromKept(form: Form, kept: readonly { linkId: string; answer: string | null }[]): Answers {
  const types = new Map(flat(form.items).map((item) => [item.linkId, item.type]));
  return Object.fromEntries(kept.flatMap(({ linkId, answer }) => (answer === null ? [] : [[linkId, typed(types.get(linkId), answer)]])));
}

const isGiven = (answer: Answer | undefined | null): boolean => answer !== undefined && answer !== null && answer !== '' && answer !== false;

function typed(type: Item['type'] | undefined, text: string): Answer {
  if (type === 'boolean') return text === 'true';
  return (type === 'integer' || type === 'decimal') && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function wrongAnswer(item: Item, answer: Answer | undefined): Wrong | null {
  if (!isGiven(answer)) return item.required ? 'required' : null;
  switch (item.type) {
    case 'choice':
      return item.options.some(({ code }) => code === answer) ? null : 'choice';
    case 'integer':
    case 'decimal': {
      const value = Number(answer);
      if (typeof answer === 'boolean' || !Number.isFinite(value) || (item.type === 'integer' && !Number.isInteger(value))) return 'number';
      return item.min !== null && value < item.min ? 'low' : item.max !== null && value > item.max ? 'high' : null;
    }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(answer)) && !Number.isNaN(new Date(String(answer)).getTime()) ? null : 'date';
    case 'string':
    case 'text':
      return String(answer).length > (item.maxLength ?? 2000) ? 'long' : null;
    case 'boolean':
      return answer === true ? null : 'choice';
    case 'group':
    case 'display':
      return null;
    default:
      return item.type satisfies never;
  }
}

function holds({ operator, answer: wanted }: Condition, given: Answer | undefined): boolean {
  if (operator === 'exists') return isGiven(given) === (wanted !== false);
  if (!isGiven(given)) return operator === '!=' || (operator === '=' && wanted === false);
  switch (operator) {
    case '=':
      return String(given) === String(wanted);
    case '!=':
      return String(given) !== String(wanted);
    default: {
      const [left, right] = typeof wanted === 'number' ? [Number(given), wanted] : [String(given), String(wanted)];
      if (operator === '>') return left > right;
      if (operator === '<') return left < right;
      return operator === '>=' ? left >= right : left <= right;
    }
  }
}
