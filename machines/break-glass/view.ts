import type { AccessRow, BoardRow, Json, TimerSetting, View } from '../track.ts';
import type { BreakGlassContext } from './contract.ts';

export const timers: Record<string, TimerSetting> = {
  BREAK_GLASS_END: { anchor: 'until', offset: 0, unit: 'min', maySuspend: false },
  BREAK_GLASS_REMIND: { anchor: 'reviewBy', offset: -2, unit: 'd', maySuspend: false },
  BREAK_GLASS_REVIEW: { anchor: 'reviewBy', offset: 0, unit: 'd', repeats: { offset: 1, unit: 'd' }, maySuspend: false },
};

function board(context: BreakGlassContext, state: Json): BoardRow {
  return {
    caseId: context.caseId,
    clientId: context.clientId,
    orgId: context.orgId,
    ownerId: state === 'open' ? context.person : null,
    waitsFor: state === 'review' ? 'PRIVACY_OFFICER' : null,
    dueAt: state === 'open' ? context.until : state === 'review' ? context.reviewBy : null,
    title: context.purpose,
    // Who opened it: the machine counts his earlier ones by it.
    links: [context.person],
  };
}

/**
 * [NOOD2] the box: as long as it is open, until its instant, its person reads what the rules flag. Who sees the case sees that it was used (its team; never
 * who looks in by an emergency access himself); its person sees his own.
 */
function access(context: BreakGlassContext, _self: string, state?: Json): AccessRow[] {
  const person = `person:${context.person}`;
  const own: AccessRow = { subject: person, kind: 'owner' };
  if (state !== 'open') return [own];
  return [own, { object: context.caseId, subject: person, kind: context.lifeThreat ? 'lifeThreat' : 'breakGlass', until: context.until }];
}

export const view: View = { board, access };
