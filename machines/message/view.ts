import type { AccessRow, BoardRow, Json, TimerSetting, View, Viewer } from '../track.ts';
import type { MessageContext } from './contract.ts';

/** Whoever only has it because it was sent to him. */
const GUEST = ['recipient', 'addressee', 'meeting'];

export const timers: Record<string, TimerSetting> = {
  MSG_RETRY: {
    maySuspend: false,
    anchor: 'entry',
    offset: 2,
    unit: 'h',
    by: 'retries',
    variants: { 0: { offset: 5, unit: 'min' }, 1: { offset: 30, unit: 'min' } },
  },
  MSG_DEAD: { maySuspend: false, anchor: 'entry', offset: 1, unit: 'wd' },
};

function board(context: MessageContext, state: Json): BoardRow {
  return {
    caseId: context.caseId,
    orgId: context.orgId,
    clientId: context.clientId,
    ownerId: state === 'delivered' ? null : context.owner,
    title: context.letter,
    links: context.about ? [context.about] : [],
  };
}

/** Who sees the case or sent it; the recipient once it has left. */
function access(context: MessageContext): AccessRow[] {
  const rows: AccessRow[] = [];
  const sentOn = context.basis === 'LEGAL_EXCEPTION' ? 'addressee' : 'recipient';
  if (context.owner) rows.push({ subject: `person:${context.owner}`, kind: 'owner' });
  if (context.recipient && context.handedOverAt) rows.push({ subject: `person:${context.recipient}`, kind: sentOn });
  if (context.recipientOrg && context.handedOverAt) rows.push({ subject: `org:${context.recipientOrg}`, kind: sentOn });
  return rows;
}

/** The recipient sees that it came, not what was said about it here. */
function see(context: MessageContext, viewer: Viewer): Record<string, unknown> {
  const hidden = (['caseId', 'about'] as const).filter((field) => context[field] !== null && !viewer.visible(context[field]));
  const inside = viewer.kinds.some((kind) => !GUEST.includes(kind));
  return { ...context, ...Object.fromEntries(hidden.map((field) => [field, null])), ...(inside ? {} : { phone: null, reason: null }) };
}

export const view: View = { resource: 'r14', board, access, see };
