import type { Locale } from '../track.ts';
import { FHIR, OWN, questionnaireShape, type Extension, type RawItem } from './shape.ts';

export type Words = Record<Locale, string>;
/** Whose words: our own, free to use, or somebody else's, of which only scores are entered. */
export const LICENCES = ['own', 'free', 'score-only'] as const;
/** Which category of the file answers belong to; `none` is about no client. */
export const CATEGORIES = ['medical', 'mental', 'social', 'youth', 'dementia'] as const;
export type Category = (typeof CATEGORIES)[number];
export type Answer = string | number | boolean;

export type Option = { code: string; label: Words; /** what it counts in a sum */ weight: number | null };
export type Condition = { question: string; operator: NonNullable<RawItem['enableWhen']>[number]['operator']; answer: Answer };
export type Item = Pick<RawItem, 'linkId' | 'prefix' | 'type' | 'maxLength'> & {
  text: Words;
  help: Words | null;
  required: boolean;
  min: number | null;
  max: number | null;
  options: Option[];
  enableWhen: Condition[];
  any: boolean;
  /** the answers of these are added up; nobody fills it in */
  sumOf: string[];
  items: Item[];
};
/** A questionnaire as the renderer uses it. */
export type Form = {
  /** `url|version` */
  canonical: string;
  code: string;
  version: string;
  title: Words;
  licence: (typeof LICENCES)[number];
  category: Category | 'none';
  copyright: string;
  source: string;
  active: boolean;
  items: Item[];
};

/** Reads a FHIR Questionnaire. Throws a sentence that names the file's address and the place when the renderer would not understand it. */
export function readQuestionnaire(json: unknown): Form {
  const parsed = questionnaireShape.safeParse(json);
  const at = String((json as { url?: unknown } | null)?.url ?? 'a questionnaire without an address');
  if (!parsed.success) throw new Error(`${at}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  const raw = parsed.data;
  const form: Form = {
    canonical: `${raw.url}|${raw.version}`,
    code: raw.name,
    version: raw.version,
    title: { nl: raw.title, en: english(raw._title) },
    licence: oneOf(LICENCES, code(raw.extension, `${OWN}/licence`), at),
    category: oneOf([...CATEGORIES, 'none'], code(raw.extension, `${OWN}/category`), at),
    copyright: raw.copyright,
    source: String(value(raw.extension, `${OWN}/source`) ?? ''),
    active: raw.status === 'active',
    items: raw.item.map(itemOf),
  };
  const wrong = faultsOf(form);
  if (wrong.length) throw new Error(`${at}: ${wrong.join('; ')}`);
  return form;
}

/** Every item of a questionnaire, those inside groups too, in the order of the paper. */
export const flat = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.items)]);
/** Whether it asks something that somebody fills in. */
export const asks = (item: Item): boolean => item.type !== 'group' && item.type !== 'display' && item.sumOf.length === 0;

/** [VRG3] What a questionnaire of somebody else may ask: scores, the version that was used, a remark. */
export const isScoreEntry = (item: Item): boolean =>
  (/^score(\.[a-z]+)?$/.test(item.linkId) && item.type === 'integer' && item.text.nl.length <= 40) || item.linkId === 'paper' || item.linkId === 'note';

function itemOf(raw: RawItem): Item {
  const extensions = raw.extension ?? [];
  const help = extensions.find((one) => one.url === `${OWN}/help`);
  return {
    linkId: raw.linkId,
    prefix: raw.prefix,
    type: raw.type,
    maxLength: raw.maxLength,
    text: { nl: raw.text, en: english(raw._text) },
    help: help ? { nl: String(help.valueString), en: english(help._valueString) } : null,
    required: raw.required ?? false,
    min: number(extensions, `${FHIR}/minValue`),
    max: number(extensions, `${FHIR}/maxValue`),
    options: (raw.answerOption ?? []).map(({ valueCoding, extension }) => ({
      code: valueCoding.code,
      label: { nl: valueCoding.display, en: english(valueCoding._display) },
      weight: number(extension ?? [], `${FHIR}/ordinalValue`),
    })),
    enableWhen: (raw.enableWhen ?? []).map((one) => ({ question: one.question, operator: one.operator, answer: answerOf(one) })),
    any: raw.enableBehavior === 'any',
    sumOf: extensions.filter((one) => one.url === `${OWN}/sum-of`).map((one) => String(one.valueString)),
    items: (raw.item ?? []).map(itemOf),
  };
}

/** What the shape alone cannot say: names that point nowhere, and items of somebody else. */
function faultsOf(form: Form): string[] {
  const all = flat(form.items);
  const known = new Set(all.map(({ linkId }) => linkId));
  const told = (item: Item, what: string) => `item ${item.linkId} ${what}`;
  return [
    ...all.filter(({ linkId }, at) => all.findIndex((one) => one.linkId === linkId) !== at).map((item) => told(item, 'stands twice')),
    ...all.flatMap((item) =>
      [...item.enableWhen.map((one) => one.question), ...item.sumOf]
        .filter((name) => !known.has(name))
        .map((name) => told(item, `names ${name}, which is not there`)),
    ),
    ...all
      .filter((item) => (item.type === 'choice') !== item.options.length > 0)
      .map((item) => told(item, 'has options and is no choice, or the other way round')),
    ...all.filter((item) => (item.type === 'group') !== item.items.length > 0).map((item) => told(item, 'has items and is no group, or the other way round')),
    ...(form.licence === 'score-only' ? all.filter((item) => !isScoreEntry(item)).map((item) => told(item, 'is a question of somebody else')) : []),
  ];
}

const value = (extensions: readonly Extension[], url: string): unknown => {
  const found = extensions.find((one) => one.url === url);
  return found && Object.entries(found).find(([name]) => name.startsWith('value'))?.[1];
};
const code = (extensions: readonly Extension[], url: string): string => String(value(extensions, url) ?? '');
const number = (extensions: readonly Extension[], url: string): number | null => {
  const found = value(extensions, url);
  return typeof found === 'number' ? found : null;
};

function oneOf<const T extends string>(list: readonly T[], found: string, at: string): T {
  const known = list.find((one) => one === found);
  if (!known) throw new Error(`${at}: "${found}" is none of ${list.join(', ')}`);
  return known;
}

function answerOf(condition: NonNullable<RawItem['enableWhen']>[number]): Answer {
  const [, given] = Object.entries(condition).find(([name]) => name.startsWith('answer')) ?? [];
  return typeof given === 'object' && given !== null ? String((given as { code?: string }).code) : (given as Answer);
}

function english(translation: unknown): string {
  const parts = (translation as { extension: { extension: { url: string; valueString?: string }[] }[] }).extension[0].extension;
  return parts.find((part) => part.url === 'content')?.valueString ?? '';
}
