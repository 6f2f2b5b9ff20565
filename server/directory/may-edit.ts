import { MANAGERS } from '../../machines/roles.ts';
import type { Who } from '../engine/types.ts';

const leads = (who: Who): boolean => who.hat !== null && MANAGERS.some((role) => who.roles.includes(role));

/** Managers write what is said of their own organisation, the administrator of all. */
export const mayEditOrg = (who: Who, org: string): boolean => who.roles.includes('ADMIN') || (leads(who) && who.org === org);

/** A consult number is known and written by those who call it: managers of the organisation, never an administrator (BR-15). */
export const mayEditConsult = (who: Who, org: string): boolean => leads(who) && who.org === org;
