import { tracks } from '../../machines/index.ts';
import { changesSince } from '../live/feed.ts';
import { rowsFor } from '../views/rows.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
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
  return { changes: async ({ query, who }) => changesSince(feed, who, 'mine', { since: query.since }) };
}
