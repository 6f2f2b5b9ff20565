import { assign, setup } from 'xstate';
import { ANY, TRIAGE, type Role } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import type { contract, SignalContext } from './contract.ts';
import { amended, missingFields, sourceOf } from './fields.ts';

type Events = Said<typeof contract.events>;
type Input = Born<typeof contract.input>;

const URGENT_HELPERS = ['LIAISON', 'GP', 'SUBSTITUTE_GP', 'POH_GGZ', 'TEAM_MANAGER'] as const satisfies readonly Role[];
const TRIAGE_OR_GP = [...TRIAGE, 'GP', 'SUBSTITUTE_GP'] as const satisfies readonly Role[];

const shape = setup({
  types: { context: {} as SignalContext, events: {} as Events, input: {} as Input },
  delays: namedDelays('SIGNAL_ACK', 'SIGNAL_TRIAGE', 'SIGNAL_INFO', 'URGENT_ACK'),
  guards: {
    isAcute: ({ context, event }) => amended(context, { ...event }).urgency === 'ACUTE',
    signalComplete: ({ context, event }) => missingFields(context, { ...event }, event.at).length === 0,
    clientKnown: ({ context, event }) => knowsClient(context, event),
    // [SIG5] phone first; a case is moreover about somebody
    crisisLogged: ({ context, event }) =>
      (context.phoneLog.length > 0 || callIn(event) !== undefined) && (event.type !== 'ACCEPT' || knowsClient(context, event)),
  },
  actions: {
    ...effectNames(
      'showCrisisPanel',
      'notifyOnCall',
      'ackReporter',
      'notifyTriage',
      'notifyDeputy',
      'notifyManager',
      'remindReporter',
      'openCase',
      'feedbackToReporter',
      'notifyNextOnCall',
    ),
    keepFields: assign(({ context, event }) => amended(context, { ...event })),
    keepSubmitted: assign({ submittedAt: ({ event }) => event.at, ageBand: ({ context, event }) => clientFact(event)?.ageBand ?? context.ageBand }),
    setTerm: assign({ triageFrom: ({ event }) => event.at }),
    setTriagist: assign({ triagist: ({ event }) => event.by.person }),
    setUrgency: assign({ urgency: ({ context, event }) => ('urgency' in event && event.urgency) || context.urgency }),
    // BR-03, BR-20: danger to life is the exception on which the client's GP may look
    setCalledIn: assign({ calledIn: ({ context, event }) => clientFact(event)?.gpPerson ?? context.calledIn, escalatedAt: ({ event }) => event.at }),
    setCalm: assign({ escalatedAt: null }),
    keepQuestion: assign({ infoQuestion: ({ event }) => (event.type === 'REQUEST_INFO' ? event.question : null) ?? null, infoAnswer: null }),
    keepAnswer: assign({ infoAnswer: ({ event }) => (event.type === 'INFO_PROVIDED' ? event.answer : null) ?? null }),
    keepCall: assign({ phoneLog: ({ context, event }) => [...context.phoneLog, ...[callIn(event) ?? []].flat()] }),
    keepOutcome: assign({ outcome: ({ event }) => outcomeOf(event) }),
    keepCase: assign(({ context, event }) => acceptedFor(context, event)),
  },
});

