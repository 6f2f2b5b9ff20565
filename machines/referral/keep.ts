import type { Keeping } from '../assigns.ts';
import { dayInAmsterdam } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import { isSomebody } from '../outside.ts';
import { basisFor } from './consent.ts';
import type { ReferralContext } from './contract.ts';
import { amended } from './letter.ts';

type Change = Keeping<ReferralContext>;

/** The assign actions of a referral. */
export const keep = {
  keepFields: ({ context, event }) => {
    const client = event.facts?.client;
    const known = client ? { ageBand: client.ageBand, gpPerson: client.gpPerson, gpOrg: client.gpOrg } : {};
    const exception = event.exception ? { basis: 'LEGAL_EXCEPTION' as const, explanation: event.exception, by: event.by.person, at: event.at } : context.basis;
    return { ...amended(context, event), ...known, basis: exception, doubles: event.facts?.doubles ?? context.doubles };
  },
  /** a new question to the GP: what was answered to an earlier one no longer counts */
  setAskAnew: () => ({ consulted: null, override: null }),
  keepBasis: ({ context, event }) => {
    const basis = basisFor(context, event);
    // Who explained the exception stays named, also when the product says that it holds.
    if (basis === 'LEGAL_EXCEPTION' && !event.explanation) return {};
    return basis ? { basis: { basis, explanation: event.explanation ?? context.basis?.explanation ?? null, by: event.by.person, at: event.at } } : {};
  },
  setNoBasis: () => ({ basis: null, clientAgrees: false }),
  setGpAsked: () => ({ gpAsked: true }),
  keepConsult: ({ context, event }) => ({
    consults: [
      ...context.consults,
      { by: event.by.person, at: event.at, outcome: outcomeOf(event.type), note: event.note ?? null, suggested: event.suggested ?? null },
    ],
    consulted: ['GP_AGREES', 'RESOLVE_AGREED'].includes(event.type) ? event.at : context.consulted,
  }),
  keepOverride: ({ event }) => ({ override: { reason: event.reason, explanation: event.explanation ?? null, by: event.by.person, at: event.at } }),
  /** BR-03 beats BR-04: nothing goes to the GP, and the client knows of the referral */
  keepGpRefused: ({ context, event }) => ({
    override: { reason: 'CLIENT_REFUSED_GP_CONTACT' as const, explanation: event.explanation ?? null, by: event.by.person, at: event.at },
    gpBlocked: true,
    clientAgrees: true,
    basis: context.basis ?? { basis: 'IMPLIED' as const, explanation: event.explanation ?? null, by: event.by.person, at: event.at },
  }),
  keepSent: ({ context, event }) => ({
    ...(event.type === 'SEND' ? amended(context, event) : {}),
    sentAt: event.at,
    messageId: event.facts?.resent ? event.messageId : event.fresh,
    version: context.version + 1,
    basis: context.basis ?? { basis: basisFor(context, event) ?? ('CONSENT' as const), explanation: null, by: event.by.person, at: event.at },
  }),
  keepAccepted: ({ event }) => ({ acceptedBy: aPerson(event), acceptedAt: event.at, appointmentFrom: event.at }),
  keepOutside: ({ event }) => ({ outside: { answer: event.answer, at: event.at } }),
  /** with an appointment nobody waits for the first one any more */
  keepFirstDay: ({ event }) => (event.answer === 'APPOINTMENT' ? { appointmentOn: event.on ?? dayInAmsterdam(event.at), appointmentFrom: null } : {}),
  keepAppointment: ({ event }) => ({ appointmentOn: event.on ?? dayInAmsterdam(event.at), appointmentFrom: null }),
  keepNoShow: ({ context, event }) => ({ noShows: context.noShows + 1, appointmentOn: null, appointmentFrom: event.at }),
  keepStart: ({ event }) => ({ careStartedAt: event.on ?? event.at, appointmentFrom: null }),
  keepEnd: ({ event }) => ({ careEndedAt: event.on ?? event.at }),
  keepProduct: ({ context, event }) => ({ allocation: { ...context.allocation, product: productAfter(context, event) } }),
  keepRequested: ({ context, event }) => ({
    allocation: {
      ...context.allocation,
      product: productAfter(context, event),
      requestedOn: dayOf(event),
      receiptOn: null,
      investigationOn: null,
      answeredOn: null,
      rejection: null,
    },
    retourFrom: event.type === 'JW315_SENT' ? event.at : null,
  }),
  keepReceipt: ({ context, event }) => ({ allocation: { ...context.allocation, receiptOn: dayOf(event) }, retourFrom: null }),
  keepInvestigation: ({ context, event }) => ({ allocation: { ...context.allocation, investigationOn: dayOf(event) } }),
  keepGranted: ({ context, event }) => {
    const product = productAfter(context, event);
    return {
      allocation: { ...context.allocation, product, answeredOn: dayOf(event), number: event.number ?? context.allocation.number },
      allocatedUntil: product.until ?? null,
    };
  },
  keepRejected: ({ context, event }) => ({ allocation: { ...context.allocation, answeredOn: dayOf(event), rejection: event.reason ?? null } }),
  keepStarted: ({ context, event }) => ({ allocation: { ...context.allocation, startedOn: dayOf(event), stoppedOn: null, stopReason: null } }),
  keepStopped: ({ context, event }) => ({ allocation: { ...context.allocation, stoppedOn: dayOf(event), stopReason: event.reason ?? null } }),
  keepNote: ({ context, event }) =>
    event.note ? { notes: [...context.notes, { at: event.at, by: event.by.person, event: event.type, text: event.note }] } : {},
} satisfies Record<string, Change>;

const OUTCOMES: Record<string, string> = {
  GP_AGREES: 'AGREES',
  GP_SUGGESTS_ALTERNATIVE: 'ALTERNATIVE',
  GP_OBJECTS: 'OBJECTS',
  RESOLVE_AGREED: 'AGREED_AFTER_TALK',
};
/** The firing of the term is an answer of its own. */
const outcomeOf = (type: string): string => OUTCOMES[type] ?? 'NO_RESPONSE';
const dayOf = (event: Heard): string => event.on ?? dayInAmsterdam(event.at);
const aPerson = (event: Heard): string | null => (isSomebody(event.by.person) ? event.by.person : null);

function productAfter(context: ReferralContext, event: Heard): ReferralContext['allocation']['product'] {
  const given = ['category', 'from', 'until', 'volume', 'unit', 'frequency'].flatMap((field) => (event[field] === undefined ? [] : [[field, event[field]]]));
  return { ...context.allocation.product, ...Object.fromEntries(given) };
}
