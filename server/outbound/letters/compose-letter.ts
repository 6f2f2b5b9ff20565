import type { SharedContent } from '../../../machines/resources.ts';
import type { TrackWords } from '../../../machines/track.ts';
import { fillBlock, type Blocks, type Filling } from '../../templates/blocks.ts';
import { dutchDay } from '../dutch.ts';
import type { Letterhead, LetterKind, LetterPart, MessageLetter } from './content.ts';
import { partsOf } from './parts.ts';

/** Who writes or receives it: the person, what he is, his organisation. */
export type Party = { person: string; title: string; org: string };
/** All that a letter is made of, opened and read. Times and names come in; nothing is looked up. */
export type LetterSource = {
  kind: LetterKind;
  /** fields of the letter, texts opened */
  given: Record<string, any>;
  words: TrackWords;
  /** 'afsluiting' */
  moment: string;
  client: string;
  sender: Party;
  receiver: Party;
  letterhead: Letterhead;
  /** who leads the case, and how he is reached */
  owner: string;
  /** 'uw verwijzing van 4 januari 2027' */
  reference: string;
  urgency: string;
  date: string;
  version: number;
  /** the ground as a finished sentence */
  ground: string;
  template: Blocks;
};
export type Composed = {
  letter: MessageLetter;
  /** parts that may not go, for the sender's eyes */ leftOut: LetterPart[];
  /** what of the client is in it */ shared: SharedContent[];
};

const TITLES: Record<LetterKind, string> = { FEEDBACK: 'Terugkoppeling', REFERRAL: 'Verwijsbrief', OJG: 'Verslag van de ondersteuner jeugd en gezin' };

/**
 * The letter as finished Dutch text, with only what `mayGo` lets through; all forms (HTML, PDF, plain text) are made from this and nothing else, so what is
 * kept back here is in none of them.
 */
export function composeLetter(source: LetterSource, mayGo: (content: SharedContent) => boolean): Composed {
  const all = partsOf(source.kind, source.given, source.words);
  const goes = (part: LetterPart) => part.category === null || mayGo(part.category);
  const asked = askOf(source, mayGo);
  const sections = all.filter(goes);
  const filling = fillingOf(source, asked.text);
  const { kind, letterhead, template } = source;
  return {
    letter: {
      kind,
      title: source.moment ? `${TITLES[kind]}: ${source.moment}` : TITLES[kind],
      sender: letterhead.name || source.sender.person || 'Mekoar',
      call: callOf(source),
      letterhead,
      opening: fillBlock(template.opening, filling),
      ask: asked.text,
      facts: factsOf(source),
      sections,
      closing: fillBlock(template.closing, filling),
      ground: source.ground,
    },
    leftOut: [...asked.leftOut, ...all.filter((part) => !goes(part))],
    shared: [...new Set([...(asked.category ? [asked.category] : []), ...sections.flatMap(({ category }) => category ?? [])])],
  };
}

type Asked = { text: string; category: SharedContent | null; leftOut: LetterPart[] };

/** The first line says what is asked (4.4); what was typed goes only when it may. */
function askOf({ kind, given }: LetterSource, mayGo: (content: SharedContent) => boolean): Asked {
  const plain = (text: string): Asked => ({ text, category: null, leftOut: [] });
  if (kind === 'REFERRAL') return plain('Wij vragen u om deze verwijzing te beoordelen en ons uw antwoord te laten weten.');
  if (kind === 'OJG' || given.askToRecipient !== 'PLEASE_ACT')
    return plain(given.askToRecipient === 'NOTHING' ? 'Wij vragen u om niets te doen.' : 'Deze brief is ter informatie.');
  const by = given.askBy ? ` Graag vóór ${dutchDay(given.askBy)}.` : '';
  if (!given.ask) return plain(`Wij vragen u om in actie te komen; bel ons.${by}`);
  if (mayGo('SOCIAL')) return { text: `Wij vragen u: ${given.ask}${by}`, category: 'SOCIAL', leftOut: [] };
  return {
    text: `Wij vragen u om ons te bellen.${by}`,
    category: null,
    leftOut: [{ field: 'ask', title: 'Vraag', text: String(given.ask), category: 'SOCIAL' }],
  };
}

function factsOf(source: LetterSource): [string, string][] {
  const party = ({ person, title, org }: Party) => [person, title, org].filter(Boolean).join(', ');
  return [
    ['Cliënt', source.client],
    ['Van', party(source.sender)],
    ['Aan', party(source.receiver)],
    ['Datum', dutchDay(source.date)],
    ['Naar aanleiding van', source.reference],
    ['Spoed', source.urgency],
    ['Regiehouder', source.owner],
    ['Bereikbaar', source.kind === 'FEEDBACK' ? String(source.given.reachable ?? '') : ''],
    ['Versie', String(source.version)],
  ];
}

/** The numbers of people are between colleagues only (BR-15): a letter carries that of the organisation. */
function callOf({ sender, letterhead }: LetterSource): string {
  const who = [sender.person, letterhead.name].filter(Boolean).join(', ');
  if (!letterhead.phone) return 'Vragen? Bel de afzender.';
  return `Vragen? Bel ${who ? `${who}: ` : ''}${letterhead.phone}${letterhead.days ? ` (${letterhead.days})` : ''}`;
}

function fillingOf(source: LetterSource, ask: string): Filling {
  return {
    client: source.client,
    receiver: source.receiver.person || source.receiver.org,
    sender: source.sender.person,
    organisation: source.letterhead.name,
    phone: source.letterhead.phone,
    days: source.letterhead.days,
    date: dutchDay(source.date),
    kind: source.moment,
    ask,
  };
}
