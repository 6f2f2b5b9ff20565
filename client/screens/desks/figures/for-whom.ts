import type { Role } from '../../../../machines/roles.ts';

/** Who works with clients and may count what he sees himself; the server decides, this is what the screen begins with. */
const CARE: readonly Role[] = [
  'GP',
  'SUBSTITUTE_GP',
  'SO',
  'POH_S',
  'POH_O',
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
];

/** Every hat that gets figures of any kind. */
export const GETS_FIGURES: readonly Role[] = [...CARE, 'TEAM_MANAGER', 'PRACTICE_MANAGER', 'MUNICIPALITY', 'PROJECT_LEAD', 'SIGNATORY'];

/** Whether a hat with these roles has figures of its own cases. */
export const isCare = (roles: readonly string[]): boolean => roles.some((role) => (CARE as readonly string[]).includes(role));
