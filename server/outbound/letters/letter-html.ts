import type { MessageLetter } from './content.ts';

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPED[one]);
const paragraphs = (text: string): string =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map((line) => `<p>${safe(line)}</p>`)
    .join('');

/** The letter as a page without a script, a style sheet or an address: it reads the same in any browser, today and after twenty years. */
export function letterHtml(letter: MessageLetter): string {
  const { letterhead } = letter;
  const facts = letter.facts.filter(([, value]) => value).map(([label, value]) => `<dt>${safe(label)}</dt><dd>${safe(value)}</dd>`);
  const sections = letter.sections.map(({ title, text }) => `<section><h2>${safe(title)}</h2>${paragraphs(text)}</section>`);
  const head = [letterhead.name, letterhead.address, letterhead.phone, letterhead.days].filter(Boolean).map(safe).join(' · ');
  return [
    '<!doctype html><html lang="nl"><head><meta charset="utf-8">',
    `<title>${safe(letter.title)}</title></head><body>`,
    `<header><p>${head || safe(letter.sender)}</p></header><main><h1>${safe(letter.title)}</h1>`,
    `<p><strong>${safe(letter.ask)}</strong></p><dl>${facts.join('')}</dl>`,
    paragraphs(letter.opening),
    ...sections,
    paragraphs(letter.closing),
    `<section><h2>Over deze brief</h2>${paragraphs(letter.ground)}</section></main>`,
    `<footer><p>${safe(letter.call)}</p></footer></body></html>`,
  ].join('\n');
}
