import { withAccess, type Access } from '../audit/access.ts';
import type { Changes } from '../contract/shapes.ts';
import type { Who } from '../engine/types.ts';
import { changesSince, type FeedDeps, type Since } from './feed.ts';

/** What a page asks: in which room, for whom, and up to where it knows. `timely`: also what the passing of time opened or shut. */
type Asked = { access: Access; who: Who; room: string; since: Since; timely: boolean };
type Look = Promise<{ found: Changes; access: Access }>;

export type SharedLooks = {
  /** a commit was made: what is being read now may not hold it */
  nudged(): void;
  changes(asked: Asked): Promise<Changes>;
};

/**
 * One reading for all pages of one person under one hat that know the same of the same room: somebody with five tabs, a practice with one login on every screen.
 * Only while it runs, and never one that began before the last commit. Why each row could be seen is told to the log of every page that gets it.
 */
export function createSharedLooks(deps: FeedDeps): SharedLooks {
  let commits = 0;
  const running = new Map<string, Look>();

  function begin({ access, who, room, since }: Asked): Look {
    return withAccess(access, async () => ({ found: await changesSince(deps, who, room, since), access }));
  }

  function join(asked: Asked): Look {
    const { person, hat, org, roles, standsInFor = [] } = asked.who;
    const key = JSON.stringify([commits, asked.room, asked.since.since, person, hat, org, roles, standsInFor]);
    let look = running.get(key);
    if (!look) {
      look = begin(asked).finally(() => running.delete(key));
      running.set(key, look);
    }
    return look;
  }

  return {
    nudged: () => void commits++,
    async changes(asked) {
      const { found, access } = await (asked.timely ? begin(asked) : join(asked));
      if (access !== asked.access) for (const [of, why] of access.allowed) asked.access.allowed.set(of, why);
      return found;
    },
  };
}
