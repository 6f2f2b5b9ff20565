import { endOfDay } from '../calendar.ts';
import type { AccessRow, BoardRow, Json, TimerSetting, View, Viewer } from '../track.ts';
import type { HourTalkContext } from './contract.ts';

export const timers: Record<string, TimerSetting> = { HOURTALK_DECLARE: { maySuspend: false, anchor: 'heldOn', offset: 12, unit: 'mo' } };

function board(context: HourTalkContext, state: Json): BoardRow {
  const coming = state === 'planned' || state === 'plannedUnfunded';
  return {
    caseId: context.caseId,
    orgId: context.orgId,
    clientId: context.clientId,
    ownerId: context.worker,
    waitsFor: context.worker ? null : 'GP',
    dueAt: coming && context.plannedOn ? endOfDay(context.plannedOn) : null,
  };
}

/** Beside who sees the case: the GP, who proposed it, the nurses of the practice, and its managers while a declaration is possible. */
function access(context: HourTalkContext): AccessRow[] {
  const rows: AccessRow[] = context.worker ? [{ subject: `person:${context.worker}`, kind: 'owner' }] : [];
  if (context.proposer && context.proposer !== context.worker) rows.push({ subject: `person:${context.proposer}`, kind: 'team' });
  if (context.orgId) rows.push({ subject: `triage:${context.orgId}`, kind: 'triage' });
  if (context.orgId && context.recordedAt) rows.push({ subject: `managers:${context.orgId}`, kind: 'addressee' });
  return rows;
}

/** [HOUR4] BR-28: who only declares sees the minutes and not what was said. */
function see(context: HourTalkContext, viewer: Viewer): Record<string, unknown> {
  const seen = { ...context, caseId: context.caseId && viewer.visible(context.caseId) ? context.caseId : null };
  return viewer.kinds.some((kind) => kind !== 'addressee') ? seen : { ...seen, domains: [], plan: null, notes: [] };
}

export const view: View = { resource: 'r5', board, access, see };
