import type { Db } from '../../../db/store.ts';
import { trackById } from '../../../machines/index.ts';
import type { MessageContext } from '../../../machines/message/contract.ts';
import type { TrackWords } from '../../../machines/track.ts';
import type { Vault } from '../../engine/types.ts';
import { dutchDay } from '../dutch.ts';
import { clientLine } from '../extract.ts';
import type { MessageLetter } from '../letters/content.ts';

type Read = { db: Db; vault: Pick<Vault, 'resolve' | 'read'>; now: string };
type Given = Record<string, unknown>;

const LETTERS: Record<string, { machine: string; part: 'report' | 'letter'; title: string }> = {
  FEEDBACK: { machine: 'feedback', part: 'report', title: 'Terugkoppeling' },
  REFERRAL: { machine: 'referral', part: 'letter', title: 'Verwijsbrief' },
};
const GROUNDS: Record<string, string> = {
  CONSENT: 'De cliënt heeft toestemming gegeven om dit met u te delen. Geef het niet verder door zonder nieuwe toestemming.',
  IMPLIED: 'De cliënt weet van deze brief en is het ermee eens. Geef hem niet verder door zonder toestemming.',
  LEGAL_EXCEPTION: 'Deze brief wordt gedeeld op grond van een wettelijke uitzondering, die bij de afzender is vastgelegd.',
};

/** What stands in the letter that a message carries, as finished Dutch text; null when there is no such letter, or its key was destroyed. */
export async function letterText(read: Read, message: MessageContext): Promise<MessageLetter | null> {
  const how = LETTERS[message.letter];
  if (!how || !message.about) return null;
  const row = await read.db.selectFrom('instances').select(['context', 'machine']).where('id', '=', message.about).executeTakeFirst();
  if (row?.machine !== how.machine) return null;
  const context = JSON.parse(row.context) as Given;
  const part = (await read.vault.resolve(context[how.part])) as Given | null;
  const words = trackById(how.machine)?.words.nl;
  if (!part || !words) return null;
  const [sender, receiver] = [await nameOf(read.db, message.owner, message.orgId), await nameOf(read.db, message.recipient, message.recipientOrg)];
  const sections = sectionsOf(part, words);
  if (sections.length === 0) return null;
  const kind = typeof context.kind === 'string' && how.machine === 'feedback' ? (words.values[context.kind] ?? '') : '';
  return {
    title: kind ? `${how.title}: ${kind}` : how.title,
    sender: sender.org || sender.person || 'Mekoar',
    call: sender.phone ? `Vragen? Bel ${[sender.person, sender.org].filter(Boolean).join(', ')}: ${sender.phone}` : 'Vragen? Bel de afzender.',
    facts: [
      ['Cliënt', message.clientId ? await clientLine(read, message.clientId) : ''],
      ['Van', [sender.person, sender.org].filter(Boolean).join(', ')],
      ['Aan', [receiver.person, receiver.org].filter(Boolean).join(', ')],
      ['Datum', dutchDay(read.now)],
      ['Versie', String(message.version)],
    ],
    sections,
    ground: GROUNDS[message.basis ?? 'CONSENT'] ?? '',
  };
}

async function nameOf(db: Db, person: string | null, org: string | null): Promise<{ person: string; org: string; phone: string | null }> {
  const one = person ? await db.selectFrom('persons').select('name').where('id', '=', person).executeTakeFirst() : undefined;
  const at = org ? await db.selectFrom('organisations').select(['name', 'phone']).where('id', '=', org).executeTakeFirst() : undefined;
  // The numbers of people are between colleagues only (BR-15): a letter carries that of the organisation.
  return { person: one?.name ?? '', org: at?.name ?? '', phone: at?.phone ?? null };
}

/** Every field that is filled in, under the name that it has on the form. */
function sectionsOf(part: Given, words: TrackWords): MessageLetter['sections'] {
  return Object.entries(part).flatMap(([field, value]) => {
    const text = textOf(value, words);
    return text ? [{ title: labelOf(field, words), text }] : [];
  });
}

function labelOf(field: string, words: TrackWords): string {
  const label = words.fields[field];
  return typeof label === 'string' ? label : (label?.label ?? field);
}

function textOf(value: unknown, words: TrackWords): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dutchDay(value) : (words.values[value] ?? value);
  if (Array.isArray(value))
    return value
      .map((one) => textOf(one, words))
      .filter(Boolean)
      .join(value.some((one) => typeof one === 'object') ? '\n' : ', ');
  return Object.entries(value as Given)
    .flatMap(([field, inner]) => {
      const text = textOf(inner, words);
      return text ? [`${labelOf(field, words)}: ${text}`] : [];
    })
    .join('; ');
}

/** The same letter as plain text, to copy into the record of the practice. */
export function plainLetter(letter: MessageLetter): string {
  const facts = letter.facts.filter(([, value]) => value).map(([label, value]) => `${label}: ${value}`);
  const sections = letter.sections.flatMap(({ title, text }) => ['', title.toUpperCase(), text]);
  return [letter.title.toUpperCase(), letter.sender, '', ...facts, ...sections, '', letter.ground, letter.call, ''].join('\r\n').replace(/\r?\n/g, '\r\n');
}
