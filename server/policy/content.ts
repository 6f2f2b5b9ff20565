import { MANAGERS, NO_CONTENT_ROLES, TRIAGE, type Role } from '../../machines/roles.ts';
import type { Who } from '../engine/types.ts';

const NO_CONTENT = new Set<Role>(NO_CONTENT_ROLES);
const TRIAGISTS = new Set<Role>(TRIAGE);
const MANAGING = new Set<Role>(MANAGERS);

/** Whether the hat may come near clients at all; administrators, managers of the programme and the privacy officer may not (BR-28). */
export function seesContent(who: Who): boolean {
  return who.hat !== null && who.roles.some((role) => !NO_CONTENT.has(role));
}

/** The subjects that follow from the hat alone; those of meetings come from the access rows. The municipality has figures only (decision 015). */
export function ownSubjects(who: Who): string[] {
  if (!seesContent(who)) return [];
  const groups = [
    'org',
    ...(who.roles.some((role) => TRIAGISTS.has(role)) ? ['triage'] : []),
    ...(who.roles.some((role) => MANAGING.has(role)) ? ['managers'] : []),
  ];
  const roles = new Set<Role>(who.roles.filter((role) => !NO_CONTENT.has(role)));
  // Who stands in for the GP gets what the client agreed to share with the GP.
  if (roles.has('SUBSTITUTE_GP')) roles.add('GP');
  return [`person:${who.person}`, ...(who.org ? groups.map((group) => `${group}:${who.org}`) : []), ...[...roles].map((role) => `role:${role}`), 'mdo'];
}
