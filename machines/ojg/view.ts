import type { AccessRow, BoardRow, Json, TimerSetting, View, Viewer } from '../track.ts';
import type { OjgContext } from './contract.ts';

export const timers: Record<string, TimerSetting> = {
  OJG_FIRST_CONTACT: { anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 2, unit: 'wd' } },
  OJG_INTAKE: { anchor: 'entry', offset: 15, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  // No `repeats`: it sleeps after it rang, and the next thing that is written down sets it again.
  OJG_IDLE: { anchor: 'lastActivityAt', offset: 30, unit: 'd' },
  // [OJG14] a planned talk of which nothing was written down
  OJG_TALK: { maySuspend: false, anchor: 'nextTalk', offset: 1, unit: 'wd', repeats: { offset: 2, unit: 'wd' } },
  OJG_REPORT: { anchor: 'entry', offset: 10, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  REPORT_ACK: { anchor: 'entry', offset: 10, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  JW_ANSWER: { maySuspend: false, anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  ALLOCATION_END: { maySuspend: false, anchor: 'allocationUntil', offset: -6, unit: 'w' },
};

function board(context: OjgContext, state: Json): BoardRow {
  return {
    caseId: context.caseId,
    orgId: context.orgId,
    clientId: context.clientId,
    theme: 'YOUTH',
    ownerId: state === 'reportSent' ? context.gpPerson : context.worker,
    waitsFor: !context.worker ? 'OJG' : state === 'extensionRequest' ? 'MUNICIPALITY' : null,
    titleRef: context.clientId ? null : context.referralQuestion,
  };
}

/** Beside who sees the case: the OJG; the triage of the organisation until one took it on; who referred, and the GP once the report went out. */
function access(context: OjgContext): AccessRow[] {
  const rows: AccessRow[] = context.worker ? [{ subject: `person:${context.worker}`, kind: 'owner' }] : [];
  if (!context.worker && context.orgId) rows.push({ subject: `triage:${context.orgId}`, kind: 'triage' });
  for (const person of new Set([context.referrer, context.gpPerson])) if (person) rows.push({ subject: `person:${person}`, kind: 'addressee' });
  return rows;
}

/** [OJG9] who referred sees how it goes; the GP reads the report when the family agreed, and nobody else's notes. */
function see(context: OjgContext, viewer: Viewer): Record<string, unknown> {
  const seen = { ...context, caseId: context.caseId && viewer.visible(context.caseId) ? context.caseId : null };
  if (viewer.kinds.some((kind) => kind !== 'addressee')) return seen;
  const report = viewer.person === context.gpPerson ? context.report : null;
  return { ...seen, notes: [], ledger: [], question: null, problemField: null, interventions: [], report };
}

export const view: View = { resource: 'r8', board, access, see };
