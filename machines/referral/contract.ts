import { z } from 'zod';
import { client, day, domain, id, person, theme, urgency } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

export const targetKind = z.enum([
  'OJG',
  'SOCIAL_TEAM',
  'WELZIJN_OP_RECEPT',
  'DEM_CM',
  'HOME_CARE',
  'GGZ_BASIC',
  'GGZ_SPECIALISED',
  'YOUTH_SPECIALISED',
  'ELV',
  'WMO_CUSTOM',
  'DEBT_HELP',
  'OTHER',
]);
export const initiator = z.enum(['GP', 'SOCIAL_TEAM', 'OJG', 'DEM_CM', 'POH', 'GI', 'COURT']);
const basis = z.enum(['CONSENT', 'IMPLIED', 'LEGAL_EXCEPTION']);
const overrideReason = z.enum(['ACUTE_SAFETY', 'GP_UNREACHABLE_AFTER_TERM', 'NO_GP', 'CLIENT_REFUSED_GP_CONTACT', 'COURT_ORDER']);
const product = z.object({
  category: z.string().max(20).optional(),
  from: day.optional(),
  until: day.optional(),
  volume: z.number().int().min(1).max(10000).optional(),
  unit: z.enum(['01', '04', '14', '16', '82', '83', '84']).optional(),
  frequency: z.enum(['1', '2', '4', '6']).optional(),
});
const channel = z.enum(['SECURE_MAIL', 'ZORGDOMEIN', 'FHIR', 'EXPORT', 'PRINT']);

/** The letter of DOMAIN.md 4.7. Medical facts are taken from a GP or practice nurse only. */
const letter = z
  .object({
    targetKind,
    /** who receives it: somebody of the directory, his organisation, or a name on paper */
    recipient: person,
    recipientOrg: id.meta({ pick: 'organisation' }),
    toName: personal(160),
    urgency,
    initiator,
    question: personal(400),
    reason: personal(2000),
    goal: personal(400),
    risk: personal(600),
    domains: z.array(domain).max(4),
    medical: personal(1500),
    medication: personal(600),
    /** who has authority over a youth */
    representatives: personal(400),
    contract: z.enum(['CONTRACTED', 'NOT_CONTRACTED', 'UNKNOWN']),
    clientInformed: z.boolean(),
    /** the client knows of this referral and agrees: recorded as implied consent (BR-03) */
    clientAgrees: z.boolean(),
    feedbackBy: day,
    /** what the municipality is asked to allocate (DOMAIN.md 4.7) */
    wished: product,
    /** the client wants nothing said to the GP (BR-03 beats BR-04); not printed */
    gpContactRefused: z.boolean(),
    elvComplexity: z.enum(['LOW', 'HIGH']),
    elvReason: personal(400),
    elvEnd: day,
    elvWlz: z.boolean(),
    elvDoctor: personal(120),
  })
  .partial();

const on = z.object({ on: day.optional() });
const note = z.object({ note: personal(500).optional() });
const nothing = z.object({});

/** What a receiver outside may say: it came, we help, we do not, the first appointment is on a day. */
export const outsideAnswer = z.enum(['RECEIVED', 'ACCEPTED', 'REJECTED', 'APPOINTMENT']);

