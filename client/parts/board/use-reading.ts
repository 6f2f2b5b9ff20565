import { useMemo } from 'react';
import type { Locale } from '../../../machines/track.ts';
import { useDirectory } from '../../cache.ts';
import { useNow } from '../../clock.ts';
import { useOwnWords, type OwnWords } from '../../words/own.ts';

/** What the cards of a board need to say whom and when, in the words of its desk. */
export type Reading<K extends string> = {
  t: (key: K, vars?: Record<string, string | number>) => string;
  locale: Locale;
  now: number;
  /** empty when nobody is known by this id */
  personName: (id: string | null | undefined) => string;
  orgName: (id: string | null | undefined) => string;
};

/** Names, dates and words for all cards of a board at once; made anew only when one of them changed. */
export function useReading<K extends string>(words: OwnWords<K>): Reading<K> {
  const { t, locale } = useOwnWords(words);
  const { people, organisations } = useDirectory();
  const now = useNow();
  return useMemo(() => {
    const persons = new Map(people.map(({ id, name }) => [id, name]));
    const orgs = new Map(organisations.map(({ id, name }) => [id, name]));
    return { t, locale, now, personName: (id) => persons.get(id ?? '') ?? '', orgName: (id) => orgs.get(id ?? '') ?? '' };
    // `t` is made at every drawing, and says the same as long as the language does.
  }, [locale, now, people.length, organisations.length]);
}
