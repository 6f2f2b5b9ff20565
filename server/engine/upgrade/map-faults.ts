import type { Track } from '../../../machines/track.ts';
import { pathsOf } from '../../../machines/versions.ts';
import type { Words } from '../types.ts';

/** What is wrong with a mapping of states, each with its path: the present version does not have the state that is named, or still has the one that it should replace. */
export function mapFaults(present: Track, map: Record<string, string>): { path: string; text: Words }[] {
  const known = pathsOf(present);
  return Object.entries(map).flatMap(([from, to]) => [
    ...(known.has(to)
      ? []
      : [{ path: `map.${from}`, text: { nl: `De stand ${to} bestaat niet in de nieuwe versie.`, en: `The new version has no state ${to}.` } }]),
    ...(known.has(from) ? [{ path: `map.${from}`, text: { nl: `De stand ${from} bestaat nog.`, en: `The state ${from} is still there.` } }] : []),
  ]);
}
