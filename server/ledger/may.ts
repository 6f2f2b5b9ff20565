import { MANAGERS, type Role } from '../../machines/roles.ts';
import type { Who } from '../engine/types.ts';
import { seesContent } from '../policy/content.ts';

/** Who declares for an organisation (hourTalk DECLARE in DOMAIN.md 3.21), and leads it. */
const DECLARERS: readonly Role[] = ['GP', 'PRACTICE_MANAGER', 'ASSISTANT', 'TEAM_MANAGER'];
/** Numbers and no lines: whoever pays or runs the project (BR-28). */
const COUNTERS: readonly Role[] = ['PROJECT_LEAD', 'MUNICIPALITY'];

const one = (who: Who, roles: readonly Role[]): boolean => who.hat !== null && who.roles.some((role) => roles.includes(role));

/** May make the declaration lists of his organisation, and so know which client a line is about. */
export const mayDeclare = (who: Who): boolean => who.org !== null && seesContent(who) && one(who, DECLARERS);

/** May say who pays for hours that are worked in his organisation. */
export const mayContract = (who: Who): boolean => who.org !== null && one(who, MANAGERS);

/** What of the ledger this hat gets: all of its organisation, its own hours, numbers, or nothing. */
export function levelOf(who: Who): 'lines' | 'own' | 'counts' | null {
  if (mayDeclare(who)) return 'lines';
  if (seesContent(who)) return 'own';
  return one(who, COUNTERS) ? 'counts' : null;
}