export const contract = {
  input: letter.extend({
    caseId: id.optional(),
    clientId: client.optional(),
    orgId: id.meta({ pick: 'organisation' }).optional(),
    worker: person.optional(),
    /** the track out of which it comes */
    from: id.optional(),
  }),
  events: {
    /** `exception`: why the law lets the letter go without the client's word (BR-03); in so many words */
    SUBMIT: letter.extend({ exception: personal(500, 20).optional() }),
    CANCEL: note,
    CONSENT_OK: z.object({ basis: basis.default('IMPLIED'), explanation: personal(500, 20).optional() }),
    CONSENT_MISSING: nothing,
    CONSENT_GRANTED: z.object({ consentId: id.optional() }),
    CONSENT_REFUSED: z.object({ consentId: id.optional(), note: personal(500).optional() }),
    CONSENT_WITHDRAWN: z.object({ consentId: id.optional() }),
    GP_CONTACT_REFUSED: z.object({ explanation: personal(500).optional() }),
    GP_AGREES: note,
    GP_SUGGESTS_ALTERNATIVE: note.extend({ suggested: targetKind.optional() }),
    GP_OBJECTS: note,
    /** the GP wants to talk first: the question stays open, and somebody calls */
    GP_ASKS_CALL: note,
    OVERRIDE_GP_CONSULT: z.object({ reason: overrideReason.optional(), explanation: personal(500).optional() }),
    PUT_ON_MDO: nothing,
    RESOLVE_AGREED: note,
    RESOLVE_WITHDRAW: note,
    SEND: letter.extend({ channel: channel.default('SECURE_MAIL'), messageId: id.optional() }),
    RESEND: z.object({ channel: channel.default('SECURE_MAIL') }),
    DELIVERED: nothing,
    DELIVERY_FAILED: nothing,
    ACCEPT: note,
    REJECT: note,
    REQUEST_INFO: note,
    /** a receiver who does not work with Mekoar, by the one-question link of his letter */
    OUTSIDE_ANSWER: z.object({ answer: outsideAnswer.optional(), on: day.optional(), note: personal(200).optional() }),
    INFO_SENT: note,
    REDIRECT: letter,
    CLOSE_UNSUCCESSFUL: note,
    APPOINTMENT_SET: z.object({ on: day.optional() }),
    NO_SHOW: note,
    START_CARE: on,
    END_CARE: on.extend({ note: personal(500).optional() }),
    CLIENT_WITHDRAWS: note,
    ALLOCATION_FAILED: note,
    FEEDBACK_SETTLED: nothing,
    ALLOCATION_NEEDED: product,
    JW315_SENT: product.extend({ on: day.optional() }),
    APPLICATION_FILED: on,
    JW316_RECEIVED: on,
    ALLOCATION_GRANTED: product.extend({ on: day.optional(), number: z.string().max(40).optional() }),
    UNDER_INVESTIGATION: on,
    ALLOCATION_REJECTED: on.extend({ reason: z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9']).optional() }),
    ALLOCATION_CHANGED: product,
    RESUBMIT: nothing,
    JW305_SENT: on,
    JW307_SENT: on.extend({ reason: z.enum(['02', '20', '31', '32', '33', '34', '35', '36', '37', '38', '39']).optional() }),
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    orgId: z.string().nullable(),
    /** who has it in hand on the sending side */
    worker: z.string().nullable(),
    from: z.string().nullable(),
    theme,
    initiator,
    initiatorPerson: z.string().nullable(),
    /** the referrer as iJw names it (COD327) */
    referrerCode: z.string(),
    ageBand: z.string().nullable(),
    targetKind: targetKind.nullable(),
    recipient: z.string().nullable(),
    recipientOrg: z.string().nullable(),
    toName: ref.nullable(),
    urgency,
    letter: z.record(z.string(), z.any()),
    contract: z.string(),
    clientAgrees: z.boolean(),
    basis: z.object({ basis, explanation: ref.nullable(), by: z.string(), at: z.string() }).nullable(),
    gpPerson: z.string().nullable(),
    gpOrg: z.string().nullable(),
    /** the GP was asked about this referral, so he may see it */
    gpAsked: z.boolean(),
    /** the client wants nothing said to the GP (S21) */
    gpBlocked: z.boolean(),
    /** the referrer noted so before anybody was asked */
    gpContactRefused: z.boolean(),
    consults: z.array(z.object({ by: z.string(), at: z.string(), outcome: z.string(), note: ref.nullable(), suggested: z.string().nullable() })),
    /** the answer of the GP that lets this letter go; null again with every new question */
    consulted: z.string().nullable(),
    override: z.object({ reason: overrideReason, explanation: ref.nullable(), by: z.string(), at: z.string() }).nullable(),
    /** other running referrals of this client to the same kind of help (BR-26) */
    doubles: z.array(z.string()),
    messageId: z.string().nullable(),
    version: z.number(),
    sentAt: z.string().nullable(),
    /** what the receiver answered by the link in the letter */
    outside: z.object({ answer: outsideAnswer, at: z.string() }).nullable(),
    acceptedBy: z.string().nullable(),
    acceptedAt: z.string().nullable(),
    appointmentOn: z.string().nullable(),
    /** from when the term for a first appointment runs; null as soon as there is one */
    appointmentFrom: z.string().nullable(),
    noShows: z.number(),
    careStartedAt: z.string().nullable(),
    careEndedAt: z.string().nullable(),
    allocation: z.object({
      product: product.partial(),
      requestedOn: z.string().nullable(),
      receiptOn: z.string().nullable(),
      investigationOn: z.string().nullable(),
      answeredOn: z.string().nullable(),
      number: z.string().nullable(),
      rejection: z.string().nullable(),
      startedOn: z.string().nullable(),
      stoppedOn: z.string().nullable(),
      stopReason: z.string().nullable(),
    }),
    /** anchors of JW_RETOUR and ALLOCATION_END */
    retourFrom: z.string().nullable(),
    allocatedUntil: z.string().nullable(),
    notes: z.array(z.object({ at: z.string(), by: z.string(), event: z.string(), text: ref })),
  }),
};
export type ReferralContext = z.infer<typeof contract.context>;
export type TargetKind = z.infer<typeof targetKind>;
export type Initiator = z.infer<typeof initiator>;
