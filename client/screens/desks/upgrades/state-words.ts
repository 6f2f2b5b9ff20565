import type { Locale } from '../../../../machines/track.ts';
import { withParents, wordsOf } from '../../../words/tracks.ts';

/** States by their names, as a person reads them; a path without words stays as it is. */
export function stateWords(machine: string, paths: readonly string[], locale: Locale): string {
  const { states } = wordsOf(machine, locale);
  return paths
    .map(
      (path) =>
        withParents(path)
          .map((one) => states[one])
          .find(Boolean) ?? path,
    )
    .join(' + ');
}

/** The end of an id: enough to tell two apart, and to find one in the log. */
export const shortId = (id: string): string => id.slice(-12);
