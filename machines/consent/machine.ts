import { assign, setup } from 'xstate';
import { addDays, addMonths, addOffset, atAmsterdam, dayInAmsterdam } from '../calendar.ts';
import { ANY, SYSTEM, type Role } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import type { contract, ConsentContext, Grant } from './contract.ts';
import { answering, mustSign, signatoriesComplete, usualGrants } from './signing.ts';

type Events = Said<typeof contract.events>;
type Input = Born<typeof contract.input>;

const JUDGES_CAPACITY = ['GP', 'SO', 'POH_O', 'DEM_CM'] as const satisfies readonly Role[];
const OWNER = [...SYSTEM, 'CASE_OWNER'] as const satisfies readonly Role[];
const VALID_MONTHS = 12;
const ASK_AGAIN_MONTHS = 3;

const shape = setup({
  types: { context: {} as ConsentContext, events: {} as Events, input: {} as Input },
  delays: namedDelays('CONSENT_ASK', 'CONSENT_EXPIRY', 'CONSENT_EXPIRY_WARN'),
  guards: {
    signatoriesComplete: ({ context, event }) => signatoriesComplete(context, event),
    mayAskAgain: ({ context, event }) => mayAskAgain(context, event),
  },
  actions: {
    ...effectNames('createTask', 'settleTasks', 'remindOwner', 'stopPendingSends', 'tellRecipients', 'tellCase', 'tellWaiting'),
    setAsked: assign(({ context, event }) => askedAnew(context, event)),
    setRepresentative: assign({
      mustSign: ['REPRESENTATIVE' as const],
      representative: ({ event }) => (event.type === 'ASSESS_INCAPACITY' ? event.representative : null) ?? null,
    }),
    keepImplied: assign(({ context, event }) => implied(context, event)),
    keepSigned: assign(({ context, event }) => signed(context, event)),
    keepGrants: assign(({ context, event }) => granted(context, event)),
    keepAmended: assign(({ event }) => ('grants' in event && event.grants ? inForce(event.grants) : {})),
    keepRenewed: assign(({ context, event }) => renewed(context, event)),
    keepRefused: assign({ refusedAt: ({ event }) => event.at }),
    keepWithdrawn: assign({ withdrawnAt: ({ event }) => event.at }),
    keepNote: assign({ notes: ({ context, event }) => [...context.notes, ...notesOf(event)] }),
  },
});

const died = { target: 'ended', meta: { by: OWNER } } as const;
const purposeEnded = { target: 'ended', meta: { by: OWNER } } as const;
const reminds = { CONSENT_ASK: { actions: 'remindOwner' } } as const;
const yes = {
  guard: 'signatoriesComplete',
  target: 'active',
  actions: ['keepSigned', 'keepGrants', 'keepNote', 'settleTasks', 'tellCase', 'tellWaiting'],
  meta: { by: ANY },
} as const;
const no = { target: 'refused', actions: ['keepRefused', 'keepNote', 'settleTasks', 'tellCase', 'tellWaiting'], meta: { by: ANY } } as const;
const noReminded = { ...no, actions: [...no.actions, 'remindOwner'] } as const;
const withdraw = { target: 'withdrawn', actions: ['keepWithdrawn', 'keepNote', 'stopPendingSends', 'tellRecipients', 'tellCase'], meta: { by: ANY } } as const;
const ask = { target: 'requested', actions: ['setAsked', 'settleTasks', 'tellCase'], meta: { by: ANY } } as const;

