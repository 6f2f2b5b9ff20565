import type { Locale } from './track.ts';
import type { Role } from './roles.ts';

const words: Record<Role, Record<Locale, string>> = {
  GP: { nl: 'huisarts', en: 'GP' },
  SUBSTITUTE_GP: { nl: 'waarnemend huisarts', en: 'substitute GP' },
  POH_S: { nl: 'POH-somatiek', en: 'practice nurse somatic care' },
  POH_O: { nl: 'POH-ouderenzorg', en: 'practice nurse elderly care' },
  POH_GGZ: { nl: 'POH-GGZ', en: 'practice nurse mental health' },
  ASSISTANT: { nl: 'doktersassistent', en: 'practice assistant' },
  PRACTICE_MANAGER: { nl: 'praktijkmanager', en: 'practice manager' },
  DISTRICT_NURSE: { nl: 'wijkverpleegkundige', en: 'district nurse' },
  WIJ_WORKER: { nl: 'medewerker WIJ', en: 'social team worker' },
  WIJ_COACH: { nl: 'praktijkbegeleider WIJ', en: 'social team practice coach' },
  YOUTH_CM: { nl: 'casemanager jeugd', en: 'youth case manager' },
  OJG: { nl: 'ondersteuner jeugd en gezin', en: 'youth and family supporter' },
  DEM_CM: { nl: 'casemanager dementie', en: 'dementia case manager' },
  SO: { nl: 'specialist ouderengeneeskunde', en: 'elderly-care physician' },
  WELFARE_COACH: { nl: 'welzijnscoach', en: 'welfare coach' },
  TEAM_MANAGER: { nl: 'teamleider sociaal team', en: 'social team manager' },
  LIAISON: { nl: 'liaison', en: 'liaison' },
  CASE_OWNER: { nl: 'regiehouder', en: 'case owner' },
  CHAIR: { nl: 'voorzitter', en: 'chair' },
  MINUTE_TAKER: { nl: 'notulist', en: 'minute taker' },
  PROVIDER: { nl: 'zorgaanbieder', en: 'provider' },
  MUNICIPALITY: { nl: 'gemeente', en: 'municipality' },
  CRISIS_SERVICE: { nl: 'crisisdienst GGZ', en: 'mental health crisis service' },
  PROJECT_LEAD: { nl: 'projectleider', en: 'project lead' },
  SIGNATORY: { nl: 'ondertekenaar', en: 'signatory' },
  PRIVACY_OFFICER: { nl: 'privacyfunctionaris', en: 'privacy officer' },
  ADMIN: { nl: 'functioneel beheerder', en: 'administrator' },
  ANY_PRO: { nl: 'elke betrokken professional', en: 'every professional involved' },
  SYSTEM: { nl: 'het systeem', en: 'the system' },
};

/** The name of a role as people say it; an unknown one comes back as it is. */
export const roleName = (role: string, locale: Locale): string => words[role as Role]?.[locale] ?? role;
