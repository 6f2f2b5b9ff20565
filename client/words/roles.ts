import { ROLES, type Role } from '../../machines/roles.ts';

export { roleName } from '../../machines/role-words.ts';

/** The roles that sit at a table as a discipline, for pickers. */
export const disciplines: Role[] = [
  'GP',
  'POH_O',
  'POH_GGZ',
  'POH_S',
  'DISTRICT_NURSE',
  'WIJ_WORKER',
  'WIJ_COACH',
  'YOUTH_CM',
  'OJG',
  'DEM_CM',
  'SO',
  'WELFARE_COACH',
  'PROVIDER',
];

/** Whether this is a role at all (a `recipient` may be a role or an organisation). */
export const isRole = (value: string): value is Role => (ROLES as readonly string[]).includes(value);
