import { dueAt } from '../calendar.ts';
import type { AccessRow, BoardRow, Json, TimerSetting, View, Viewer } from '../track.ts';
import type { SignalContext } from './contract.ts';

export const timers: Record<string, TimerSetting> = {
  SIGNAL_ACK: { anchor: 'entry', offset: 1, unit: 'wd', repeats: { offset: 1, unit: 'wd' } },
  SIGNAL_TRIAGE: {
    anchor: 'triageFrom',
    offset: 3,
    unit: 'wd',
    by: 'urgency',
    variants: { SOON: { offset: 1, unit: 'wd' }, URGENT: { offset: 1, unit: 'wd' } },
    repeats: { offset: 1, unit: 'wd' },
  },
  SIGNAL_INFO: { anchor: 'entry', offset: 5, unit: 'wd' },
  URGENT_ACK: {
    maySuspend: false,
    anchor: 'entry',
    offset: 15,
    unit: 'min',
    by: 'urgency',
    variants: { URGENT: { offset: 2, unit: 'h' } },
    repeats: { offset: 15, unit: 'min' },
  },
};

/** Who has the ball: the writer, whoever took it, or else the liaison. */
function owner(context: SignalContext, state: Json): string | null {
  if (state === 'draft' || state === 'infoRequested') return context.reporter;
  return state === 'submitted' || state === 'escalated' ? null : context.triagist;
}

function board(context: SignalContext, state: Json): BoardRow {
  const inTriage = state === 'submitted' || state === 'triaging';
  return {
    caseId: context.caseId,
    orgId: context.orgId,
    clientId: context.clientId,
    theme: context.theme,
    urgency: context.urgency,
    ownerId: owner(context, state),
    waitsFor: state === 'submitted' || state === 'escalated' ? 'LIAISON' : null,
    // The promise to the reporter stays where it was when a reminder moves on.
    dueAt: inTriage && context.triageFrom ? dueAt(timers.SIGNAL_TRIAGE, context.triageFrom, context) : null,
    titleRef: context.clientId ? null : context.description,
  };
}

function access(context: SignalContext): AccessRow[] {
  const rows: AccessRow[] = [{ subject: `person:${context.reporter}`, kind: 'reporter' }];
  // [SIG2] a concept is nobody's but the writer's
  if (!context.submittedAt) return rows;
  if (context.orgId) rows.push({ subject: `triage:${context.orgId}`, kind: 'triage' });
  // [SIG11] managers may confirm what is urgent, so while it is they may see it; before and after, they count it (BR-28)
  if (context.orgId && context.escalatedAt) rows.push({ subject: `managers:${context.orgId}`, kind: 'triage' });
  for (const person of [context.triagist, context.calledIn]) if (person) rows.push({ subject: `person:${person}`, kind: 'triage' });
  return rows;
}

/** The reporter hears what became of it, but not which case it is when he is not in it. */
function see(context: SignalContext, viewer: Viewer): Record<string, unknown> {
  return context.caseId && !viewer.visible(context.caseId) ? { ...context, caseId: null } : { ...context };
}

export const view: View = { resource: 'r4', board, access, see };
