import type { DementiaContext } from './contract.ts';

/** Usual weeks between visits by stage (3.2 VISIT_DUE); up to stage 4 it is twelve. */
const BY_STAGE: Record<number, number> = { 5: 8, 6: 6, 7: 4 };
const USUAL_WEEKS = 12;

/** The variant of VISIT_DUE: what was agreed, or what the stage asks when that is sooner. */
export function paceOf(context: Pick<DementiaContext, 'plan' | 'stages'>): string {
  const agreed = context.plan?.visitAgreement?.everyWeeks;
  const stage = context.stages.at(-1)?.stage ?? context.plan?.stage ?? 4;
  const byStage = BY_STAGE[stage] ?? USUAL_WEEKS;
  const worsened = stage > (context.plan?.stage ?? stage);
  if (agreed && !(worsened && byStage < agreed)) return `W${agreed}`;
  return `GDS${Math.max(4, stage)}`;
}

/** Who visits: as agreed, unless that was a case manager who has gone since. */
export function visitorOf({
  plan,
  worker,
  casemanager,
  casemanagers,
}: Pick<DementiaContext, 'plan' | 'worker' | 'casemanager' | 'casemanagers'>): string | null {
  const agreed = plan?.visitAgreement?.byPerson;
  const gone = agreed !== casemanager && casemanagers.some(({ person }) => person === agreed);
  return agreed && !gone ? agreed : worker;
}

type Strain = { ediz?: number; perseveranceTime?: string };

export const HIGH_EDIZ = 7;
export const WATCH_EDIZ = 4;

/** [DEM7] how heavy it is for the carer: EDIZ 7 or less than a month to go on is high, EDIZ 4 or less than half a year is watched (3.11). */
export function strainLevel({ ediz = 0, perseveranceTime = '' }: Strain): 'HIGH' | 'WATCH' | 'OK' {
  if (ediz >= HIGH_EDIZ || ['LT_1W', '1W_1M'].includes(perseveranceTime)) return 'HIGH';
  return ediz >= WATCH_EDIZ || perseveranceTime === '1M_6M' ? 'WATCH' : 'OK';
}
