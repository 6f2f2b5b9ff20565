import { notify, task, type Beside } from '../beside-case.ts';
import type { Heard } from '../heard.ts';
import type { Audience, Command, Effect } from '../track.ts';
import { basisFor, wanted } from './consent.ts';
import type { FeedbackContext } from './contract.ts';

type Args = { context: FeedbackContext; event: Heard; self: string };

const beside = ({ context, event, self }: Args): { context: Beside; event: Heard; self: string } => ({
  context: { ...context, worker: context.owner },
  event,
  self,
});
const owner = (context: FeedbackContext): Audience[] =>
  context.owner ? [{ person: context.owner }] : context.caseId ? [{ holders: 'CASE_OWNER' }] : liaisons(context);
const orgs = (context: FeedbackContext): string[] => [...new Set([context.orgId, context.recipientOrg].filter((org) => org !== null))];
const liaisons = (context: FeedbackContext): Audience[] =>
  orgs(context).map((org) => ({ role: 'LIAISON', org, ...(context.theme ? { theme: context.theme } : {}) }));
const managersBoth = (context: FeedbackContext): Audience[] =>
  orgs(context).flatMap((org): Audience[] => [
    { role: 'TEAM_MANAGER', org },
    { role: 'PRACTICE_MANAGER', org },
  ]);

/** Which call is due; a timer is named as in `xstate.after.REPORT_ACK.…` */
function callFor(type: string): string {
  if (type === 'DELIVERY_FAILED') return 'callNotDelivered';
  return type.includes('REPORT_ACK') ? 'callNotRead' : 'callNotConfirmed';
}

function reminder(type: string): string {
  if (type === 'DELIVERY_FAILED') return 'notDelivered';
  return type.includes('FEEDBACK_REMIND') ? 'dueSoon' : 'overdue';
}

/** What a feedback obligation asks for, by the names of DOMAIN.md 3.4; `judgeConsent` and `tellMessage` are its own (machines/deviations.ts). */
export const effects: Record<string, Effect> = {
  // [FB4] what the product can know it says itself: people press once
  judgeConsent: ({ context, event, self }) => [
    { do: 'tell', to: { id: self }, type: basisFor(context as FeedbackContext, event) ? 'CONSENT_OK' : 'CONSENT_MISSING' },
  ],
  requestConsent: (args) => [...askConsent(args), task(beside(args), 'requestConsent', { wd: 5 })],
  recordNotSent: () => [{ do: 'show' }],
  sendReport: (args) => (args.event.facts?.resent ? [] : [message(args)]),
  // [FB12] put in the record by the practice: then its message is processed too
  tellMessage: ({ context }) =>
    context.messageId ? [{ do: 'tell', to: { machine: 'message', linkedTo: context.self, in: ['delivered'] }, type: 'READ_CONFIRMED' }] : [],
  createCallTask: (args) => [task(beside(args), callFor(args.event.type), { wd: 1 })],
  createTask: (args) => [task(beside(args), 'answerQuestion', { wd: 3 })],
  remindOwner: ({ context, event }) => notify(owner(context), reminder(event.type)),
  notifyLiaisonBoth: ({ context }) => notify(liaisons(context), 'escalated'),
  // [FB6] managers hear that and how late, never about whom (BR-28)
  notifyManagersBoth: ({ context }) => notify(managersBoth(context), 'managers', { due: context.dueAt }),
  // [FB8] the end report is what a referral waits for
  settle: ({ context }) => (context.referralId && context.kind === 'END' ? [{ do: 'tell', to: { id: context.referralId }, type: 'FEEDBACK_SETTLED' }] : []),
};

/** A consent for this purpose and recipient, unless one is being asked for already. */
function askConsent({ context, event }: Args): Command[] {
  if (!context.caseId || event.facts?.consents?.asked) return [];
  const recipients = wanted(context, event).recipients.filter((one) => one !== null);
  return [
    {
      do: 'start',
      machine: 'consent',
      input: {
        caseId: context.caseId,
        purposes: ['FEEDBACK'],
        recipients: recipients.length ? recipients : ['GP'],
        ...(context.clientId && { clientId: context.clientId }),
        ...(context.report.content && { content: context.report.content }),
        ...(context.owner && { askedBy: context.owner }),
      },
    },
  ];
}

/** The letter itself stays here; the message carries it and says how it went. */
function message({ context, event, self }: Args): Command {
  return {
    do: 'start',
    machine: 'message',
    id: event.fresh,
    input: {
      letter: 'FEEDBACK',
      about: self,
      version: context.version,
      purpose: context.recipientRole === 'GP' ? 'GP_INFORM' : 'FEEDBACK',
      recipientRole: context.recipientRole,
      channel: event.channel,
      basis: context.basis?.basis,
      content: context.report.content,
      ...(context.caseId && { caseId: context.caseId }),
      ...(context.clientId && { clientId: context.clientId }),
      ...(context.recipient && { recipient: context.recipient }),
      ...(context.recipientOrg && { recipientOrg: context.recipientOrg }),
      ...(context.orgId && { orgId: context.orgId }),
      ...(context.owner && { owner: context.owner }),
    },
  };
}
