import { carryPlaced } from '../../../machines/versions.ts';
import type { Json } from '../../../machines/track.ts';
import { isAhead, stateOf, type Live } from '../live.ts';
import type { Work } from '../work.ts';

/** Thrown when a command needs an instance that another node brought to a version that this one does not know; the whole command is refused (`node-older`). */
export class NodeOlder extends Error {}

/**
 * What another machine reads of an instance: always in the shape of the present version, also when the instance runs on an older one. Throws NodeOlder for one
 * of a newer version, because what it says there would be a guess.
 */
export function asPresent(work: Work, live: Live): { state: Json; context: any } {
  if (isAhead(live)) throw new NodeOlder();
  const own = { state: stateOf(live), context: live.snapshot.context };
  const present = work.present(live.track.id);
  if (live.parked || !present || present.version === live.track.version) return own;
  const carried = carryPlaced(present, live.track.version, { value: own.state, context: own.context });
  return 'ok' in carried ? own : { state: carried.value, context: carried.context };
}
