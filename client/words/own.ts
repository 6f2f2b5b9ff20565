import { fill } from '../../machines/fill.ts';
import type { Json, Locale } from '../../machines/track.ts';
import { useWords } from './i18n.ts';

/** Words that one screen keeps beside itself: the same keys in both languages. */
export type OwnWords<K extends string> = Record<Locale, Record<K, string>>;

/** Keeps the keys of a screen's own words exact: Dutch says which there are, English must have each. */
export function ownWords<const W extends Record<string, string>>(nl: W, en: { [K in keyof W]: string }): OwnWords<keyof W & string> {
  return { nl, en };
}

/** A screen's own words in the language of the reader, with `{name}` filled in. */
export function useOwnWords<K extends string>(words: OwnWords<K>): { t: (key: K, vars?: Record<string, Json>) => string; locale: Locale } {
  const { locale } = useWords();
  return { t: (key, vars) => (vars ? fill(words[locale][key], vars) : words[locale][key]), locale };
}
