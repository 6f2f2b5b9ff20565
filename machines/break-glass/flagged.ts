import type { Role } from '../roles.ts';

/** [NOOD1] roles that the access rules flag for an emergency access (condition B of TRUST.md part C); a test holds this list against the rules. */
export const FLAGGED = [
  'GP',
  'SUBSTITUTE_GP',
  'SO',
  'POH_GGZ',
  'CRISIS_SERVICE',
  'DISTRICT_NURSE',
  'DEM_CM',
  'OJG',
  'YOUTH_CM',
  'WIJ_WORKER',
  'WIJ_COACH',
  'WELFARE_COACH',
  'PROVIDER',
] as const satisfies readonly Role[];

/** Whether a hat with these roles may ask for an emergency access at all. */
export const isFlagged = (roles: readonly string[]): boolean => roles.some((role) => (FLAGGED as readonly string[]).includes(role));
