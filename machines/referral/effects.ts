import { carrier, managers, notify, task, tellEnded, tellStarted } from '../beside-case.ts';
import { noteToGp } from '../client-gp.ts';
import type { Kind } from '../feedback/contract.ts';
import { owedTo } from '../feedback/owed.ts';
import type { Heard } from '../heard.ts';
import { isSomebody } from '../outside.ts';
import type { Audience, Command, Effect } from '../track.ts';
import { basisFor, gpMayBeAsked, gpStillToAsk } from './consent.ts';
import type { ReferralContext } from './contract.ts';

type Args = { context: ReferralContext; event: Heard; self: string };

const orgsOf = (context: ReferralContext, other: string | null): string[] => [...new Set([context.orgId, other].filter((org) => org !== null))];
/** The other side is the practice as long as the GP is asked, and the receiver after that. */
const otherSide = (context: ReferralContext): string | null => (context.sentAt ? context.recipientOrg : context.gpBlocked ? null : context.gpOrg);
const liaisons = (context: ReferralContext): Audience[] => orgsOf(context, otherSide(context)).map((org) => ({ role: 'LIAISON', org, theme: context.theme }));
const gpOf = (context: ReferralContext): Audience[] =>
  context.gpPerson ? [{ person: context.gpPerson }] : context.gpOrg ? [{ role: 'GP', org: context.gpOrg }] : [];
const isUrgent = (context: ReferralContext): boolean => ['URGENT', 'ACUTE'].includes(context.urgency);

const CALLS: Record<string, string> = {
  GP_ASKS_CALL: 'callGp',
  DELIVERY_FAILED: 'callNotDelivered',
  NO_SHOW: 'callPatient',
  GP_CONSULT_DUE: 'callGp',
  DELIVERY_ACK: 'callNotConfirmed',
  REFERRAL_RESPONSE: 'callReceiver',
};
/** A timer is named as in `xstate.after.GP_CONSULT_DUE.…` */
const nameOf = (type: string): string => (type.startsWith('xstate.') ? type.split('.')[2] : type);
const reminder = (type: string): string => ({ ALLOCATION_REJECTED: 'allocationRejected', SIGNAL_INFO: 'infoLate' })[nameOf(type)] ?? 'allocationDue';

/** What a referral asks for, by the names of DOMAIN.md 3.4, and a few of its own (machines/deviations.ts). */
export const effects: Record<string, Effect> = {
  judgeConsent: ({ context, event, self }) => judged(context, event, self),
  // Both warnings stand in the context, where the screen shows them; the double one is moreover somebody else's business too.
  warnNotContracted: ({ context }) => (context.contract === 'NOT_CONTRACTED' ? notify(carrier(context), 'notContracted') : [{ do: 'show' }]),
  warnDouble: ({ context }) => (context.doubles.length ? notify(carrier(context), 'double', { count: context.doubles.length }) : []),
  // The client agreed and wants the GP kept out: there is nothing to ask him, the case owner notes it.
  requestConsent: (args) =>
    args.context.gpContactRefused && basisFor(args.context, args.event) ? [] : [...askConsent(args), task(args, 'requestConsent', { wd: 5 })],
  sendGpConsult: (args) => [...notify(gpOf(args.context), 'gpConsult'), ...(isUrgent(args.context) ? [task(args, 'callGp', { wd: 0 })] : [])],
  logOverride: () => [{ do: 'show' }],
  tellReferrer: ({ context, event }) => notify(carrier(context), event.type === 'GP_ASKS_CALL' ? 'gpAsksCall' : `outside${event.answer}`),
  notifyLiaisonBoth: ({ context, event }) => notify(liaisons(context), nameOf(event.type) === 'REFERRAL_RESPONSE' ? 'receiverSilent' : 'gpSilent'),
  notifyManagersBoth: ({ context }) =>
    notify(
      orgsOf(context, otherSide(context)).flatMap((orgId) => managers({ orgId })),
      'overridden',
    ),
  createCallTask: (args) => [task(args, CALLS[nameOf(args.event.type)] ?? 'callMunicipality', { wd: 1 })],
  createAgendaItem: ({ context }) => [agendaItem(context)],
  sendReferral: (args) => (args.event.facts?.resent ? [] : [message(args)]),
  createIntakeFeedback: (args) => owed(args, 'INTAKE'),
  createProgressFeedback: (args) => owed(args, 'PROGRESS'),
  createEndFeedback: (args) => ended(args),
  noteToGp: (args) => [...notify(carrier(args.context), 'rejected'), ...(args.context.gpBlocked ? [] : noteToGp(args))],
  createTask: (args) => [task(args, 'sendInfo', { wd: 5 })],
  remindOwner: ({ context, event }) => notify(carrier(context), reminder(event.type)),
  escalateOwner: ({ context, event }) =>
    notify([...carrier(context), ...managers(context)], nameOf(event.type) === 'FIRST_APPOINTMENT' ? 'noAppointment' : 'allocationLate'),
  taskWarmCheck: (args) => [task(args, 'warmCheck', { wd: 2 }), ...notify(liaisons(args.context), 'warmCheck')],
  // A message to the municipality is prepared by hand until there is a line to it.
  sendJw315: (args) => [task(args, 'sendJw315', { wd: 1 })],
  sendJw305: (args) => [task(args, 'sendJw305', { wd: 5 })],
  sendJw307: (args) => [task(args, 'sendJw307', { wd: 5 })],
  // [REF8] the last thing that kept it open may have been the stop message
  judgeEnd: ({ context, self }) => (context.careEndedAt ? [{ do: 'tell', to: { id: self }, type: 'FEEDBACK_SETTLED' }] : []),
  tellStarted: tellStarted('referral'),
  tellEnded,
};

