import { tracks } from '../../machines/index.ts';
import { writerOf } from '../audit/chain.ts';
import { byWho } from '../audit/meaning.ts';
import { createLiveTrail, type LiveTrail } from '../live/live-trail.ts';
import { changesSince } from '../live/feed.ts';
import { rowsFor } from '../views/rows.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { changesSeen } from './read-about.ts';
import { viewsOf } from './views-of.ts';

/** What the live feed and this route read with. */
export function feedOf(deps: Deps) {
  const views = viewsOf(deps);
  return {
    db: deps.store.db,
    policy: deps.policy,
    clock: deps.clock,
    rowsFor: (who: Parameters<typeof rowsFor>[1], ids: string[]) => rowsFor(views, who, ids),
    ownAccessOnly: new Set(tracks.filter((track) => track.view.ownAccessOnly).map((track) => track.id)),
  };
}

/** Rows changed since a clock, the same as the socket brings. */
export function changesHandlers(deps: Deps): Pick<Handlers, 'changes'> {
  const feed = feedOf(deps);
  return {
    changes: async ({ query, who }) => {
      const found = await changesSince(feed, who, 'mine', { since: query.since });
      await deps.trail.read(who, [{ type: 'list', id: 'changes', results: found.rows.length, shape: 'since' }, ...changesSeen(found.rows)]);
      return found;
    },
  };
}

/** What the log hears of sockets. */
export const liveTrailOf = (deps: Deps): LiveTrail =>
  createLiveTrail({
    read: (who, rows) => deps.trail.read(who, changesSeen(rows)),
    refuse: (who, room) => {
      const [type, id] = room.split(':');
      const refused = { action: 'refuse', crud: 'R', outcome: 4, reason: 'not-found', detail: 'not-found' };
      return deps.trail.note({ ...byWho(who), ...refused, object_type: type, object_id: id });
    },
    pseudonyms: () => writerOf(deps.store.db).pseudonyms,
  });