/** [CON1] what a client lets professionals share: asked, answered, running, ended */
export const machine = shape.createMachine({
  id: 'consent',
  context: ({ input }) => firstContext(input),
  initial: 'notAsked',
  states: {
    notAsked: {
      on: {
        ASK: { ...ask, actions: [...ask.actions, 'createTask'] },
        RECORD_IMPLICIT: { target: 'implied', actions: ['keepImplied', 'keepNote', 'tellWaiting'], meta: { by: ANY } },
        CLIENT_DECEASED: died,
      },
    },
    requested: {
      on: {
        GRANT: [yes, { target: 'partiallySigned', actions: ['keepSigned', 'keepNote'], meta: { by: ANY } }],
        REFUSE: noReminded,
        ASSESS_INCAPACITY: { target: 'representative', actions: ['setRepresentative', 'keepNote'], meta: { by: JUDGES_CAPACITY } },
        CLIENT_DECEASED: died,
      },
      after: reminds,
    },
    partiallySigned: { on: { GRANT: yes, REFUSE: noReminded, CLIENT_DECEASED: died }, after: reminds },
    representative: { on: { GRANT: yes, REFUSE: no, CLIENT_DECEASED: died }, after: reminds },
    implied: {
      on: {
        GRANT: yes,
        // The case never counted it as given, so there is nothing to tell it.
        WITHDRAW: { target: 'withdrawn', actions: ['keepWithdrawn', 'keepNote', 'stopPendingSends'], meta: { by: ANY } },
        PURPOSE_ENDED: purposeEnded,
        CLIENT_DECEASED: died,
      },
    },
    active: {
      on: {
        AMEND: { actions: ['keepAmended', 'keepNote', 'stopPendingSends', 'tellCase', 'tellWaiting'], meta: { by: ANY } },
        WITHDRAW: withdraw,
        CLIENT_REACHED_AGE: { target: 'requested', actions: ['setAsked', 'createTask', 'tellCase'], meta: { by: SYSTEM } },
        CLIENT_DECEASED: died,
        PURPOSE_ENDED: { ...purposeEnded, actions: 'tellCase' },
      },
      after: { CONSENT_EXPIRY_WARN: { target: 'expiring', actions: 'remindOwner' } },
    },
    expiring: {
      on: {
        RENEW: { guard: 'signatoriesComplete', target: 'active', actions: ['keepSigned', 'keepRenewed', 'tellCase', 'tellWaiting'], meta: { by: ANY } },
        WITHDRAW: withdraw,
        PURPOSE_ENDED: { ...purposeEnded, actions: 'tellCase' },
        CLIENT_DECEASED: died,
      },
      after: { CONSENT_EXPIRY: { target: 'expired', actions: ['stopPendingSends', 'tellCase'] } },
    },
    refused: { on: { ASK: { ...ask, guard: 'mayAskAgain' }, CLIENT_DECEASED: died } },
    withdrawn: { on: { ASK: { ...ask, guard: 'mayAskAgain' }, CLIENT_DECEASED: died } },
    expired: { on: { ASK: ask, CLIENT_DECEASED: died } },
    ended: { type: 'final' },
  },
});

function firstContext({ at: _at, by, facts, self, caseId, clientId, purposes, content, recipients, askedBy }: Input): ConsentContext {
  const client = facts.client as { ageBand: ConsentContext['ageBand']; gpPerson: string | null } | null | undefined;
  const born = { mustSign: [], ageBand: client?.ageBand ?? null, soleAuthority: false };
  return {
    self,
    caseId,
    clientId: clientId ?? (facts.clientOfCase as string | null | undefined) ?? null,
    gpPerson: client?.gpPerson ?? null,
    purposes,
    content,
    recipients,
    ...born,
    mustSign: mustSign(born),
    signed: [],
    grants: [],
    askedAt: null,
    askedBy: askedBy ?? (by.person === 'system' ? null : by.person),
    grantedAt: null,
    until: null,
    untilAt: null,
    refusedAt: null,
    withdrawnAt: null,
    representative: null,
    notes: [],
  };
}

