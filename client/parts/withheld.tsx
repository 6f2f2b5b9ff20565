import { resourceWords, type Resource } from '../../machines/resources.ts';
import { ownWords, useOwnWords } from '../words/own.ts';

const words = ownWords({ line: 'Niet zichtbaar voor u: {names}.' }, { line: 'Not visible to you: {names}.' });

/** One calm line about what is here and not shown to this viewer; nothing when he sees all of it. */
export function Withheld({ categories }: { categories: string[] }) {
  const { t, locale } = useOwnWords(words);
  const names = categories.flatMap((one) => resourceWords[one as Resource]?.[locale] ?? []);
  if (names.length === 0) return null;
  return (
    <p className="quiet small" style={{ margin: 0 }}>
      {t('line', { names: names.join(', ') })}
    </p>
  );
}