/** [SIG1] one reported worry, from the first words to what became of it */
export const machine = shape.createMachine({
  id: 'signal',
  context: ({ input }) => firstContext(input),
  initial: 'draft',
  states: {
    draft: {
      on: {
        SUBMIT: [
          {
            guard: 'isAcute',
            target: 'escalated',
            actions: ['keepFields', 'keepSubmitted', 'setCalledIn', 'showCrisisPanel', 'notifyOnCall'],
            meta: { by: ANY },
          },
          {
            guard: 'signalComplete',
            target: 'submitted',
            actions: ['keepFields', 'keepSubmitted', 'setTerm', 'ackReporter', 'notifyTriage'],
            meta: { by: ANY },
          },
        ],
        DISCARD: { target: 'discarded', meta: { by: ANY } },
      },
    },
    submitted: {
      on: {
        TAKE_TRIAGE: { target: 'triaging', actions: 'setTriagist', meta: { by: TRIAGE } },
        RAISE_URGENCY: { target: 'escalated', actions: ['setUrgency', 'setCalledIn', 'showCrisisPanel', 'notifyOnCall'], meta: { by: ANY } },
      },
      after: { SIGNAL_ACK: { actions: 'notifyDeputy' }, SIGNAL_TRIAGE: { actions: 'notifyManager' } },
    },
    triaging: {
      on: {
        REQUEST_INFO: { target: 'infoRequested', actions: ['keepQuestion', 'remindReporter'], meta: { by: TRIAGE } },
        ACCEPT: { guard: 'clientKnown', target: 'accepted', actions: ['keepCase', 'keepOutcome', 'openCase', 'feedbackToReporter'], meta: { by: TRIAGE } },
        ADVISE_ONLY: { target: 'advised', actions: ['keepOutcome', 'feedbackToReporter'], meta: { by: TRIAGE } },
        REDIRECT: { target: 'redirected', actions: ['keepOutcome', 'feedbackToReporter'], meta: { by: TRIAGE } },
        DISMISS: { target: 'dismissed', actions: ['keepOutcome', 'feedbackToReporter'], meta: { by: TRIAGE } },
        RAISE_URGENCY: { target: 'escalated', actions: ['setUrgency', 'setCalledIn', 'showCrisisPanel', 'notifyOnCall'], meta: { by: ANY } },
      },
      after: { SIGNAL_TRIAGE: { actions: 'notifyManager' } },
    },
    infoRequested: {
      on: {
        INFO_PROVIDED: { target: 'triaging', actions: ['keepFields', 'keepAnswer', 'setTerm'], meta: { by: ANY } },
        RAISE_URGENCY: { target: 'escalated', actions: ['setUrgency', 'setCalledIn', 'showCrisisPanel', 'notifyOnCall'], meta: { by: ANY } },
      },
      after: { SIGNAL_INFO: { target: 'triaging', actions: ['setTerm', 'remindReporter'] } },
    },
    escalated: {
      on: { ACKNOWLEDGE_URGENT: { target: 'handlingUrgent', actions: 'setTriagist', meta: { by: URGENT_HELPERS } } },
      after: { URGENT_ACK: { actions: 'notifyNextOnCall' } },
    },
    handlingUrgent: {
      on: {
        URGENT_CONTACT_LOGGED: { guard: 'crisisLogged', actions: 'keepCall', meta: { by: ANY } },
        ACCEPT: {
          guard: 'crisisLogged',
          target: 'accepted',
          actions: ['keepCall', 'keepCase', 'keepOutcome', 'openCase', 'feedbackToReporter'],
          meta: { by: TRIAGE_OR_GP },
        },
        REDIRECT: { guard: 'crisisLogged', target: 'redirected', actions: ['keepCall', 'keepOutcome', 'feedbackToReporter'], meta: { by: TRIAGE_OR_GP } },
        DOWNGRADE: { guard: 'crisisLogged', target: 'triaging', actions: ['keepCall', 'setUrgency', 'setCalm', 'setTerm'], meta: { by: TRIAGE_OR_GP } },
      },
    },
    accepted: { type: 'final' },
    advised: { type: 'final' },
    redirected: { type: 'final' },
    dismissed: { type: 'final' },
    discarded: { type: 'final' },
  },
});

function firstContext(input: Input): SignalContext {
  const { at, by, facts, fresh: _fresh, self: _self, ...given } = input;
  const empty: SignalContext = {
    clientId: null,
    description: null,
    what: null,
    kind: null,
    theme: 'OTHER',
    urgency: 'ROUTINE',
    sinceWhen: null,
    domains: [],
    source: sourceOf(by.roles),
    clientKnows: null,
    clientKnowsReason: null,
    consentState: 'NOT_ASKED',
    alreadyDone: null,
    expected: 'ADVICE',
    childrenInHome: null,
    orgId: (facts.team as string) ?? null,
    reporter: by.person,
    reporterHat: by.hat ?? null,
    reportedAt: at,
    submittedAt: null,
    triageFrom: null,
    triagist: null,
    calledIn: null,
    escalatedAt: null,
    phoneLog: [],
    infoQuestion: null,
    infoAnswer: null,
    outcome: null,
    caseId: null,
    ageBand: (facts.client as ClientFact | null)?.ageBand ?? null,
  };
  return amended(empty, given);
}

export type ClientFact = { ageBand: SignalContext['ageBand']; gpPerson: string | null };
const clientFact = (event: Events) => event.facts.client as ClientFact | null | undefined;
const knowsClient = (context: SignalContext, event: Events) => Boolean(('clientId' in event && event.clientId) || context.clientId);
const callIn = (event: Events) => ('call' in event ? event.call : undefined);

function outcomeOf(event: Events): SignalContext['outcome'] {
  const to = event.type === 'REDIRECT' ? event.to : undefined;
  const note = event.type === 'ADVISE_ONLY' ? event.advice : event.type === 'ACCEPT' ? event.note : 'reason' in event ? event.reason : undefined;
  return { note: note ?? null, to: to ?? null };
}

/** [SIG7] the client's running case, or the one that opens under the fresh id */
function acceptedFor(context: SignalContext, event: Events): Partial<SignalContext> {
  if (event.type !== 'ACCEPT') return {};
  const facts = clientFact(event);
  return {
    clientId: event.clientId ?? context.clientId,
    caseId: (event.facts.openCaseOfClient as string | null | undefined) ?? event.fresh,
    ageBand: facts?.ageBand ?? context.ageBand,
  };
}
