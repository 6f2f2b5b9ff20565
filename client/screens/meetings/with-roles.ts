import type { Locale } from '../../../machines/track.ts';
import { isRole, roleName } from '../../words/roles.ts';

/** A sentence of the server in which codes of disciplines become words: `DISTRICT_NURSE` → wijkverpleegkundige. */
export const withRoles = (text: string, locale: Locale): string => text.replace(/\b[A-Z][A-Z_]+\b/g, (code) => (isRole(code) ? roleName(code, locale) : code));
