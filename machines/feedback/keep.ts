import type { Keeping } from '../assigns.ts';
import type { Heard } from '../heard.ts';
import { basisFor } from './consent.ts';
import type { FeedbackContext } from './contract.ts';
import { reportAfter } from './report.ts';

/** The assign actions of a feedback obligation. */
export const keep = {
  /** who takes it up writes it; to whom it goes is known by now */
  keepDraft: ({ context, event }) => ({
    report: reportAfter(context, event),
    owner: context.owner ?? aPerson(event),
    recipientKnows: context.recipientKnows || event.facts?.handoff === true || event.facts?.referral === true,
    ...(context.recipient || context.recipientRole !== 'GP'
      ? {}
      : { recipient: event.facts?.gp?.person ?? null, recipientOrg: context.recipientOrg ?? event.facts?.gp?.org ?? null }),
  }),
  keepException: ({ context, event }) =>
    event.basis && event.basis !== 'CONSENT' && event.explanation
      ? { exception: { basis: event.basis, explanation: event.explanation, by: event.by.person, at: event.at } }
      : { exception: context.exception },
  setNoException: () => ({ exception: null, basis: null }),
  keepSent: ({ context, event }) => ({
    sentAt: event.at,
    firstSentAt: context.firstSentAt ?? event.at,
    basis: { basis: basisFor(context, event) ?? 'CONSENT', consentId: event.facts?.consents?.consentId ?? null, checkedAt: event.at },
    messageId: event.facts?.resent ? event.messageId : event.fresh,
    version: context.version + (event.facts?.resent ? 0 : 1),
  }),
  keepDelivered: ({ event }) => ({ deliveredAt: event.at }),
  keepSettled: ({ context, event }) => ({
    settledAt: event.at,
    onTime: event.at <= context.dueAt,
    waived: event.type === 'WAIVE' ? event.reason : context.waived,
  }),
  setOpenAgain: () => ({ settledAt: null, onTime: null, sentAt: null }),
  keepNote: ({ context, event }) => {
    const text = event.note ?? event.question;
    return text ? { notes: [...context.notes, { at: event.at, by: event.by.person, event: event.type, text }] } : {};
  },
} satisfies Record<string, Keeping<FeedbackContext>>;

const aPerson = (event: Heard): string | null => (event.by.person === 'system' ? null : event.by.person);
