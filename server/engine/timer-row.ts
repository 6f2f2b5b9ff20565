import type { Move } from '../../machines/terms.ts';
import type { TimerSetting } from '../../machines/track.ts';

/** What the people changed about a term. It is kept as a row among the timers, so that it rings when it is time to go on. */
export type Term = {
  /** a field of the context, or `entry:` with the path of a state */
  anchor: string;
  /** what stood there: another date there is another term */
  base: string;
  moves: Move[];
  /** it stands still since then */
  since: string | null;
  /** until that day, or until somebody lets it go on */
  until: string | null;
  /** who let it stand still */
  by: string | null;
};
/** As it was armed. `term`: what people did to a term; `held`: when a reminder that rang before would have rung again, kept while its term stands still. */
type ArmedSetting = TimerSetting & { term?: Term; held?: string };
export type TimerRow = { key: string; name: string; at: string | null; armedAt: string; setting: ArmedSetting; fired: number };

/** The engine's own reminder for a state that waits for a role without a timer of its own. */
export const IDLE = 'IDLE';
