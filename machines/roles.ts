/** The roles of DOMAIN.md 3.1 that send events, and the groups that its tables use. */
export const ROLES = [
  'GP',
  'SUBSTITUTE_GP',
  'POH_S',
  'POH_O',
  'POH_GGZ',
  'ASSISTANT',
  'PRACTICE_MANAGER',
  'DISTRICT_NURSE',
  'WIJ_WORKER',
  'WIJ_COACH',
  'YOUTH_CM',
  'OJG',
  'DEM_CM',
  'SO',
  'WELFARE_COACH',
  'TEAM_MANAGER',
  'LIAISON',
  'CASE_OWNER',
  'CHAIR',
  'MINUTE_TAKER',
  'PROVIDER',
  'MUNICIPALITY',
  'CRISIS_SERVICE',
  'PROJECT_LEAD',
  'SIGNATORY',
  'PRIVACY_OFFICER',
  'ADMIN',
  'ANY_PRO',
  'SYSTEM',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that are held on one object (a case, a meeting), not by a membership. */
export const ASSIGNED_ROLES = ['CASE_OWNER', 'CHAIR', 'MINUTE_TAKER'] as const satisfies readonly Role[];

/** Roles that never see or send client content: their memberships are not ANY_PRO (BR-28). */
export const NO_CONTENT_ROLES = ['PROJECT_LEAD', 'SIGNATORY', 'PRIVACY_OFFICER', 'ADMIN', 'MUNICIPALITY'] as const satisfies readonly Role[];

export const ANY = ['ANY_PRO'] as const satisfies readonly Role[];
export const SYSTEM = ['SYSTEM'] as const satisfies readonly Role[];
export const TRIAGE = ['LIAISON', 'POH_O', 'POH_GGZ', 'OJG', 'WIJ_COACH', 'YOUTH_CM'] as const satisfies readonly Role[];
export const MANAGERS = ['TEAM_MANAGER', 'PRACTICE_MANAGER'] as const satisfies readonly Role[];
