import { boardOf } from './board.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';

/** What the list shows of a talk; what was said about the risk stays in the track. */
const FIELDS = ['worker', 'coach', 'monitorBy', 'nextContact', 'reviewOn', 'caller', 'followUpBy'];

/** The list of the monthly talk. */
export function ggzHandlers(deps: Deps): Pick<Handlers, 'ggzBoard'> {
  return {
    ggzBoard: ({ who }) => boardOf(deps, who, { machine: 'ggz', fields: FIELDS, without: ['closed'] }),
  };
}
