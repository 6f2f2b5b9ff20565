import { keptFor } from '../debt/kept.ts';
import { numbersFor } from '../debt/numbers.ts';
import { boardOf } from './board.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { viewsOf } from './views-of.ts';

/** What the board shows of a letter that is owed; its text stays in the letter. */
const FIELDS = ['kind', 'recipient', 'recipientOrg', 'recipientRole', 'orgId', 'owner', 'due', 'dueAt', 'theme'];
/** Sent, and nothing is owed unless it bounces. */
const SETTLED = ['content.sent timeliness.settled', 'content.delivered timeliness.settled'];

/** Who waits for word from whom, and what meetings did of what they agreed. */
export function debtHandlers(deps: Deps): Pick<Handlers, 'debtBoard' | 'debtNumbers' | 'keptPromises'> {
  const views = viewsOf(deps);
  return {
    debtBoard: ({ who }) => boardOf(deps, who, { machine: 'feedback', fields: FIELDS, without: SETTLED }),
    debtNumbers: async ({ who }) => ({ pairs: await numbersFor(views, who) }),
    keptPromises: async ({ who, query }) => ({ kept: await keptFor(views, who, query.meeting) }),
  };
}
