import type { Refusal, Words } from '../engine/types.ts';

type Code =
  | 'bad-json'
  | 'bad-request'
  | 'no-key'
  | 'not-signed-in'
  | 'bad-credentials'
  | 'wrong-origin'
  | 'not-yours'
  | 'not-found'
  | 'too-big'
  | 'bad-input'
  | 'too-many'
  | 'too-fast'
  | 'unavailable'
  | 'key-reused'
  | 'own-membership'
  | 'own-request'
  | 'second-factor-needed'
  | 'fresh-needed'
  | 'wrong-code'
  | 'last-factor'
  | 'link-over'
  | 'clock-back'
  | 'exists';

/** What the server itself refuses, with the sentence that a person reads; machines bring their own words. */
const SAID: Record<Code, { status: Refusal['status'] | 413; why: Words; remedy?: Words }> = {
  'bad-json': { status: 400, why: { nl: 'De inhoud van het verzoek is geen geldige JSON.', en: 'The content of the request is not valid JSON.' } },
  'bad-request': { status: 400, why: { nl: 'Het verzoek is niet goed gevormd.', en: 'The request is not well formed.' } },
  'no-key': {
    status: 400,
    why: { nl: 'Bij dit verzoek hoort een Idempotency-Key van 1 tot 200 tekens.', en: 'This request needs an Idempotency-Key of 1 to 200 characters.' },
  },
  'not-signed-in': {
    status: 401,
    why: { nl: 'U bent niet ingelogd.', en: 'You are not signed in.' },
    remedy: { nl: 'Log in en probeer het opnieuw.', en: 'Sign in and try again.' },
  },
  'bad-credentials': { status: 401, why: { nl: 'Het e-mailadres of het wachtwoord klopt niet.', en: 'The e-mail address or the password is not right.' } },
  'wrong-origin': { status: 403, why: { nl: 'Dit verzoek komt van een andere website.', en: 'This request comes from another website.' } },
  'not-yours': {
    status: 403,
    why: { nl: 'Dit hoort niet bij uw rol.', en: 'This is not part of your role.' },
    remedy: { nl: 'Kies een andere functie, als u die heeft.', en: 'Choose another membership, if you have one.' },
  },
  'not-found': { status: 404, why: { nl: 'Dit bestaat niet, of u mag het niet zien.', en: 'This does not exist, or you may not see it.' } },
  'too-big': { status: 413, why: { nl: 'Het verzoek is te groot.', en: 'The request is too large.' } },
  'bad-input': { status: 422, why: { nl: 'Niet alles is goed ingevuld.', en: 'Not everything is filled in well.' } },
  'too-many': {
    status: 429,
    why: { nl: 'Te veel pogingen.', en: 'Too many attempts.' },
    remedy: { nl: 'Wacht een kwartier en probeer het opnieuw.', en: 'Wait a quarter of an hour and try again.' },
  },
  'too-fast': {
    status: 429,
    why: { nl: 'Te veel verzoeken achter elkaar.', en: 'Too many requests one after another.' },
    remedy: { nl: 'Wacht een minuut en ga dan verder.', en: 'Wait a minute and go on then.' },
  },
  unavailable: {
    status: 503,
    why: { nl: 'Dit is nu niet beschikbaar.', en: 'This is not available now.' },
    remedy: { nl: 'Probeer het straks opnieuw.', en: 'Try again later.' },
  },
  'key-reused': {
    status: 422,
    why: { nl: 'Deze Idempotency-Key is al gebruikt voor een ander verzoek.', en: 'This Idempotency-Key was used for another request.' },
  },
  'own-membership': {
    status: 403,
    why: { nl: 'Niemand geeft zichzelf een functie met inzage.', en: 'Nobody gives himself a membership that sees clients.' },
    remedy: { nl: 'Vraag een andere beheerder.', en: 'Ask another administrator.' },
  },
  'own-request': {
    status: 403,
    why: {
      nl: 'Dit moet door iemand anders worden bevestigd dan wie het vroeg of wie het krijgt.',
      en: 'Somebody other than who asked or who gets it must confirm this.',
    },
    remedy: {
      nl: 'Vraag een andere beheerder, of de privacyfunctionaris als u de enige beheerder bent.',
      en: 'Ask another administrator, or the privacy officer when you are the only one.',
    },
  },
  'second-factor-needed': {
    status: 401,
    why: { nl: 'De tweede stap van het aanmelden ontbreekt nog.', en: 'The second step of signing in is still missing.' },
    remedy: { nl: 'Geef een code uit uw app, of gebruik uw passkey.', en: 'Give a code from your app, or use your passkey.' },
  },
  'fresh-needed': {
    status: 403,
    why: { nl: 'Hiervoor bevestigt u opnieuw dat u het bent.', en: 'For this you confirm once more that it is you.' },
    remedy: { nl: 'Geef een code uit uw app, of gebruik uw passkey.', en: 'Give a code from your app, or use your passkey.' },
  },
  'wrong-code': {
    status: 422,
    why: { nl: 'Deze code klopt niet, of is al gebruikt.', en: 'This code is not right, or was used already.' },
    remedy: { nl: 'Wacht op de volgende code in de app.', en: 'Wait for the next code in the app.' },
  },
  'last-factor': {
    status: 409,
    why: { nl: 'Dit is uw enige tweede factor.', en: 'This is your only second factor.' },
    remedy: { nl: 'Voeg eerst een andere toe.', en: 'Add another one first.' },
  },
  'link-over': {
    status: 404,
    why: { nl: 'Deze uitnodiging is verlopen, gebruikt of ingetrokken.', en: 'This invitation has expired, was used or was withdrawn.' },
    remedy: { nl: 'Vraag uw beheerder om een nieuwe.', en: 'Ask your administrator for a new one.' },
  },
  'clock-back': { status: 422, why: { nl: 'De klok gaat niet terug.', en: 'The clock does not go back.' } },
  exists: { status: 409, why: { nl: 'Dit bestaat al.', en: 'This exists already.' } },
};

/** A refusal of the server itself, by its code. */
export function refuse(code: Code, errors?: Refusal['errors']): Refusal {
  const { status, why, remedy } = SAID[code];
  return { ok: false, status: status as Refusal['status'], code, why, ...(remedy ? { remedy } : {}), ...(errors?.length ? { errors } : {}) };
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as { ok?: unknown }).ok === false && typeof (value as { code?: unknown }).code === 'string';

/** Bad input because this field points at nothing. */
export const nowhere = (path: string): Refusal => refuse('bad-input', [{ path, text: { nl: 'Dit bestaat niet.', en: 'This does not exist.' } }]);
