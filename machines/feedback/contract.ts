import { z } from 'zod';
import { client, contentCategory, day, id, person, theme } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

export const kind = z.enum(['START', 'INTAKE', 'PROGRESS', 'CHANGE', 'END', 'REFERRAL']);
export const basis = z.enum(['CONSENT', 'IMPLIED', 'LEGAL_EXCEPTION']);
const waiver = z.enum(['CLIENT_DECEASED', 'NO_GP', 'DUPLICATE', 'GP_ALREADY_INFORMED_IN_MDO']);
const level = z.number().int().min(1).max(3);
const careLevel = z.enum(['BASIC', 'SUPPORTING', 'CARE']);

const agreement = z.object({ who: personal(120), what: personal(300), when: day.optional() });
const score = z.object({ instrument: personal(60), first: personal(20), last: personal(20), on: day });

/** The fields of DOMAIN.md 4.4; which of them are needed is a matter of the level in force. */
const report = z
  .object({
    askToRecipient: z.enum(['NOTHING', 'FOR_INFORMATION', 'PLEASE_ACT']),
    ask: personal(300),
    askBy: day,
    supportKind: z.enum(['ADVICE', 'SOCIAL_WORK', 'WMO', 'WELFARE', 'DEBT_HELP', 'YOUTH_HELP', 'DEMENTIA_CARE', 'HOME_CARE', 'MENTAL_HEALTH_CARE', 'OTHER']),
    startDate: day,
    endDate: day,
    /** how the author is reached: number and days */
    reachable: personal(160),
    question: personal(500),
    whatWasDone: personal(1000),
    agreements: z.array(agreement).max(10),
    risks: personal(500),
    advice: personal(500),
    result: z.enum(['GOALS_REACHED', 'PARTLY', 'NOT', 'STOPPED_BY_CLIENT', 'REFERRED', 'MOVED', 'DECEASED']),
    resultText: personal(500),
    nextFeedback: day,
    noNextFeedback: z.boolean(),
    levelFrom: careLevel,
    levelTo: careLevel,
    followUp: personal(300),
    scores: z.array(score).max(6),
    /** what is in it: the consent must cover each (BR-03) */
    content: z.array(contentCategory).min(1).max(6),
  })
  .partial();

const nothing = z.object({});

export const contract = {
  input: z.object({
    caseId: id.optional(),
    /** whose case it is: names the GP; the case passes it on */
    clientId: client.optional(),
    kind: kind.default('INTAKE'),
    recipient: person.optional(),
    recipientOrg: id.meta({ pick: 'organisation' }).optional(),
    recipientRole: z.enum(['GP', 'REFERRER', 'OTHER']).default('GP'),
    /** who writes it; default: the case owner */
    owner: person.optional(),
    /** the day from which the term runs, and another day than the term gives */
    since: day.optional(),
    due: day.optional(),
    level: level.optional(),
    referralId: id.optional(),
    /** a track that waits until this is settled */
    trackId: id.optional(),
    orgId: id.meta({ pick: 'organisation' }).optional(),
  }),
  events: {
    START_DRAFT: report,
    DRAFT_COMPLETED: report,
    WAIVE: z.object({ reason: waiver.optional(), note: personal(300).optional() }),
    CONSENT_OK: nothing,
    CONSENT_MISSING: nothing,
    CONSENT_GRANTED: z.object({ basis: basis.default('CONSENT'), explanation: personal(500, 20).optional(), consentId: id.optional() }),
    CONSENT_REFUSED: z.object({ note: personal(300).optional(), consentId: id.optional() }),
    CONSENT_WITHDRAWN: z.object({ consentId: id.optional() }),
    SEND: z.object({
      channel: z.enum(['SECURE_MAIL', 'ZORGDOMEIN', 'FHIR', 'EXPORT', 'PRINT']).default('SECURE_MAIL'),
      /** a message that went out again after all; only the message itself says this */
      messageId: id.optional(),
    }),
    REVISE: z.object({ note: personal(300).optional() }),
    DELIVERED: nothing,
    DELIVERY_FAILED: nothing,
    ACKNOWLEDGE: nothing,
    QUESTION_ASKED: z.object({ question: personal(500).optional() }),
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    orgId: z.string().nullable(),
    theme: theme.nullable(),
    kind,
    level,
    owner: z.string().nullable(),
    recipient: z.string().nullable(),
    recipientOrg: z.string().nullable(),
    recipientRole: z.string(),
    /** he referred the client, so he knows of the help and may see that this is owed */
    recipientKnows: z.boolean(),
    referralId: z.string().nullable(),
    trackId: z.string().nullable(),
    due: z.string(),
    /** end of the due day, ISO instant: the anchor of FEEDBACK_REMIND, _DUE, _ESC1 and _ESC2 */
    dueAt: z.string(),
    report: z.record(z.string(), z.any()),
    /** on what ground it was sent (4.0 ConsentRef) */
    basis: z.object({ basis, consentId: z.string().nullable(), checkedAt: z.string() }).nullable(),
    /** a ground that lies outside the consents of the case, as the case owner recorded it */
    exception: z.object({ basis, explanation: ref.nullable(), by: z.string(), at: z.string() }).nullable(),
    messageId: z.string().nullable(),
    version: z.number(),
    firstSentAt: z.string().nullable(),
    sentAt: z.string().nullable(),
    deliveredAt: z.string().nullable(),
    settledAt: z.string().nullable(),
    onTime: z.boolean().nullable(),
    waived: z.string().nullable(),
    notes: z.array(z.object({ at: z.string(), by: z.string(), event: z.string(), text: ref })),
  }),
};
export type FeedbackContext = z.infer<typeof contract.context>;
export type Kind = z.infer<typeof kind>;
export type Basis = z.infer<typeof basis>;
