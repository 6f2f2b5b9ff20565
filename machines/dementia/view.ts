import type { AccessRow, BoardRow, Json, View } from '../track.ts';
import type { DementiaContext } from './contract.ts';

function board(context: DementiaContext, state: Json): BoardRow {
  const nobody = state === 'enrolled' || state === 'reassigning';
  return {
    caseId: context.caseId,
    orgId: context.orgId,
    clientId: context.clientId,
    theme: 'ELDERLY',
    ownerId: nobody ? null : context.worker,
    waitsFor: nobody ? 'DEM_CM' : context.worker ? null : 'POH_O',
  };
}

/** Beside who sees the case: who has it in hand, who raised it, and those whom the client agreed to be visited and called by (BR-17). */
function access(context: DementiaContext): AccessRow[] {
  const { visitAgreement, firstContactAgreement, familyTalkAgreement } = context.plan ?? {};
  const agreed = [
    context.raisedBy,
    context.contact,
    visitAgreement?.byPerson,
    visitAgreement?.alternatesWith,
    firstContactAgreement?.byWhom,
    familyTalkAgreement?.byWhom,
  ];
  const others = new Set(agreed.filter((person) => person && person !== context.worker));
  return [
    ...(context.worker ? [{ subject: `person:${context.worker}`, kind: 'owner' as const }] : []),
    ...(!context.caseId && context.orgId ? [{ subject: `triage:${context.orgId}`, kind: 'triage' as const }] : []),
    ...[...others].map((person) => ({ subject: `person:${person}`, kind: 'team' as const })),
  ];
}

export const view: View = { resource: 'r9', board, access };
