import { endOfDay } from '../calendar.ts';
import type { AccessRow, BoardRow, Json, TimerSetting, View, Viewer } from '../track.ts';
import type { GgzContext } from './contract.ts';

export const timers: Record<string, TimerSetting> = {
  GGZ_REVIEW: { anchor: 'reviewOn', offset: 0, unit: 'd' },
  SAME_DAY: { maySuspend: false, anchor: 'entry', offset: 4, unit: 'wh', repeats: { offset: 2, unit: 'wh' } },
  CRISIS_CALL: { maySuspend: false, anchor: 'entry', offset: 15, unit: 'min', repeats: { offset: 15, unit: 'min' } },
  CRISIS_RESPONSE: {
    maySuspend: false,
    anchor: 'entry',
    offset: 4,
    unit: 'h',
    by: 'urgencyClass',
    variants: { H1: { offset: 1, unit: 'h' }, H24: { offset: 24, unit: 'h' } },
    repeats: { offset: 4, unit: 'h' },
  },
  CRISIS_FOLLOWUP: { maySuspend: false, anchor: 'entry', offset: 24, unit: 'h', repeats: { offset: 24, unit: 'h' } },
};

/** Who has the ball: while it is monitored who keeps contact, after a crisis who follows up, in it who phones. */
function holder(context: GgzContext, state: Json): string | null {
  if (state === 'monitoring') return context.monitorBy ?? context.worker;
  if (state === 'postCrisis') return context.followUpBy ?? context.worker;
  return typeof state === 'object' ? (context.caller ?? context.worker) : context.worker;
}

function board(context: GgzContext, state: Json): BoardRow {
  return {
    caseId: context.caseId,
    orgId: context.orgId,
    clientId: context.clientId,
    theme: 'MENTAL_HEALTH',
    urgency: context.acuteAt ? 'ACUTE' : null,
    ownerId: holder(context, state),
    waitsFor: context.worker ? null : 'POH_GGZ',
    dueAt: state === 'monitoring' && context.nextContact ? endOfDay(context.nextContact) : null,
    titleRef: context.clientId ? null : context.question,
    links: context.youthSignals,
  };
}

/** Beside who sees the case: who keeps it, who brought it, who monitors, phones or follows up, and who assesses for the crisis service until the follow-up. */
function access(context: GgzContext): AccessRow[] {
  const others = new Set(
    [context.proposer, context.coach, context.monitorBy, context.caller, context.followUpBy].filter((person) => person && person !== context.worker),
  );
  return [
    ...(context.worker ? [{ subject: `person:${context.worker}`, kind: 'owner' as const }] : []),
    ...(!context.caseId && context.orgId ? [{ subject: `triage:${context.orgId}`, kind: 'triage' as const }] : []),
    ...[...others].map((person) => ({ subject: `person:${person}`, kind: 'team' as const })),
    ...(context.assessor ? [{ subject: `person:${context.assessor}`, kind: 'team' as const }] : []),
  ];
}

/** [GGZ7] the signal about the child is only named to who may see it. */
function see(context: GgzContext, viewer: Viewer): Record<string, unknown> {
  const caseId = context.caseId && viewer.visible(context.caseId) ? context.caseId : null;
  return { ...context, caseId, youthSignals: context.youthSignals.filter((id) => viewer.visible(id)) };
}

export const view: View = { resource: 'r6', board, access, see };
