import type { Heard } from '../heard.ts';
import type { Command, Effect } from '../track.ts';
import type { AgendaItemContext } from './contract.ts';

type Args = { context: AgendaItemContext; event: Heard; self: string };

const ofOrg = (context: AgendaItemContext) => (context.orgId ? { orgId: context.orgId } : {});

/** What an agenda item asks for, by the names of DOMAIN.md 3.4 and a few of its own. */
export const effects: Record<string, Effect> = {
  requestConsent: (args) => askConsent(args),
  createTask: ({ context, self }) => [
    {
      do: 'start',
      machine: 'action',
      input: {
        itemId: self,
        task: 'completeItem',
        owner: context.proposer,
        source: 'TASK',
        ...(context.caseId ? { caseId: context.caseId } : {}),
        ...ofOrg(context),
      },
    },
  ],
  // The meeting holds the seconds per item and per person; a report reads them there.
  recordTime: () => [{ do: 'show' }],
  overtimeAlert: () => [{ do: 'show' }],
  notifyTriage: ({ context }) => [
    { do: 'notify', to: { role: 'LIAISON', ...(context.orgId ? { org: context.orgId } : {}), theme: context.theme }, text: 'itemConsentGone' },
  ],
  deferToNext: ({ context }) => [{ do: 'notify', to: { person: context.proposer }, text: 'itemDeferred' }],
  /** the meeting that it came on, and the one that it left */
  tellMeeting: ({ context, self }) => [
    ...tellLeft(context, self),
    ...(context.meetingId ? [{ do: 'tell' as const, to: { id: context.meetingId }, type: 'ITEM_PLACED', payload: { item: self } }] : []),
  ],
  tellCase: ({ context, event, self }) =>
    context.caseId && event.facts?.case?.known === false ? [{ do: 'tell', to: { id: context.caseId }, type: 'ATTACH_ITEM', payload: { itemId: self } }] : [],
  /** [ITEM11] what a meeting agreed itself needs nobody to look whether it belongs there; consent is judged as ever */
  screenReview: ({ context, self }) =>
    context.kind === 'RUNNING_REVIEW' && context.meetingId && context.question === null
      ? ['SCREEN', 'CONSENT_OK'].map((type): Command => ({ do: 'tell', to: { id: self }, type }))
      : [],
  // The case points at its items, never the other way round when there is no name: so the tell follows that pointer.
  tellWithdrawn: ({ context, self }) => [
    ...tellLeft(context, self),
    {
      do: 'tell',
      to: { machine: 'case', linkedTo: self, in: ['lifecycle.awaitingMdo', 'lifecycle.inProgress'] },
      type: 'MDO_ITEM_WITHDRAWN',
      payload: { itemId: self },
    },
  ],
};

function askConsent({ context, event }: Args): Command[] {
  if (!context.caseId) return [];
  const running: string[] = event.facts?.consent?.ids ?? [];
  const owner: string | undefined = event.facts?.case?.owner ?? undefined;
  return [
    ...(running.length === 0 ? [{ do: 'start' as const, machine: 'consent', input: { caseId: context.caseId, purposes: ['MDO_DISCUSS'] } }] : []),
    {
      do: 'start',
      machine: 'action',
      input: { caseId: context.caseId, task: 'requestConsent', source: 'TASK', ...(owner ? { owner } : {}), ...ofOrg(context) },
    },
  ];
}

function tellLeft(context: AgendaItemContext, self: string): Command[] {
  return context.leftMeeting ? [{ do: 'tell', to: { id: context.leftMeeting }, type: 'ITEM_REMOVED', payload: { item: self } }] : [];
}
