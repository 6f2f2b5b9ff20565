import type { Heard } from '../heard.ts';
import type { Audience, Command, Effect, Fact } from '../track.ts';
import { dueAt } from '../calendar.ts';
import type { SignalContext } from './contract.ts';
import type { ClientFact } from './machine.ts';
import { timers } from './view.ts';

type Args = { context: SignalContext; event: Heard; self: string };

const notify = (to: Audience[], text: string, vars = {}): Command[] => to.map((audience) => ({ do: 'notify', to: audience, text, vars }));
const inOrg = (context: SignalContext) => (context.orgId ? { org: context.orgId } : {});
const liaisons = (context: SignalContext): Audience => ({ role: 'LIAISON', ...inOrg(context) });
const managers = (context: SignalContext): Audience => ({ role: 'TEAM_MANAGER', ...inOrg(context) });
const reporter = (context: SignalContext): Audience[] => [{ person: context.reporter }];

/** [SIG7] joins the client's running case, or opens one under the id that the signal keeps. */
function openCase({ context, event, self }: Args): Command[] {
  const heard = event.withReporter === false ? {} : { reporter: context.reporter };
  if (event.facts.openCaseOfClient)
    return [{ do: 'tell', to: { id: event.facts.openCaseOfClient }, type: 'ATTACH_SIGNAL', payload: { signalId: self, ...heard } }];
  const input = { clientId: context.clientId, theme: context.theme, urgency: context.urgency, signalId: self, ...heard };
  return [
    {
      do: 'start',
      machine: 'case',
      id: event.fresh,
      input: { ...input, ...(context.orgId && { orgId: context.orgId }), ...(event.owner && { owner: event.owner }) },
    },
  ];
}

const OUTCOMES: Record<string, string> = { ACCEPT: 'accepted', ADVISE_ONLY: 'advised', REDIRECT: 'redirected', DISMISS: 'dismissed' };

/** What a signal asks of the world, by the names of DOMAIN.md 3.4. */
export const effects: Record<string, Effect> = {
  ackReporter: ({ context }) => notify(reporter(context), 'received', { due: dueAt(timers.SIGNAL_TRIAGE, context.triageFrom, context) }),
  notifyTriage: ({ context }) => notify([{ ...liaisons(context), theme: context.theme } as Audience], 'newSignal'),
  notifyDeputy: ({ context }) => notify([liaisons(context)], 'notTaken'),
  notifyManager: ({ context }) => notify([managers(context)], 'triageLate'),
  notifyOnCall: ({ context }) => notify([liaisons(context), managers(context), ...(context.calledIn ? [{ person: context.calledIn }] : [])], 'urgent'),
  notifyNextOnCall: ({ context }) => notify([managers(context), liaisons(context)], 'urgentNotTaken'),
  showCrisisPanel: () => [{ do: 'show' }],
  remindReporter: ({ context, event }) => notify(reporter(context), event.type === 'REQUEST_INFO' ? 'infoAsked' : 'infoLate'),
  feedbackToReporter: ({ context, event }) => notify(reporter(context), OUTCOMES[event.type]),
  openCase,
};

/** The client whom an event is about: named in it, or known already. */
const clientOf = ({ context, event }: { context: SignalContext | null; event: Heard }): string | undefined => event.clientId ?? context?.clientId ?? undefined;

/** What a signal must know from elsewhere. */
export const facts: Record<string, Fact> = {
  team: { for: ['start'], query: () => ({ from: 'team' }), pick: (rows) => rows[0]?.orgId ?? null },
  client: {
    for: ['start', 'SUBMIT', 'RAISE_URGENCY', 'ACCEPT'],
    query: (args) => (clientOf(args) ? { from: 'client', id: clientOf(args)! } : { from: 'none' }),
    pick: (rows): ClientFact | null => (rows[0] ? { ageBand: rows[0].ageBand, gpPerson: rows[0].gpPerson } : null),
  },
  openCaseOfClient: {
    for: ['ACCEPT'],
    query: (args) => (clientOf(args) ? { from: 'instances', machine: 'case', clientId: clientOf(args), running: true } : { from: 'none' }),
    pick: (rows) => rows.find((row) => !['closed', 'archived'].includes(row.state?.lifecycle))?.id ?? null,
  },
};
