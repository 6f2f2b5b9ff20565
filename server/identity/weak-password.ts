import { COMMON_WORDS, WALKS } from './common-words.ts';

/** As many letters must be left of a password when everything that is guessed first is taken out. */
const LEAST_OWN = 6;
const LEAST_SIGNS = 5;
const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/**
 * Whether a password is one that is guessed first: common words with digits, a season with a year, a walk over the keyboard, a repetition, or made of
 * what is known of the person (`about`: name, address, organisation). Says which, or null when it is none. Pure; a list of leaked ones is leaked-passwords.ts.
 */
export function weakness(password: string, about: readonly string[] = []): 'few-signs' | 'walk' | 'repeated' | 'personal' | 'common' | null {
  const plain = password.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (new Set(plain).size < LEAST_SIGNS) return 'few-signs';
  if (/^(.{1,8}?)\1+.?$/u.test(plain)) return 'repeated';
  if (leftWithout(plain, walksIn(plain)).length < LEAST_OWN && walksIn(plain).length) return 'walk';
  const known = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2);
  // As it was typed, and with the digits that stand for letters read as letters.
  for (const reading of [plain, plain.replace(/[013457@$!]/g, (sign) => LEET[sign])]) {
    const bare = leftWithout(reading, COMMON_WORDS).replace(/[^\p{L}]/gu, '');
    if (bare.length < LEAST_OWN - 2) return 'common';
    if (known.length && leftWithout(leftWithout(reading, known), COMMON_WORDS).replace(/[^\p{L}]/gu, '').length < LEAST_OWN - 2) return 'personal';
  }
  return null;
}

/** Four and more signs along a row, forwards or back. */
function walksIn(text: string): string[] {
  const found: string[] = [];
  for (const row of WALKS.flatMap((walk) => [walk + walk.slice(0, 3), [...walk].toReversed().join('')]))
    for (let at = 0; at < text.length - 3;) {
      let long = 0;
      while (at + long < text.length && row.includes(text.slice(at, at + long + 1))) long++;
      if (long >= 4) found.push(text.slice(at, at + long));
      at += Math.max(1, long >= 4 ? long : 1);
    }
  return found;
}

function leftWithout(text: string, words: readonly string[]): string {
  let left = text;
  for (const word of [...words].toSorted((a, b) => b.length - a.length)) if (word.length > 2) left = left.replaceAll(word, ' ');
  return left.replaceAll(' ', '');
}
