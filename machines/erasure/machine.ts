import { setup } from 'xstate';
import { assigns, type Keeping } from '../assigns.ts';
import { by } from '../by.ts';
import { addDays, addMonths, atAmsterdam, dayInAmsterdam } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import { ANY, SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import type { contract, ErasureContext } from './contract.ts';

export type CaseFact = { clientId: string; orgId: string | null; owner: string | null; ended: boolean } | null;
type Args = { context: ErasureContext; event: Heard };

const DECIDES = by('CASE_OWNER');
const SECOND = by('PRIVACY_OFFICER');
const MONTHS = 1;
const MONTHS_EXTENDED = 3;

const keep = {
  keepIdentity: ({ event }) => ({ identity: event.how }),
  keepTest: ({ event }) => ({ exceptions: event.exceptions, weighing: event.weighing ?? null }),
  // [ERA3] two months more, once, counted from the day on which it came in
  keepExtended: ({ context, event }) => ({ extended: true, reason: event.reason ?? null, ...termOf(context.receivedOn, MONTHS_EXTENDED) }),
  keepDecision: ({ context, event }) => ({
    decidedBy: event.by.person,
    decidedAt: event.at,
    ground: event.ground ?? null,
    explanation: event.explanation ?? context.explanation,
  }),
  keepSentBack: ({ event }) => ({ decidedBy: null, decidedAt: null, reason: event.reason ?? null }),
  keepApproved: ({ event }) => ({ approvedBy: event.by.person }),
  keepCarriedOut: ({ event }) => ({ carriedOutAt: event.at, scopes: event.scopes }),
  keepConfirmed: ({ event }) => ({ confirmedBy: event.channel }),
  keepReason: ({ event }) => ({ reason: event.reason ?? null }),
} satisfies Record<string, Keeping<ErasureContext>>;

const extend = { guard: 'notExtended', actions: 'keepExtended', meta: DECIDES } as const;
const withdraw = { target: '#erasure.withdrawn', actions: 'keepReason', meta: by(ANY) } as const;

/** [ERA1] a request to erase a file: who asks, may it be, who decides, who looks along, is it done, does the client know (AVG 17, WGBO 7:455). */
export const machine = setup({
  types: { context: {} as ErasureContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards: {
    mayBeErased,
    groundNamed: ({ event }: Args) => Boolean(event.ground && event.explanation),
    notExtended: ({ context }: Args) => !context.extended,
    // [ERA5] four eyes
    otherPerson: ({ context, event }: Args) => event.by.person !== context.decidedBy && event.by.person !== 'system',
  },
  actions: { ...effectNames('remindOwner', 'askSecond', 'tellOwner'), ...assigns<ErasureContext, typeof keep>(keep) },
  delays: namedDelays('ERASURE_REMIND', 'ERASURE_DUE', 'ERASURE_CONFIRM'),
}).createMachine({
  id: 'erasure',
  context: ({ input }) => begin(input),
  initial: 'open',
  states: {
    open: {
      initial: 'received',
      states: {
        received: { on: { CONFIRM_IDENTITY: { target: 'identified', actions: 'keepIdentity', meta: by(ANY) } } },
        identified: { on: { TEST: { target: 'tested', actions: 'keepTest', meta: DECIDES } } },
        tested: {
          on: {
            TEST: { actions: 'keepTest', meta: DECIDES },
            GRANT: { guard: 'mayBeErased', target: '#erasure.granted', actions: ['keepDecision', 'askSecond'], meta: DECIDES },
          },
        },
      },
      on: {
        EXTEND: extend,
        REFUSE: { guard: 'groundNamed', target: 'refused', actions: 'keepDecision', meta: DECIDES },
        WITHDRAW: withdraw,
      },
      after: {
        ERASURE_REMIND: { actions: 'remindOwner', meta: by(SYSTEM) },
        ERASURE_DUE: { actions: 'remindOwner', meta: by(SYSTEM) },
      },
    },
    granted: {
      on: {
        APPROVE: { guard: 'otherPerson', target: 'approved', actions: ['keepApproved', 'tellOwner'], meta: SECOND },
        SEND_BACK: { target: 'open.tested', actions: ['keepSentBack', 'tellOwner'], meta: SECOND },
        WITHDRAW: withdraw,
      },
    },
    approved: { on: { CARRIED_OUT: { target: 'carriedOut', actions: ['keepCarriedOut', 'tellOwner'], meta: by(SYSTEM) } } },
    carriedOut: {
      on: { CONFIRM: { target: 'confirmed', actions: 'keepConfirmed', meta: by(ANY) } },
      after: { ERASURE_CONFIRM: { actions: 'tellOwner', meta: by(SYSTEM) } },
    },
    confirmed: { type: 'final' },
    refused: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});

/** [ERA4] no exception holds, and the file is closed: nobody works in it any more */
function mayBeErased({ context, event }: Args): boolean {
  return context.exceptions?.length === 0 && (event.facts?.case as CaseFact | undefined)?.ended === true;
}

function begin(born: Born<typeof contract.input>): ErasureContext {
  const about = born.facts?.case as CaseFact | undefined;
  const receivedOn = born.receivedOn && born.receivedOn <= dayInAmsterdam(born.at) ? born.receivedOn : dayInAmsterdam(born.at);
  return {
    self: born.self,
    caseId: born.caseId ?? null,
    clientId: about?.clientId ?? null,
    orgId: about?.orgId ?? born.by.org ?? null,
    owner: about?.owner ?? (born.by.person === 'system' ? null : born.by.person),
    askedBy: born.askedBy,
    law: born.law,
    receivedOn,
    ...termOf(receivedOn, MONTHS),
    extended: false,
    identity: null,
    exceptions: null,
    weighing: null,
    reason: null,
    ground: null,
    explanation: null,
    decidedBy: null,
    decidedAt: null,
    approvedBy: null,
    carriedOutAt: null,
    scopes: null,
    confirmedBy: null,
  };
}

/** [ERA3] the decision within a month (AVG 12), with reasons three (AVG 12, WGBO) */
function termOf(receivedOn: string, months: number): { dueAt: string; remindAt: string } {
  const due = addMonths(receivedOn, months);
  return { dueAt: atAmsterdam(due, '17:00'), remindAt: atAmsterdam(addDays(due, -7), '09:00') };
}
