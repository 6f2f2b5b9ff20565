import type { Refusal } from '../engine/types.ts';

type Code = 'no-emergency' | 'ticket-over' | 'have-access' | 'own-file' | 'blocked' | 'refused-by-client' | 'running' | 'dailyLimit' | 'noCase';

const PHONE = { nl: 'Bel de praktijk of de dienstdoende; bij levensgevaar 112.', en: 'Phone the practice or who is on call; 112 when a life is in danger.' };
const SAID: Record<Code, Pick<Refusal, 'status' | 'why' | 'remedy'>> = {
  'no-emergency': {
    status: 403,
    why: { nl: 'Bij deze functie hoort geen noodtoegang.', en: 'This membership has no emergency access.' },
    remedy: PHONE,
  },
  'ticket-over': {
    status: 409,
    why: { nl: 'Het zoeken is te lang geleden.', en: 'The search was too long ago.' },
    remedy: { nl: 'Zoek de cliënt opnieuw.', en: 'Search the client again.' },
  },
  'have-access': {
    status: 409,
    why: { nl: 'U hebt al inzage in dit dossier.', en: 'You can see this file already.' },
    remedy: { nl: 'Open het via Casussen; noodtoegang is niet nodig.', en: 'Open it through Cases; no emergency access is needed.' },
  },
  'own-file': {
    status: 409,
    why: { nl: 'Noodtoegang is er nooit voor uw eigen dossier.', en: 'There is never emergency access to your own file.' },
    remedy: { nl: 'Vraag uw eigen dossier op bij uw praktijk.', en: 'Ask your practice for your own file.' },
  },
  blocked: {
    status: 409,
    why: { nl: 'Dit dossier is voor u persoonlijk afgesloten.', en: 'This file is closed to you personally.' },
    remedy: { nl: 'Vraag een collega, of bel de praktijk; bij levensgevaar 112.', en: 'Ask a colleague, or phone the practice; 112 when a life is in danger.' },
  },
  'refused-by-client': {
    status: 409,
    why: { nl: 'De cliënt heeft geweigerd dat dit gedeeld wordt.', en: 'The client refused that this is shared.' },
    remedy: {
      nl: 'Vraag het de cliënt. Alleen als iemand in levensgevaar is, kan het toch: kruis dat dan aan.',
      en: 'Ask the client. Only when a life is in danger it can be done after all: then tick that.',
    },
  },
  running: {
    status: 409,
    why: {
      nl: 'U had al noodtoegang tot dit dossier; een tweede sluit daar niet op aan.',
      en: 'You had emergency access to this file already; a second one does not follow on it.',
    },
    remedy: {
      nl: 'Duurt de nood voort: vraag de regiehouder om u aan het team toe te voegen.',
      en: 'When the emergency lasts: ask the case owner to add you to the team.',
    },
  },
  dailyLimit: {
    status: 409,
    why: { nl: 'U hebt vandaag het hoogste aantal noodtoegangen gebruikt.', en: 'You have used the most emergency accesses of today.' },
    remedy: {
      nl: 'Vraag een collega met dezelfde rol, of bel de praktijk; bij levensgevaar 112.',
      en: 'Ask a colleague with the same role, or phone the practice; 112 when a life is in danger.',
    },
  },
  noCase: { status: 409, why: { nl: 'Er is geen dossier om te openen.', en: 'There is no file to open.' }, remedy: PHONE },
};

/** Why no emergency access opens, and the way out. */
export const noEmergency = (code: Code): Refusal => ({ ok: false, code, ...SAID[code] });
