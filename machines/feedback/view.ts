import type { AccessRow, BoardRow, Json, TimerSetting, View, Viewer } from '../track.ts';
import type { FeedbackContext } from './contract.ts';

/** Two working-day terms hang on what was sent and delivered: they ring once and sleep until it is sent again. */
export const timers: Record<string, TimerSetting> = {
  FEEDBACK_REMIND: { anchor: 'dueAt', offset: -3, unit: 'wd' },
  FEEDBACK_DUE: { anchor: 'dueAt', offset: 0, unit: 'min' },
  FEEDBACK_ESC1: { anchor: 'dueAt', offset: 3, unit: 'wd' },
  FEEDBACK_ESC2: { anchor: 'dueAt', offset: 5, unit: 'wd' },
  DELIVERY_ACK: { anchor: 'sentAt', offset: 1, unit: 'wd' },
  REPORT_ACK: { anchor: 'deliveredAt', offset: 10, unit: 'wd' },
};

function board(context: FeedbackContext, state: Json): BoardRow {
  const content = (state as { content?: string }).content;
  const waitsForReader = content === 'sent' || content === 'delivered';
  return {
    caseId: context.caseId,
    orgId: context.orgId,
    clientId: context.clientId,
    theme: context.theme,
    ownerId: waitsForReader ? null : context.owner,
    waitsFor: content === 'consentAsked' || (!waitsForReader && !context.owner) ? 'CASE_OWNER' : null,
    dueAt: context.settledAt ? null : context.dueAt,
    title: context.kind,
    links: [context.messageId, context.referralId].filter((id) => id !== null),
  };
}

/**
 * [FB7] Who sees the case, who writes it; the recipient only when he knows of the help already or once it was sent to him. He is a guest (`meeting`):
 * drafts and older versions stay behind.
 */
function access(context: FeedbackContext): AccessRow[] {
  const rows: AccessRow[] = [];
  if (context.owner) rows.push({ subject: `person:${context.owner}`, kind: 'owner' });
  const mayKnow = context.recipientKnows || context.firstSentAt !== null;
  if (context.recipient && mayKnow) rows.push({ subject: `person:${context.recipient}`, kind: 'meeting' });
  // The front desk puts it in the record of the practice.
  if (context.recipientOrg && context.firstSentAt !== null) rows.push({ subject: `triage:${context.recipientOrg}`, kind: 'meeting' });
  return rows;
}

/** The recipient sees that it is late, and reads it once it is sent; not the draft, and not which case it hangs on. */
function see(context: FeedbackContext, viewer: Viewer): Record<string, unknown> {
  const inside = viewer.kinds.some((kind) => kind !== 'meeting');
  const pointers = Object.fromEntries(
    (['caseId', 'referralId', 'messageId'] as const).filter((field) => context[field] && !viewer.visible(context[field])).map((field) => [field, null]),
  );
  const drafts = inside ? {} : { notes: [], exception: null, ...(context.sentAt ? {} : { report: {} }) };
  return { ...context, ...pointers, ...drafts };
}

export const view: View = { board, access, see };
