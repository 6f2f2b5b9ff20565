import type { Role } from '../roles.ts';
import type { Initiator, ReferralContext, TargetKind } from './contract.ts';

type Level = 'BASIC' | 'SUPPORTING' | 'CARE';
type Target = { level: Level; theme: ReferralContext['theme'] };

/** On which of the three sporen the help stands that is asked for, and which liaison knows of it. */
const TARGETS: Record<TargetKind, Target> = {
  OJG: { level: 'SUPPORTING', theme: 'YOUTH' },
  SOCIAL_TEAM: { level: 'SUPPORTING', theme: 'OTHER' },
  WELZIJN_OP_RECEPT: { level: 'BASIC', theme: 'OTHER' },
  DEM_CM: { level: 'SUPPORTING', theme: 'ELDERLY' },
  HOME_CARE: { level: 'SUPPORTING', theme: 'ELDERLY' },
  GGZ_BASIC: { level: 'CARE', theme: 'MENTAL_HEALTH' },
  GGZ_SPECIALISED: { level: 'CARE', theme: 'MENTAL_HEALTH' },
  YOUTH_SPECIALISED: { level: 'CARE', theme: 'YOUTH' },
  ELV: { level: 'CARE', theme: 'ELDERLY' },
  WMO_CUSTOM: { level: 'SUPPORTING', theme: 'OTHER' },
  DEBT_HELP: { level: 'SUPPORTING', theme: 'DEBT' },
  OTHER: { level: 'CARE', theme: 'OTHER' },
};

/** The level of what is asked for; as long as nobody said what, the one that asks most. */
export const levelOf = (kind: TargetKind | null): Level => (kind ? TARGETS[kind].level : 'CARE');
export const themeOf = (kind: TargetKind | null): ReferralContext['theme'] => (kind ? TARGETS[kind].theme : 'OTHER');

/** Help that the municipality allocates (DOMAIN.md 3.9). */
export const isAllocated = (kind: TargetKind | null): boolean => kind === 'YOUTH_SPECIALISED' || kind === 'WMO_CUSTOM';

/** Whether a field has a place in the letter to this help; what was filled in for another kind goes out with it. */
export const belongs = (field: string, kind: TargetKind | null): boolean => !field.startsWith('elv') || kind === 'ELV';

/** As what somebody with these roles refers. */
export function initiatorOf(roles: readonly Role[]): Initiator {
  if (roles.some((role) => ['GP', 'SUBSTITUTE_GP'].includes(role))) return 'GP';
  if (roles.includes('OJG')) return 'OJG';
  if (roles.includes('DEM_CM')) return 'DEM_CM';
  return roles.some((role) => role.startsWith('POH_')) ? 'POH' : 'SOCIAL_TEAM';
}

/** P-085: the referrer in the request to the municipality. */
export function referrerCode(initiator: Initiator): string {
  return { GP: '02', GI: '04', COURT: '08' }[initiator as string] ?? '01';
}

/** [REF3] BR-04: who is no GP asks the client's GP before specialised care. A court does not ask, and neither does a GP (BR-05). */
export const asksGpFirst = (context: Pick<ReferralContext, 'initiator' | 'targetKind'>): boolean =>
  !['GP', 'COURT'].includes(context.initiator) && levelOf(context.targetKind) === 'CARE';
