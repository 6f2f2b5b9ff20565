import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { useOwnWords } from '../../words/own.ts';
import { hearingWords } from './hearing-words.ts';

/** Why the name of an item is not there yet, and from which day it is. */
export function NamedFrom({ at }: { at: string }) {
  const { t, locale } = useOwnWords(hearingWords);
  const now = useNow();
  return <>{t('namedFrom', { when: dayText(at, locale, now) })}</>;
}
