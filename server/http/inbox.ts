import { inboxOf } from '../views/inbox.ts';
import { onCallNumbers } from '../views/on-call.ts';
import { seesContent } from '../policy/content.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { lineSeen } from './read-about.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';

/** Messages, and the numbers to call. */
export function inboxHandlers(deps: Deps): Pick<Handlers, 'inbox' | 'readInbox' | 'onCall'> {
  const views = viewsOf(deps);
  const now = () => deps.clock.now().toISOString();
  return {
    inbox: async ({ query, who }) => {
      const { lines, about } = await inboxOf(views, who, { limit: query.limit, ...(query.unread ? { unread: query.unread === 'true' } : {}) });
      const shown = [...new Map(about.map((row) => [row.case ?? row.id, row])).values()];
      await deps.trail.read(who, [{ type: 'list', id: 'inbox', results: lines.length }, ...shown.map((row) => lineSeen(row, 'list'))]);
      return lines;
    },

    readInbox: async ({ params, who }) => {
      const line = await deps.store.db
        .selectFrom('inbox')
        .select(['id', 'read_at'])
        .where('id', '=', params.id)
        .where('person_id', '=', who.person)
        .executeTakeFirst();
      if (!line) return refuse('not-found');
      if (line.read_at === null)
        await deps.store.write((tx) => tx.updateTable('inbox').set({ read_at: now() }).where('id', '=', params.id).where('read_at', 'is', null).execute());
      return { ok: true };
    },

    onCall: ({ who }) => onCallNumbers(deps.store.db, now(), { consult: seesContent(who) }),
  };
}
