import type { Words } from '../../engine/types.ts';
import { postcodeEnds } from '../postcode.ts';
import { readHours, writeHours } from '../hours.ts';

/** A column: how it is called in a header (the first is what an export writes), and how a cell becomes what is stored; a sentence when it cannot. */
export type Column = { name: string; also: string[]; required?: true; max: number; read?: (text: string) => string | Words };

const pick = (values: Record<string, string[]>, why: Words) => (text: string) => {
  const asked = text.toLowerCase();
  const found = Object.entries(values).find(([value, words]) => value.toLowerCase() === asked || words.includes(asked));
  return found ? found[1][0] : why;
};

const LINES = { ZERO: ['nulde lijn', '0', 'nuldelijn', 'zero line'], FIRST: ['eerste lijn', '1', 'eerstelijn', 'first line'] };
const MORE_LINES = { ONE_AND_HALF: ['anderhalve lijn', '1,5', '1.5', 'anderhalvelijn'], SECOND: ['tweede lijn', '2', 'tweedelijn', 'second line'] };
const OPEN = { OPEN: ['open', 'ja', 'yes'], CLOSED: ['gesloten', 'dicht', 'nee', 'closed', 'no'] };
const YES = { YES: ['ja', 'yes', 'j', 'y'], NO: ['nee', 'no', 'n'] };
const codesBack = (values: Record<string, string[]>) => ({
  code: (text: string): string | null => Object.entries(values).find(([, words]) => words[0] === text)?.[0] ?? null,
  word: (code: string | null): string => (code ? (values[code]?.[0] ?? '') : ''),
});

/** Between a code of the database and the word in a file. */
export const lineWords = codesBack({ ...LINES, ...MORE_LINES });
export const openWords = codesBack(OPEN);
export const yesWords = codesBack(YES);

export const readLine = pick(
  { ...LINES, ...MORE_LINES },
  { nl: 'Kies nulde, eerste, anderhalve of tweede lijn.', en: 'Choose nulde, eerste, anderhalve or tweede lijn.' },
);
export const readOpen = pick(OPEN, { nl: 'Kies open of gesloten.', en: 'Choose open or gesloten (closed).' });
export const readYes = pick(YES, { nl: 'Kies ja of nee.', en: 'Choose ja or nee.' });
export const readCore = pick(
  { I: ['I', '1'], II: ['II', '2'], III: ['III', '3'], IV: ['IV', '4'], V: ['V', '5'] },
  { nl: 'Kies I, II, III, IV of V.', en: 'Choose I, II, III, IV or V.' },
);

export const readPhone = (text: string): string | Words =>
  /^[0-9+()\- ]{3,20}$/.test(text) ? text : { nl: 'Dit is geen telefoonnummer.', en: 'This is no telephone number.' };
export const readEmail = (text: string): string | Words =>
  /^[^\s@<>"']{1,100}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) ? text.toLowerCase() : { nl: 'Dit is geen e-mailadres.', en: 'This is no e-mail address.' };
export const readKind = (text: string): string | Words =>
  /^[a-z-]{2,40}$/.test(text.toLowerCase()) ? text.toLowerCase() : { nl: 'Gebruik alleen letters en streepjes.', en: 'Use letters and hyphens only.' };

/** A whole number within bounds. */
export const readNumber = (most: number) => (text: string) =>
  /^\d{1,3}$/.test(text) && Number(text) <= most
    ? String(Number(text))
    : { nl: `Geef een heel getal van 0 tot ${most}.`, en: `Give a whole number from 0 to ${most}.` };

/** `2026-12-01`, or as it is written here: `1-12-2026`. */
export function readDay(text: string): string | Words {
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const day = dutch ? `${dutch[3]}-${dutch[2].padStart(2, '0')}-${dutch[1].padStart(2, '0')}` : text;
  const known = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return known ? day : { nl: 'Dit is geen datum; schrijf 2026-12-01 of 1-12-2026.', en: 'This is no date; write 2026-12-01 or 1-12-2026.' };
}

export const readWorkTimes = (text: string): string | Words => {
  const hours = readHours(text);
  return hours ? writeHours(hours) : { nl: 'Schrijf dagen als “ma di do” of “ma 09:00-12:30 do”.', en: 'Write days as “ma di do” or “ma 09:00-12:30 do”.' };
};

/** The first or the last postcode of what is written. */
export const readPostcode = (end: 'first' | 'last') => (text: string) =>
  postcodeEnds(text)?.[end] ?? { nl: 'Dit is geen postcode.', en: 'This is no postcode.' };
