import type { AccessRow, BoardRow, Json, TimerSetting, View, Viewer } from '../track.ts';
import type { FeedbackContext } from './contract.ts';

/** Whoever only has it because it was sent to him. */
const GUEST = ['recipient', 'addressee', 'meeting'];

/** Two working-day terms hang on what was sent and delivered: they ring once and sleep until it is sent again. */
export const timers: Record<string, TimerSetting> = {
  FEEDBACK_REMIND: { anchor: 'dueAt', offset: -3, unit: 'wd' },
  FEEDBACK_DUE: { anchor: 'dueAt', offset: 0, unit: 'min' },
  FEEDBACK_ESC1: { anchor: 'dueAt', offset: 3, unit: 'wd' },
  FEEDBACK_ESC2: { anchor: 'dueAt', offset: 5, unit: 'wd' },
  DELIVERY_ACK: { maySuspend: false, anchor: 'sentAt', offset: 1, unit: 'wd' },
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
 * [FB7] Who sees the case, who writes it; the recipient only when he knows of the help already or once it was sent to him. He is a guest (`recipient`):
 * drafts and older versions stay behind.
 */
function access(context: FeedbackContext): AccessRow[] {
  const rows: AccessRow[] = [];
  if (context.owner) rows.push({ subject: `person:${context.owner}`, kind: 'owner' });
  // What the client agreed to he can take back; what the law asks, and that an answer is owed, he cannot.
  const sentOn = context.firstSentAt === null || context.basis?.basis === 'LEGAL_EXCEPTION' ? 'addressee' : 'recipient';
  const mayKnow = context.recipientKnows || context.firstSentAt !== null;
  if (context.recipient && mayKnow) rows.push({ subject: `person:${context.recipient}`, kind: sentOn });
  // The front desk puts it in the record of the practice.
  if (context.recipientOrg && context.firstSentAt !== null) rows.push({ subject: `org:${context.recipientOrg}`, kind: sentOn });
  return rows;
}

/** The recipient sees that it is late, and reads it once it is sent; not the draft, and not which case it hangs on. */
function see(context: FeedbackContext, viewer: Viewer): Record<string, unknown> {
  const inside = viewer.kinds.some((kind) => !GUEST.includes(kind));
  const pointers = Object.fromEntries(
    (['caseId', 'referralId', 'messageId'] as const).filter((field) => context[field] && !viewer.visible(context[field])).map((field) => [field, null]),
  );
  const drafts = inside ? {} : { notes: [], exception: null, ...(context.sentAt ? {} : { report: {} }) };
  return { ...context, ...pointers, ...drafts };
}

export const view: View = { resource: 'r14', board, access, see };
