import type { Refusal } from './types.ts';

/** No such timer runs here now. */
export const notRunning = (timer: string): Refusal => ({
  ok: false,
  status: 409,
  code: 'term-not-running',
  why: { nl: `Deze termijn (${timer}) loopt hier nu niet.`, en: `This term (${timer}) does not run here now.` },
});

/** A term of the law or of safety, or one of minutes and hours. */
export const runsOn = (): Refusal => ({
  ok: false,
  status: 409,
  code: 'term-runs-on',
  why: {
    nl: 'Deze termijn loopt altijd door: hij komt uit de wet, bewaakt veiligheid, of hangt aan een datum die ergens anders wordt gezet.',
    en: 'This term always runs on: it comes from the law, guards safety, or hangs on a date that is set elsewhere.',
  },
  remedy: { nl: 'Doe wat gevraagd wordt, of leg vast waarom dat niet lukt.', en: 'Do what is asked, or record why it cannot be done.' },
});

export const theirs = (): Refusal => ({
  ok: false,
  status: 403,
  code: 'not-yours',
  why: { nl: 'Alleen wie dit onder zich heeft mag de termijn verzetten.', en: 'Only who has this in hand may move its term.' },
});

export const standsStill = (): Refusal => ({
  ok: false,
  status: 409,
  code: 'term-stands-still',
  why: { nl: 'Deze termijn staat al stil.', en: 'This term stands still already.' },
  remedy: { nl: 'Laat hem eerst weer lopen.', en: 'Let it go on first.' },
});

export const untouched = (): Refusal => ({
  ok: false,
  status: 409,
  code: 'term-not-suspended',
  why: { nl: 'Deze termijn staat niet stil.', en: 'This term does not stand still.' },
});
