import type { AnyMachineSnapshot } from 'xstate';
import { isEnd, leafPaths, restore, structure, valueOf } from './step.ts';
import type { Json, Locale, Placed, Track } from './track.ts';

type Words = Record<Locale, string>;

/**
 * Why an instance cannot come to the present version: no definition or way is kept, its track says so itself, a state is gone and nobody said what takes its place,
 * what comes out does not fit, or it would be over by it.
 */
export type NotCarried = { ok: false; code: 'no-way' | 'cannot' | 'needs-mapping' | 'does-not-fit' | 'would-end'; why: Words; states: string[] };
export type Carried = { ok: true; live: AnyMachineSnapshot; moved: boolean };

/** The definition of one version of a track, or undefined when it is not kept here. */
export function trackAt(track: Track, version: number): Track | undefined {
  return track.version === version ? track : track.earlier?.find((one) => one.version === version);
}

/** Every version of a track that is kept here, the present one last. */
export const versionsOf = (track: Track): Track[] => [...(track.earlier ?? []), track];

/** The versions before the present one that are kept here. */
export const earlierOf = (track: Track | undefined): number[] => (track?.earlier ?? []).map((one) => one.version);

/**
 * Brings a snapshot of an older version to the present one, version by version. `map` is what the administrator says about states that are gone: old path → new
 * path. Pure. Returns why not when it cannot be done; never throws.
 */
export function carry(track: Track, from: number, old: Placed, map: Record<string, string> = {}): Carried | NotCarried {
  const next = carryPlaced(track, from, old);
  return 'ok' in next ? next : placeIn(track, old, { ...next, value: moved(next.value, map) });
}

/** The same without looking whether what comes out is a place of the present version: enough to read what an older instance knows. */
export function carryPlaced(track: Track, from: number, old: Placed): Placed | NotCarried {
  let now = old;
  for (let version = from; version < track.version; version++) {
    const way = track.upgrade?.[version];
    if (!way) return not('no-way', `Er is geen weg van versie ${version} naar ${version + 1}.`, `There is no way from version ${version} to ${version + 1}.`);
    try {
      now = { ...now, value: moved(now.value, way.states ?? {}) };
      const next = way.carry?.(now) ?? now;
      if ('cannot' in next) return { ok: false, code: 'cannot', why: next.cannot, states: leafPaths(old.value) };
      now = next;
    } catch (error) {
      return not('does-not-fit', `Versie ${version + 1} kan dit niet lezen.`, `Version ${version + 1} cannot read this: ${(error as Error).name}.`);
    }
  }
  return now;
}

function placeIn(track: Track, old: Placed, now: Placed): Carried | NotCarried {
  const known = pathsOf(track);
  const gone = leafPaths(now.value).filter((path) => !known.has(path));
  if (gone.length) return not('needs-mapping', `De stand ${gone.join(', ')} bestaat niet meer.`, `The state ${gone.join(', ')} is no more.`, gone);
  const fault = track.contract.context.safeParse(now.context).error?.issues[0];
  if (fault) return not('does-not-fit', `Het veld ${fault.path.join('.')} past niet.`, `The field ${fault.path.join('.')} does not fit.`);
  try {
    const live = restore(track, { ...now, status: 'active' });
    if (isEnd(live)) return not('would-end', 'Hiermee zou het voorbij zijn.', 'It would be over by this.', leafPaths(now.value));
    return {
      ok: true,
      live,
      moved:
        leafPaths(old.value).sort().join(' ') !==
        leafPaths(live.value as Json)
          .sort()
          .join(' '),
    };
  } catch {
    return not('needs-mapping', 'Deze standen gaan niet samen.', 'These states do not go together.', leafPaths(now.value));
  }
}

const not = (code: NotCarried['code'], nl: string, en: string, states: string[] = []): NotCarried => ({ ok: false, code, why: { nl, en }, states });

const paths = new WeakMap<Track, Set<string>>();
/** Every state of a track by its dotted path. */
export function pathsOf(track: Track): Set<string> {
  let known = paths.get(track);
  if (!known) paths.set(track, (known = new Set(structure(track).map((room) => room.path))));
  return known;
}

/** Replaces the longest named path at the beginning of each leaf. */
function moved(value: Json, states: Record<string, string>): Json {
  const named = Object.keys(states).sort((a, b) => b.length - a.length);
  if (named.length === 0) return value;
  return valueOf(
    leafPaths(value).map((path) => {
      const from = named.find((one) => path === one || path.startsWith(`${one}.`));
      return from === undefined ? path : states[from] + path.slice(from.length);
    }),
  );
}