/** [CON5] refusal and withdrawal are respected: a client may always come back to it, others only with a reason or after three months */
function mayAskAgain(context: ConsentContext, event: Events): boolean {
  if (event.type !== 'ASK') return false;
  if (event.reason === 'CLIENT_INITIATIVE' || event.reason === 'CIRCUMSTANCES_CHANGED') return true;
  const no = [context.refusedAt, context.withdrawnAt]
    .filter((at) => at !== null)
    .sort()
    .at(-1);
  return no === undefined || Date.parse(event.at) >= Date.parse(addOffset(no, ASK_AGAIN_MONTHS, 'mo'));
}

/** Asked from the beginning: earlier answers, a representative and an end date no longer count. */
function askedAnew(context: ConsentContext, event: Events): Partial<ConsentContext> {
  const client = event.facts.client as { ageBand: ConsentContext['ageBand']; gpPerson: string | null } | null | undefined;
  const asked = event.type === 'ASK' ? { askedBy: event.askedBy ?? event.by.person, soleAuthority: event.soleAuthority } : {};
  const fresh = { mustSign: [], ageBand: client?.ageBand ?? context.ageBand, soleAuthority: context.soleAuthority, ...asked };
  const gpPerson = client?.gpPerson ?? context.gpPerson;
  return {
    ...fresh,
    gpPerson,
    mustSign: mustSign(fresh),
    signed: [],
    grants: [],
    askedAt: event.at,
    grantedAt: null,
    until: null,
    untilAt: null,
    representative: null,
  };
}

function signed(context: ConsentContext, event: Events): Partial<ConsentContext> {
  const now = answering(context, event);
  const on = (event.type === 'GRANT' && event.on) || dayInAmsterdam(event.at);
  const form = event.type === 'GRANT' ? event.form : 'SPOKEN';
  const others = context.signed.filter((one) => !now.includes(one.signatory));
  // What was agreed in part is kept until the last one has answered.
  const grants = event.type === 'GRANT' && event.grants ? { grants: event.grants } : {};
  return { mustSign: mustSign(context, event), signed: [...others, ...now.map((signatory) => ({ signatory, on, by: event.by.person, form }))], ...grants };
}

/** [CON4] in force from the day of the answer, twelve months unless agreed otherwise */
function granted(context: ConsentContext, event: Events): Partial<ConsentContext> {
  if (event.type !== 'GRANT') return {};
  const on = event.on ?? dayInAmsterdam(event.at);
  const usual = () => usualGrants(context, addMonths(on, VALID_MONTHS));
  const agreedBefore = context.askedAt ? context.grants : [];
  return { ...inForce(event.grants ?? (agreedBefore.length ? agreedBefore : [...usual(), ...context.grants])), grantedAt: event.at };
}

function renewed(context: ConsentContext, event: Events): Partial<ConsentContext> {
  if (event.type !== 'RENEW') return {};
  const until = event.until ?? addMonths(dayInAmsterdam(event.at), VALID_MONTHS);
  return inForce(context.grants.map((grant) => ({ ...grant, until })));
}

function implied(context: ConsentContext, event: Events): Partial<ConsentContext> {
  if (event.type !== 'RECORD_IMPLICIT') return {};
  const until = addMonths(dayInAmsterdam(event.at), VALID_MONTHS);
  return inForce([{ recipient: event.recipient, purpose: event.purpose, content: context.content, until }]);
}

/** It runs until the last grant ends, at midnight in Amsterdam. */
function inForce(grants: Grant[]): Partial<ConsentContext> {
  const until =
    grants
      .map((grant) => grant.until)
      .sort()
      .at(-1) ?? null;
  return { grants, until, untilAt: until && atAmsterdam(addDays(until, 1), '00:00') };
}

function notesOf(event: Events): ConsentContext['notes'] {
  const said = event as Partial<Record<'note' | 'explanation' | 'matter' | 'witnessedBy', string>>;
  return [said.note, said.explanation, said.matter, said.witnessedBy].flatMap((text) =>
    text ? [{ at: event.at, by: event.by.person, event: event.type, text }] : [],
  );
}
