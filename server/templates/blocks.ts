import type { LetterKind } from '../outbound/letters/content.ts';

/** A text around a letter that an organisation may word itself. What is said of the client is none of these: that comes from the fields. */
export type BlockName = 'opening' | 'closing' | 'clientOpening' | 'clientClosing';
export type Blocks = Record<BlockName, string>;
/** What a placeholder stands for, worded. */
export type Filling = Partial<Record<Placeholder, string>>;

export const LETTER_KINDS = ['FEEDBACK', 'REFERRAL', 'OJG'] as const satisfies readonly LetterKind[];
export const BLOCKS: Record<BlockName, { required: boolean; longest: number; must: Placeholder[] }> = {
  opening: { required: true, longest: 400, must: [] },
  closing: { required: true, longest: 500, must: ['phone'] },
  clientOpening: { required: true, longest: 400, must: [] },
  clientClosing: { required: true, longest: 600, must: ['phone'] },
};
export const BLOCK_NAMES = ['opening', 'closing', 'clientOpening', 'clientClosing'] as const satisfies readonly BlockName[];

/** Every field that may stand between braces; each is typed and worded by the product. */
export const PLACEHOLDERS = ['client', 'receiver', 'sender', 'organisation', 'phone', 'days', 'date', 'kind', 'ask'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Names that people try and that never stand in a letter, whoever wants it (BR-03, BR-12, BR-15). */
export const FORBIDDEN = [
  'bsn',
  'address',
  'adres',
  'postcode',
  'telephone',
  'mobile',
  'consult',
  'overlegnummer',
  'email',
  'diagnosis',
  'diagnose',
  'medication',
  'medicatie',
  'notes',
  'notities',
] as const;

export const PLACEHOLDER = /\{([^{}\n]{0,60})\}/g;

/** A block with its placeholders filled in; a line that would have a hole in it is left out. Text that was filled in is not looked at again. */
export function fillBlock(text: string, filling: Filling): string {
  return text
    .split('\n')
    .filter((line) => [...line.matchAll(PLACEHOLDER)].every(([, name]) => filling[name as Placeholder]))
    .map((line) => line.replace(PLACEHOLDER, (_, name: string) => filling[name as Placeholder] ?? ''))
    .join('\n')
    .trim();
}

/** The words that every organisation begins with (version 0). */
export const USUAL: Record<LetterKind, Blocks> = {
  FEEDBACK: {
    opening: 'Beste collega,\nHierbij laten wij u weten hoe het gaat met {client}.',
    closing: 'Hebt u vragen, of klopt er iets niet? Bel ons: {phone}.\nWij zijn bereikbaar op {days}.\nMet vriendelijke groet,\n{sender}\n{organisation}',
    clientOpening: 'Wij hebben een brief over u gestuurd aan {receiver}.\nHieronder leest u wat er in de brief staat.',
    clientClosing:
      'Klopt er iets niet? Of wilt u iets vragen? Bel ons: {phone}.\nWij zijn er op {days}.\nU mag uw toestemming altijd intrekken. Uw hulp gaat dan gewoon door.',
  },
  REFERRAL: {
    opening: 'Beste collega,\nWij verwijzen {client} naar u.',
    closing:
      'Wilt u ons laten weten of u de verwijzing aanneemt? Vragen? Bel ons: {phone}.\nWij zijn bereikbaar op {days}.\nMet vriendelijke groet,\n{sender}\n{organisation}',
    clientOpening: 'Wij hebben u aangemeld bij {receiver}.\nHieronder leest u wat wij daarover hebben geschreven.',
    clientClosing:
      'U hoort van {receiver} wanneer u terechtkunt.\nDuurt het te lang, of wilt u iets vragen? Bel ons: {phone}.\nU mag altijd van gedachten veranderen. Uw hulp gaat dan gewoon door.',
  },
  OJG: {
    opening: 'Beste collega,\nHierbij het verslag van de ondersteuning van {client}.',
    closing: 'Hebt u vragen, of wilt u overleggen? Bel ons: {phone}.\nWij zijn bereikbaar op {days}.\nMet vriendelijke groet,\n{sender}\n{organisation}',
    clientOpening: 'De gesprekken zijn klaar. Wij hebben een verslag gestuurd aan {receiver}.\nHieronder leest u wat erin staat.',
    clientClosing:
      'Klopt er iets niet? Of wilt u iets vragen? Bel ons: {phone}.\nWij zijn er op {days}.\nGaat het later toch niet goed? Dan mag u ons weer bellen.',
  },
};
