import type { Locale } from '../../machines/track.ts';
import type { Role } from '../../machines/roles.ts';

const words: Record<Role, [nl: string, en: string]> = {
  GP: ['huisarts', 'GP'],
  SUBSTITUTE_GP: ['waarnemend huisarts', 'locum GP'],
  POH_S: ['POH-somatiek', 'practice nurse (somatic)'],
  POH_O: ['POH-ouderenzorg', 'practice nurse (elderly care)'],
  POH_GGZ: ['POH-GGZ', 'practice nurse (mental health)'],
  ASSISTANT: ['doktersassistente', 'practice assistant'],
  PRACTICE_MANAGER: ['praktijkmanager', 'practice manager'],
  DISTRICT_NURSE: ['wijkverpleegkundige', 'district nurse'],
  WIJ_WORKER: ['medewerker sociaal team', 'social team worker'],
  WIJ_COACH: ['praktijkbegeleider sociaal team', 'social team coach'],
  YOUTH_CM: ['casemanager jeugd', 'youth case manager'],
  OJG: ['ondersteuner jeugd en gezin', 'youth and family supporter'],
  DEM_CM: ['casemanager dementie', 'dementia case manager'],
  SO: ['specialist ouderengeneeskunde', 'elderly-care physician'],
  WELFARE_COACH: ['welzijnscoach', 'wellbeing coach'],
  TEAM_MANAGER: ['teamleider sociaal team', 'social team manager'],
  LIAISON: ['vaste contactpersoon', 'liaison'],
  CASE_OWNER: ['regiehouder', 'case owner'],
  CHAIR: ['voorzitter', 'chair'],
  MINUTE_TAKER: ['notulist', 'minute taker'],
  PROVIDER: ['zorgaanbieder', 'care provider'],
  MUNICIPALITY: ['gemeente', 'municipality'],
  CRISIS_SERVICE: ['crisisdienst', 'crisis service'],
  PROJECT_LEAD: ['projectleider', 'project lead'],
  SIGNATORY: ['ondertekenaar', 'signatory'],
  PRIVACY_OFFICER: ['privacyfunctionaris', 'privacy officer'],
  ADMIN: ['functioneel beheerder', 'administrator'],
  ANY_PRO: ['elke professional', 'any professional'],
  SYSTEM: ['Mekoar', 'Mekoar'],
};

/** The roles that sit at a table as a discipline, for pickers. */
export const disciplines: Role[] = ['GP', 'POH_O', 'POH_GGZ', 'POH_S', 'DISTRICT_NURSE', 'WIJ_WORKER', 'WIJ_COACH', 'YOUTH_CM', 'OJG', 'DEM_CM', 'SO', 'WELFARE_COACH', 'PROVIDER'];

/** The name of a role on a screen; an unknown one is shown as it is. */
export function roleName(role: string, locale: Locale): string {
  const pair = words[role as Role];
  return pair ? pair[locale === 'nl' ? 0 : 1] : role;
}

/** Whether this is a role at all (a `recipient` may be a role or an organisation). */
export const isRole = (value: string): value is Role => value in words;
