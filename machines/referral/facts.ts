import { caseFact } from '../beside-case.ts';
import { dayInAmsterdam } from '../calendar.ts';
import { gpFacts } from '../client-gp.ts';
import { covers } from '../consent/covers.ts';
import type { ClientRow, Fact, InstanceRow, Query } from '../track.ts';
import type { ReferralContext } from './contract.ts';

const JUDGED = ['SUBMIT', 'CONSENT_OK', 'CONSENT_GRANTED', 'CONSENT_MISSING', 'CONSENT_WITHDRAWN', 'SEND', 'RESEND'];
const OWES = ['ACCEPT', 'REJECT', 'START_CARE', 'END_CARE', 'CLIENT_WITHDRAWS', 'CLOSE_UNSUCCESSFUL', 'ALLOCATION_FAILED', 'OUTSIDE_ANSWER'];
const PENDING = ['allocation.requested', 'allocation.underInvestigation'];
const CURRENT = ['allocation.granted', 'allocation.started'];

const ofClient = (context: ReferralContext): Query =>
  context.clientId ? { from: 'instances', machine: 'referral', clientId: context.clientId, running: true } : { from: 'none' };
const stands = (row: InstanceRow, paths: string[]): boolean => {
  const { route, allocation } = row.state as { route?: string; allocation?: string };
  return paths.includes(`route.${route}`) || paths.includes(`allocation.${allocation}`);
};
const feedbackOf = (context: ReferralContext): Query =>
  context.caseId
    ? { from: 'instances', machine: 'feedback', caseId: context.caseId, running: true }
    : context.clientId
      ? { from: 'instances', machine: 'feedback', clientId: context.clientId, running: true }
      : { from: 'none' };
const owed = (rows: InstanceRow[], self: string, kind: string): string[] =>
  rows.filter((row) => row.context.referralId === self && row.context.kind === kind && !row.context.settledAt).map((row) => row.id);

/** What a referral must know from elsewhere. */
export const facts: Record<string, Fact> = {
  case: caseFact,
  client: {
    for: ['start', 'SUBMIT'],
    query: ({ context, event }) => {
      const id = context?.clientId ?? event.clientId;
      return id ? { from: 'client', id } : { from: 'none' };
    },
    pick: (rows: ClientRow[]) => (rows[0] ? { ageBand: rows[0].ageBand, gpPerson: rows[0].gpPerson, gpOrg: rows[0].gpOrg } : null),
  },
  consents: {
    for: JUDGED,
    query: ({ context }) => (context.caseId ? { from: 'instances', machine: 'consent', caseId: context.caseId } : { from: 'none' }),
    pick: (rows: InstanceRow[], { context, event }) => {
      const today = dayInAmsterdam(event.at);
      const receiver = [event.recipient ?? context.recipient, event.recipientOrg ?? context.recipientOrg, event.targetKind ?? context.targetKind];
      const toGp = covers(rows, { purposes: ['GP_INFORM'], recipients: ['GP', context.gpPerson, context.gpOrg], today });
      return { ...covers(rows, { purposes: ['REFERRAL'], recipients: receiver, today }), gpRefused: toGp.refused && toGp.basis === null };
    },
  },
  // [REF9] another running referral of this client to the same help (BR-26)
  doubles: {
    for: ['SUBMIT'],
    query: ({ context }) => ofClient(context),
    pick: (rows: InstanceRow[], { context, event, self }) =>
      rows
        .filter((row) => row.id !== self && row.context.targetKind !== null && row.context.targetKind === (event.targetKind ?? context.targetKind))
        .map((row) => row.id),
  },
  // [REF11] a request that waits for its answer (OP350), or an allocation that runs for the same product (OP307)
  requests: {
    for: ['JW315_SENT'],
    query: ({ context }) => ofClient(context),
    pick: (rows: InstanceRow[], { context, event, self }) => {
      const others = rows.filter((row) => row.id !== self);
      const category = event.category ?? context.allocation.product.category ?? null;
      return {
        pending: others.filter((row) => stands(row, PENDING)).length,
        current: others.filter((row) => stands(row, CURRENT) && category !== null && row.context.allocation.product.category === category).length,
      };
    },
  },
  resent: {
    for: ['SEND'],
    query: ({ event }) => (event.messageId ? { from: 'instances', machine: 'message', ids: [event.messageId] } : { from: 'none' }),
    pick: (rows: InstanceRow[], { self }) => rows[0]?.context.about === self,
  },
  progress: {
    for: ['END_CARE', 'CLIENT_WITHDRAWS'],
    query: ({ context }) => feedbackOf(context),
    pick: (rows: InstanceRow[], { self }) => owed(rows, self, 'PROGRESS'),
  },
  owed: {
    for: ['FEEDBACK_SETTLED'],
    query: ({ context }) => feedbackOf(context),
    pick: (rows: InstanceRow[], { self }) => owed(rows, self, 'END').length,
  },
  ...gpFacts(...OWES),
};
