import { boardOf } from './board.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';

/** What the board shows of a track; a talk's notes stay in the track. */
const FIELDS = ['counted', 'bridged', 'homeVisits', 'limits', 'lastTalk', 'firstTalk', 'worker', 'referredOn', 'allocationUntil'];

/** The OJG's board. */
export function ojgHandlers(deps: Deps): Pick<Handlers, 'ojgBoard'> {
  return {
    ojgBoard: ({ who }) => boardOf(deps, who, { machine: 'ojg', fields: FIELDS, without: ['closed'] }),
  };
}
