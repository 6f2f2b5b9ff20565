import type { MessageLetter } from './content.ts';

/** The same letter as plain text, to copy into the record of the practice. */
export function plainLetter(letter: MessageLetter): string {
  const facts = letter.facts.filter(([, value]) => value).map(([label, value]) => `${label}: ${value}`);
  const sections = letter.sections.flatMap(({ title, text }) => ['', title.toUpperCase(), text]);
  const parts = [letter.title.toUpperCase(), letter.sender, '', letter.ask, '', ...facts, ...sections, '', letter.ground, letter.call, ''];
  return parts.join('\r\n').replace(/\r?\n/g, '\r\n');
}
