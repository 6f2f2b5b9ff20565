import type { Role } from '../roles.ts';
import type { AccessRow, Json, View } from '../track.ts';
import type { CaseContext } from './contract.ts';

/** What lists show of a case, who may see it, and who holds a role on it. */
export const view: View = {
  board: (context: CaseContext, state: Json) => ({
    caseId: context.self,
    orgId: context.orgId,
    clientId: context.clientId,
    theme: context.theme,
    urgency: context.urgency,
    ownerId: context.owner,
    waitsFor: waitsFor(state),
    links: [...context.mdoItems, ...context.signalIds],
  }),
  access: (context: CaseContext): AccessRow[] => [
    ...context.team.filter((person) => person !== context.owner).map((person) => ({ subject: `person:${person}`, kind: 'team' as const })),
    ...(context.owner ? [{ subject: `person:${context.owner}`, kind: 'owner' as const }] : []),
    ...(context.orgId ? [{ subject: `triage:${context.orgId}`, kind: 'triage' as const }] : []),
  ],
  assigned: (context: CaseContext) => ({ CASE_OWNER: context.owner ? [context.owner] : [] }),
};

function waitsFor(state: Json): Role | null {
  return (state as { lifecycle?: string }).lifecycle === 'signalled' ? 'LIAISON' : null;
}
