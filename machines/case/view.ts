import type { Role } from '../roles.ts';
import type { AccessRow, Json, View } from '../track.ts';
import type { CaseContext } from './contract.ts';

const FIELDS: View['fields'] = {
  exploration: 'r4',
  summary: 'r4',
  notes: 'r4',
  note: 'r4',
  reason: 'r4',
  expected: 'r4',
  overrideText: 'r4',
  phoneLog: 'r4',
  call: 'r4',
  scaling: 'r4',
  transferTo: 'r4',
  to: 'r4',
  plan: 'r11',
  goals: 'r11',
  actions: 'r11',
  question: 'r10',
  background: 'r10',
  clientWish: 'r10',
};

/** What lists show of a case, who may see it, and who holds a role on it. */
export const view: View = {
  resource: 'r3',
  // The head says that there is a case and who keeps it; what was found out and agreed is for who works on it.
  fields: FIELDS,
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
    ...(context.orgId
      ? [
          { subject: `triage:${context.orgId}`, kind: 'triage' as const },
          { subject: `org:${context.orgId}`, kind: 'org' as const },
        ]
      : []),
  ],
  assigned: (context: CaseContext) => ({ CASE_OWNER: context.owner ? [context.owner] : [] }),
};

function waitsFor(state: Json): Role | null {
  return (state as { lifecycle?: string }).lifecycle === 'signalled' ? 'LIAISON' : null;
}
