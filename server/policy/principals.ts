import type { Role } from '../../machines/roles.ts';

/** The eighteen principals of TRUST.md part C, under its own abbreviations. */
export const PRINCIPALS = ['HA', 'PA', 'PO', 'PG', 'PM', 'WV', 'CD', 'OJ', 'WM', 'TL', 'VZ', 'NO', 'BG', 'FB', 'LB', 'CL', 'SY', 'AN'] as const;
export type Principal = (typeof PRINCIPALS)[number];

/**
 * Our roles as principals. LIAISON, CASE_OWNER and ANY_PRO are attributes on top of a profession and are none by themselves; who is CASE_OWNER of this
 * case stands in its access rows. An elderly-care physician decides as a doctor, a crisis service as mental health; a welfare coach and a provider as social work.
 */
export const principalOf: Partial<Record<Role, Principal>> = {
  GP: 'HA',
  SUBSTITUTE_GP: 'HA',
  SO: 'HA',
  POH_S: 'PO',
  POH_O: 'PO',
  POH_GGZ: 'PG',
  CRISIS_SERVICE: 'PG',
  ASSISTANT: 'PA',
  PRACTICE_MANAGER: 'PM',
  DISTRICT_NURSE: 'WV',
  DEM_CM: 'CD',
  OJG: 'OJ',
  YOUTH_CM: 'OJ',
  WIJ_WORKER: 'WM',
  WIJ_COACH: 'WM',
  WELFARE_COACH: 'WM',
  PROVIDER: 'WM',
  TEAM_MANAGER: 'TL',
  CHAIR: 'VZ',
  MINUTE_TAKER: 'NO',
  MUNICIPALITY: 'BG',
  PROJECT_LEAD: 'BG',
  SIGNATORY: 'BG',
  ADMIN: 'FB',
  PRIVACY_OFFICER: 'LB',
  SYSTEM: 'SY',
};

/** The principals that a hat stands for, each once, in the order of the matrix. */
export function principalsOf(roles: readonly Role[]): Principal[] {
  const found = new Set(roles.flatMap((role) => principalOf[role] ?? []));
  return PRINCIPALS.filter((principal) => found.has(principal));
}
