import type { Refusal, Words } from '../engine/types.ts';
import { refuse } from '../http/refuse.ts';
import type { LeakedPasswords } from './leaked-passwords.ts';
import { weakness } from './weak-password.ts';

const WHY: Record<NonNullable<ReturnType<typeof weakness>> | 'leaked', Words> = {
  'few-signs': { nl: 'Dit wachtwoord heeft te weinig verschillende tekens.', en: 'This password has too few different characters.' },
  walk: { nl: 'Dit wachtwoord volgt de toetsen van het toetsenbord.', en: 'This password follows the keys of the keyboard.' },
  repeated: { nl: 'Dit wachtwoord herhaalt zichzelf.', en: 'This password repeats itself.' },
  personal: { nl: 'Dit wachtwoord lijkt te veel op uw naam, adres of organisatie.', en: 'This password is too much like your name, address or organisation.' },
  common: {
    nl: 'Dit wachtwoord wordt te vaak gekozen. Neem bijvoorbeeld vier woorden die niets met elkaar te maken hebben.',
    en: 'This password is chosen too often. Take for example four words that have nothing to do with each other.',
  },
  leaked: { nl: 'Dit wachtwoord staat op een lijst van gelekte wachtwoorden.', en: 'This password is on a list of leaked passwords.' },
};

/** [V6.2] A new password: long enough (the contract's), not guessed first, not leaked; no rules on signs and no end date. A refusal with the field, or null. */
export async function judgePassword(leaked: LeakedPasswords, password: string, given: { path: string; about: readonly string[] }): Promise<Refusal | null> {
  const why = weakness(password, given.about) ?? ((await leaked(password)) ? 'leaked' : null);
  return why && refuse('bad-input', [{ path: given.path, text: WHY[why] }]);
}
