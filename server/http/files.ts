import { caseFileOf } from '../views/case-file.ts';
import { meetingFileOf } from '../views/meeting-file.ts';
import { findLetter } from '../views/letters.ts';
import { auditLog } from '../views/audit-log.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { readAbout } from './read-about.ts';
import { refuse } from './refuse.ts';
import type { Seen } from './trail.ts';
import { viewsOf } from './views-of.ts';

/** What is read as a whole: a case, a meeting, a letter, the log. Each reading is noted before it is answered. */
export function fileHandlers(deps: Deps): Pick<Handlers, 'caseFile' | 'meetingFile' | 'letter' | 'audit'> {
  const views = viewsOf(deps);

  return {
    caseFile: async ({ params, who }) => {
      const file = await caseFileOf(views, who, params.id);
      if (!file) return refuse('not-found');
      const seen: Seen[] = [{ type: 'case', id: params.id, caseId: params.id }];
      if (file.client) seen.push({ type: 'client', id: file.client.id, caseId: params.id });
      await deps.trail.read(who, seen);
      return file;
    },

    meetingFile: async ({ params, who }) => {
      const file = await meetingFileOf(views, who, params.id);
      if (!file) return refuse('not-found');
      const clients = file.items.flatMap(({ client, instance }) => (client ? [{ type: 'client', id: client.id, caseId: instance.row.case }] : []));
      await deps.trail.read(who, [...readAbout([file.instance, ...file.items.map((item) => item.instance)]), ...clients]);
      return file;
    },

    letter: async ({ params, who }) => {
      const letter = await findLetter(views, who, params.id);
      if (!letter) return refuse('not-found');
      await deps.trail.read(who, [{ type: 'letter', id: letter.id, caseId: letter.case }]);
      return letter;
    },

    audit: async ({ query, who }) => {
      const log = await auditLog(views, who, query);
      // Whether the case exists is not told to who may not see it.
      if (!log) return query.case ? refuse('not-found') : refuse('not-yours');
      await deps.trail.read(who, [{ type: 'audit', id: query.case ?? query.person ?? 'all', caseId: query.case ?? null }]);
      return log;
    },
  };
}