/** [REF2] what the product knows it says itself; what it cannot know, a professional says. */
function judged(context: ReferralContext, event: Heard, self: string): Command[] {
  const basis = basisFor(context, event);
  const refused = event.facts?.consents?.refused && basis === null;
  if (refused || (gpStillToAsk(context) && !gpMayBeAsked(context, event))) return [{ do: 'tell', to: { id: self }, type: 'CONSENT_MISSING' }];
  return basis ? [{ do: 'tell', to: { id: self }, type: 'CONSENT_OK', payload: { basis } }] : [];
}

function askConsent({ context, event }: Args): Command[] {
  if (!context.caseId || event.facts?.consents?.asked) return [];
  const recipients = [context.recipient, context.recipientOrg, context.targetKind].filter((one) => one !== null);
  const input = { caseId: context.caseId, purposes: ['REFERRAL'], recipients: recipients.length ? recipients : ['OTHER'] };
  return [
    {
      do: 'start',
      machine: 'consent',
      input: { ...input, ...(context.clientId && { clientId: context.clientId }), ...(context.worker && { askedBy: context.worker }) },
    },
  ];
}

/** [REF5] the difference goes to the table; without a case it goes there without a name. */
function agendaItem(context: ReferralContext): Command {
  const { question, reason } = context.letter;
  return {
    do: 'start',
    machine: 'agendaItem',
    input: {
      theme: context.theme,
      requiredDisciplines: ['GP'],
      ...(context.caseId && { caseId: context.caseId }),
      ...(context.orgId && { orgId: context.orgId }),
      ...(context.worker && { proposer: context.worker }),
      ...(question && { question }),
      ...(reason && { background: reason }),
    },
  };
}

function message({ context, event, self }: Args): Command {
  return {
    do: 'start',
    machine: 'message',
    id: event.fresh,
    input: {
      letter: 'REFERRAL',
      about: self,
      version: context.version,
      purpose: 'REFERRAL',
      recipientRole: 'RECEIVER',
      channel: event.channel,
      basis: context.basis?.basis,
      ...(context.caseId && { caseId: context.caseId }),
      ...(context.clientId && { clientId: context.clientId }),
      ...(context.recipient && { recipient: context.recipient }),
      ...(context.recipientOrg && { recipientOrg: context.recipientOrg }),
      ...(context.orgId && { orgId: context.orgId }),
      ...(context.worker && { owner: context.worker }),
    },
  };
}

/** [REF7] whoever helps owes it to the GP, unless the client keeps him out, and to who referred. */
function owed({ context, event, self }: Args, kind: Kind): Command[] {
  const { caseId, clientId, orgId, initiatorPerson, gpPerson, gpOrg } = context;
  const helper = isSomebody(event.by.person) ? event.by.person : (context.acceptedBy ?? context.worker);
  const gp = context.gpBlocked ? null : { person: gpPerson, org: gpOrg };
  return owedTo({ kind, caseId, clientId, orgId, owner: helper, gp, referrers: [initiatorPerson], referralId: self });
}

/** The end report takes the place of the yearly one; with nobody to write to, nothing is owed. */
function ended(args: Args): Command[] {
  const reports = owed(args, 'END');
  const stale: string[] = args.event.facts?.progress ?? [];
  return [
    ...stale.map((id): Command => ({ do: 'tell', to: { id }, type: 'WAIVE', payload: { reason: 'DUPLICATE' } })),
    ...reports,
    ...(reports.length === 0 && args.context.careEndedAt ? [{ do: 'tell' as const, to: { id: args.self }, type: 'FEEDBACK_SETTLED' }] : []),
  ];
}
