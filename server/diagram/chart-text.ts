import type { Locale, Track } from '../../machines/track.ts';
import { structure } from '../../machines/step.ts';
import { sayingOf, stateLabel } from './chart-graph.ts';

const SAY = {
  nl: { now: 'Nu', possible: 'Mogelijk', nothing: 'Er kan niets meer gebeuren.', here: 'blijft hier', and: ' en ' },
  en: { now: 'Now', possible: 'Possible', nothing: 'Nothing more can happen.', here: 'stays here', and: ' and ' },
} as const;

/** The picture in words, for who cannot see it: where things stand and which events lead where. */
export function chartText(track: Track, activePaths: string[], locale: Locale): string {
  const say = SAY[locale];
  const rooms = structure(track);
  const active = rooms.filter((room) => activePaths.includes(room.path));
  const leaves = active.filter((room) => !active.some((other) => other.parent === room.path));
  const steps = new Map<string, string>();
  for (const room of active)
    for (const transition of room.transitions) {
      const what = sayingOf(track, locale, transition);
      const to = transition.to
        .filter((path) => path !== room.path)
        .map((path) => stateLabel(track, locale, path))
        .join(say.and);
      steps.set(`${what} ${to}`, `${what} → ${to || say.here}`);
    }
  const now = `${say.now}: ${leaves.map((room) => stateLabel(track, locale, room.path)).join(say.and)}.`;
  return [now, ...(steps.size ? [`${say.possible}:`, ...[...steps.values()].map((step) => `- ${step}`)] : [say.nothing])].join('\n');
}
