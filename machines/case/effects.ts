import { stopSendsOf } from '../consent/sends.ts';
import { owedTo } from '../feedback/owed.ts';
import type { Heard } from '../heard.ts';
import { nextMeeting } from '../meeting/next-meeting.ts';
import type { Audience, Command, Effect } from '../track.ts';
import { dayInAmsterdam } from '../calendar.ts';
import { ALIVE } from '../dementia/alive.ts';
import type { CaseContext } from './contract.ts';

type Args = { context: CaseContext; event: Heard; self: string };
type Item = { id: string; state: string };

const OWNER: Audience = { holders: 'CASE_OWNER' };
const notify = (to: Audience, text: string): Command => ({ do: 'notify', to, text });
const task = ({ context, self }: Args, name: string, owner?: string | null, more: { about?: string; due?: string } = {}): Command => ({
  do: 'start',
  machine: 'action',
  input: {
    caseId: self,
    task: name,
    source: 'TASK',
    ...(owner ? { owner } : {}),
    ...more,
    ...(context.orgId ? { orgId: context.orgId } : {}),
  },
});
const aPerson = (event: Heard): string | null => (event.by.person === 'system' ? null : event.by.person);

/** What a case asks for, by the names of DOMAIN.md 3.4 and a few of its own. */
export const effects: Record<string, Effect> = {
  // The task is about that consent: once it is asked, the consent settles it.
  requestConsent: (args) => [
    { do: 'start', machine: 'consent', id: args.event.fresh, input: { caseId: args.self, clientId: args.context.clientId } },
    task(args, 'requestConsent', args.context.owner, { about: args.event.fresh }),
  ],
  // [CASE16] whoever opened the case may have named its owner already; nobody has to press the same thing twice
  assignGivenOwner: ({ context, self }) => (context.owner ? [{ do: 'tell', to: { id: self }, type: 'ASSIGN_OWNER', payload: { owner: context.owner } }] : []),
  // The board row is written with every step; nothing more is needed for the case to appear.
  addToBoard: () => [{ do: 'show' }],
  // [CASE18] the GP and whoever referred hear how it ended; nobody writes to himself
  createEndFeedback: ({ context, event, self }) =>
    owedTo({
      kind: 'END',
      caseId: self,
      clientId: context.clientId,
      orgId: context.orgId,
      owner: context.owner,
      gp: event.facts?.gp,
      referrers: event.facts?.referrers,
    }),
  createAgendaItem: (args) => [agendaItem(args)],
  spawnTrack: ({ context, event, self }) => [{ do: 'start', machine: event.track, id: event.fresh, input: { caseId: self, clientId: context.clientId } }],
  escalateOwner: ({ context }) => [notify(OWNER, 'caseStuck'), ...managers(context, 'caseStuck')],
  remindOwner: () => [notify(OWNER, 'caseReminder')],
  notifyManagersBoth: ({ context }) => [notify(OWNER, 'transferWaits'), ...managers(context, 'transferWaits')],
  notifyOnCall: ({ context }) => [
    notify(OWNER, 'caseUrgent'),
    { do: 'notify', to: { role: 'LIAISON', ...(context.orgId ? { org: context.orgId } : {}) }, text: 'caseUrgent' },
  ],
  informGpUrgent: ({ event }) => (event.facts?.gp?.person ? [notify({ person: event.facts.gp.person }, 'gpUrgent')] : []),
  // Phoning cannot wait for ten working days, as a task without a date would.
  callCrisis: (args) => [task(args, 'callCrisis', aPerson(args.event) ?? args.context.owner, { due: dayInAmsterdam(args.event.at) })],
  showCrisisPanel: () => [{ do: 'show' }],
  // The consent that ended told them already; this is for what a case owner says of the case itself.
  stopPendingSends: ({ event, self }) => stopSendsOf(self, event.consentId),
  tellRecipients: () => [notify(OWNER, 'consentEnded')],
  // [CASE6] an item hears of it only when it can do something with it, so that no timeline fills with refusals.
  tellItems: ({ event, self }) => {
    if (event.type === 'CONSENT_GRANTED')
      return event.facts?.mdoConsent?.ok ? tell(event, ['awaitingConsent', 'scheduledAnonymous'], 'CONSENT_GRANTED', { caseId: self }) : [];
    return tell(event, ['scheduled'], 'CONSENT_WITHDRAWN', {});
  },
  tellDeceased: ({ event, self }) => [
    { do: 'tell', to: { machine: 'consent', caseId: self }, type: 'CLIENT_DECEASED' },
    { do: 'tell', to: { machine: 'dementia', caseId: self, in: ALIVE }, type: 'CLIENT_DECEASED', payload: event.on ? { on: event.on } : {} },
  ],
  moveSignals: ({ context }) =>
    context.duplicateOf
      ? context.signalIds.map((signalId: string) => ({ do: 'tell' as const, to: { id: context.duplicateOf }, type: 'ATTACH_SIGNAL', payload: { signalId } }))
      : [],
};

function agendaItem({ context, event, self }: Args): Command {
  const meetingId = event.meetingId ?? nextMeeting(event.facts?.meetings, [event.facts?.gp?.org, context.orgId])?.id;
  const said = Object.fromEntries(
    ['question', 'background', 'clientWish', 'requiredDisciplines', 'timebox', 'kind', 'domains', 'wishedOutcome']
      .filter((field) => event[field] !== undefined)
      .map((field) => [field, event[field]]),
  );
  const proposer = aPerson(event);
  return {
    do: 'start',
    machine: 'agendaItem',
    id: event.fresh,
    input: {
      ...said,
      caseId: self,
      theme: context.theme,
      ...(meetingId ? { meetingId } : {}),
      ...(proposer ? { proposer } : {}),
      ...(context.orgId ? { orgId: context.orgId } : {}),
    },
  };
}

function managers(context: CaseContext, text: string): Command[] {
  return context.orgId ? [notify({ role: 'TEAM_MANAGER', org: context.orgId }, text), notify({ role: 'PRACTICE_MANAGER', org: context.orgId }, text)] : [];
}

function tell(event: Heard, states: string[], type: string, payload: Record<string, unknown>): Command[] {
  return ((event.facts?.items ?? []) as Item[])
    .filter((item) => states.includes(item.state))
    .map((item) => ({ do: 'tell', to: { id: item.id }, type, payload }));
}
