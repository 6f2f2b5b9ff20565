import { addOffset } from '../calendar.ts';
import type { AccessRow, Json, View } from '../track.ts';
import type { AgendaItemContext } from './contract.ts';

const SEEN_BEFORE_WD = -3;
const SEEN_AFTER_WD = 10;

/** What lists show of an item, and who may see it. An anonymous one points at no case and no client. */
export const view: View = {
  resource: 'r10',
  fields: { outcome: 'r11', decision: 'r11' },
  board: (context: AgendaItemContext, state: Json) => ({
    caseId: context.caseId,
    clientId: context.clientId,
    meetingId: context.meetingId,
    orgId: context.orgId,
    theme: context.theme,
    urgency: context.kind === 'URGENT' ? 'URGENT' : null,
    ownerId: state === 'returned' ? context.proposer : null,
    waitsFor: ['proposed', 'screening', 'deferred'].includes(String(state)) ? 'LIAISON' : state === 'awaitingConsent' ? 'CASE_OWNER' : null,
    titleRef: context.question,
  }),
  access: (context: AgendaItemContext, self: string): AccessRow[] => [
    { subject: `person:${context.proposer}`, kind: 'owner' },
    ...(context.orgId ? [{ subject: `triage:${context.orgId}`, kind: 'triage' as const }] : []),
    ...atTheTable(context, self),
  ],
  // [ITEM4] without a meeting it is a talk between two, which the one who brought it leads.
  assigned: (context: AgendaItemContext) => ({ CHAIR: context.meetingId ? [] : [context.proposer] }),
  scope: ({ context, event, self }) => (event.type === 'USE_ANONYMOUS' ? self : (context?.caseId ?? event.caseId ?? self)),
};

function atTheTable(context: AgendaItemContext, self: string): AccessRow[] {
  // [ITEM10] what a meeting deferred stays readable for its own table; the name came with the consent that was judged then.
  const heard = context.heardAt ? seen(context, self, context.heardAt, true) : [];
  return context.meetingId ? [...heard, ...seen(context, self, context, context.cleared)] : heard;
}

function seen(context: AgendaItemContext, self: string, at: { meetingId: string | null; meetingAt: string | null }, cleared: boolean): AccessRow[] {
  const table = `meeting:${at.meetingId}`;
  const lead: AccessRow = { subject: `${table}:lead`, kind: 'lead' };
  if (context.anonymous) return [lead, { subject: table, kind: 'meeting' }];
  // [ITEM1] the table sees the name only once consent has been judged, and only around the meeting.
  if (!cleared || !context.caseId || !at.meetingAt) return [lead];
  const from = addOffset(at.meetingAt, SEEN_BEFORE_WD, 'wd');
  const until = addOffset(at.meetingAt, SEEN_AFTER_WD, 'wd');
  return [lead, ...[context.caseId, self].map((object) => ({ object, subject: table, kind: 'meeting' as const, from, until }))];
}
