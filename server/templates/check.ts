import { BLOCKS, BLOCK_NAMES, FORBIDDEN, PLACEHOLDER, PLACEHOLDERS, type BlockName, type Blocks } from './blocks.ts';

/** What is wrong in a template, where, and in words. Lines and columns count from 1. */
export type Fault = { block: BlockName; line: number; column: number; code: FaultCode; text: { nl: string; en: string } };
export type FaultCode = 'empty' | 'too-long' | 'unknown' | 'forbidden' | 'missing' | 'brace' | 'number' | 'address' | 'markup';

const ELEVEN = [9, 8, 7, 6, 5, 4, 3, 2, -1];
const MOST_FAULTS = 40;

/** Everything that keeps these words from being used: nothing is guessed, nothing is mended in silence. An empty list means that they may be used. */
export function checkTemplate(blocks: Blocks): Fault[] {
  return BLOCK_NAMES.flatMap((block) => faultsIn(block, blocks[block] ?? '')).slice(0, MOST_FAULTS);
}

function faultsIn(block: BlockName, text: string): Fault[] {
  const { required, longest, must } = BLOCKS[block];
  const at = (index: number, code: FaultCode, nl: string, en: string): Fault => ({ block, ...placeOf(text, index), code, text: { nl, en } });
  if (!text.trim()) return required ? [at(0, 'empty', 'Dit blok mag niet leeg zijn.', 'This block may not be empty.')] : [];
  const faults: Fault[] = [];
  if (text.length > longest)
    faults.push(
      at(
        longest,
        'too-long',
        `Dit blok is langer dan ${longest} tekens (nu ${text.length}).`,
        `This block is longer than ${longest} characters (now ${text.length}).`,
      ),
    );
  faults.push(...placeholders(text, at), ...numbers(text, at));
  const used = new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name.trim()));
  for (const name of must)
    if (!used.has(name))
      faults.push(
        at(
          0,
          'missing',
          `Hier hoort {${name}} in te staan: wie de brief leest moet kunnen bellen.`,
          `{${name}} belongs in here: whoever reads the letter must be able to phone.`,
        ),
      );
  return faults;
}

type At = (index: number, code: FaultCode, nl: string, en: string) => Fault;

function placeholders(text: string, at: At): Fault[] {
  const faults: Fault[] = [];
  for (const found of text.matchAll(PLACEHOLDER)) {
    const name = found[1];
    if ((PLACEHOLDERS as readonly string[]).includes(name)) continue;
    const bare = name.trim().toLowerCase();
    if (FORBIDDEN.some((word) => bare.includes(word)))
      faults.push(
        at(
          found.index,
          'forbidden',
          `{${name}} mag niet in een brief staan: dat gegeven gaat het huis niet uit.`,
          `{${name}} may not stand in a letter: that does not leave the house.`,
        ),
      );
    else
      faults.push(
        at(
          found.index,
          'unknown',
          `{${name}} bestaat niet. Kies uit: ${PLACEHOLDERS.map((one) => `{${one}}`).join(' ')}.`,
          `{${name}} does not exist. Choose from: ${PLACEHOLDERS.map((one) => `{${one}}`).join(' ')}.`,
        ),
      );
  }
  const rest = text.replace(PLACEHOLDER, (whole) => ' '.repeat(whole.length));
  for (const found of rest.matchAll(/[{}]/g))
    faults.push(
      at(
        found.index,
        'brace',
        'Een losse accolade: een invulveld begint met { en eindigt met }, op dezelfde regel.',
        'A lone brace: a field begins with { and ends with }, on the same line.',
      ),
    );
  for (const found of rest.matchAll(/<\/?[a-z][^>\n]*>/gi))
    faults.push(at(found.index, 'markup', 'Opmaak met < en > kan hier niet.', 'Markup with < and > is not possible here.'));
  return faults;
}

/** What somebody typed into a template stands in every letter: a citizen service number, a mail address, or a number of one person never belongs there. */
function numbers(text: string, at: At): Fault[] {
  const faults: Fault[] = [];
  for (const found of text.matchAll(/(?<!\d)\d{8,9}(?!\d)/g))
    if (isBsn(found[0])) faults.push(at(found.index, 'number', 'Dit lijkt een burgerservicenummer.', 'This looks like a citizen service number.'));
  for (const found of text.matchAll(/\b06[\s-]?(?:\d[\s-]?){8}(?!\d)/g))
    faults.push(
      at(
        found.index,
        'number',
        'Een mobiel nummer van een persoon hoort niet in een brief; gebruik {phone}.',
        'A mobile number of a person does not belong in a letter; use {phone}.',
      ),
    );
  for (const found of text.matchAll(/[^\s@{}]+@[^\s@{}]+\.[^\s@{}]+/g))
    faults.push(
      at(
        found.index,
        'address',
        'Een e-mailadres hoort niet in een brief: cliëntgegevens gaan niet per gewone mail.',
        'A mail address does not belong in a letter: client data do not go by ordinary mail.',
      ),
    );
  return faults;
}

function isBsn(digits: string): boolean {
  const nine = digits.padStart(9, '0');
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * ELEVEN[index], 0);
  return sum % 11 === 0 && nine !== '000000000';
}

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
