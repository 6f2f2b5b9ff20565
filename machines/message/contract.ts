import { z } from 'zod';
import { client, contentCategory, id, person, purpose } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

export const channel = z.enum(['SECURE_MAIL', 'ZORGDOMEIN', 'FHIR', 'EXPORT', 'PRINT']);
const basis = z.enum(['CONSENT', 'IMPLIED', 'LEGAL_EXCEPTION']);
const failure = z.enum(['BOUNCED', 'UNREACHABLE', 'REFUSED', 'UNCERTAIN']);

const nothing = z.object({});

export const contract = {
  input: z.object({
    caseId: id.optional(),
    clientId: client.optional(),
    /** which letter it carries: the kind, the instance that holds the text, and its version */
    letter: z.enum(['FEEDBACK', 'REFERRAL', 'OJG', 'GP_CONSULT', 'NOTE']).default('FEEDBACK'),
    about: id.optional(),
    version: z.number().int().min(1).default(1),
    recipient: person.optional(),
    recipientOrg: id.meta({ pick: 'organisation' }).optional(),
    recipientRole: z.enum(['GP', 'REFERRER', 'RECEIVER', 'OTHER']).default('OTHER'),
    purpose: purpose.default('FEEDBACK'),
    content: z.array(contentCategory).max(6).optional(),
    /** the ground on which the letter was sent; without one only a consent of the case lets it go */
    basis: basis.optional(),
    channel: channel.default('SECURE_MAIL'),
    orgId: id.meta({ pick: 'organisation' }).optional(),
    owner: person.optional(),
  }),
  events: {
    /** a person who says it took the letter along himself: on paper, or from a mail program of his own */
    HAND_OVER: z.object({ channel: channel.optional() }),
    STOP: z.object({ consentId: id.optional(), reason: personal(300).optional() }),
    CHANNEL_DELIVERED: z.object({ receipt: z.string().max(80).optional() }),
    CHANNEL_FAILED: z.object({ failure: failure.default('UNREACHABLE') }),
    GIVE_UP: nothing,
    READ_CONFIRMED: nothing,
    RESEND: z.object({ channel: channel.optional() }),
    HANDLED_BY_PHONE: z.object({ spokeTo: personal(120).optional(), outcome: personal(300).optional() }),
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    letter: z.string(),
    about: z.string().nullable(),
    version: z.number(),
    recipient: z.string().nullable(),
    recipientOrg: z.string().nullable(),
    recipientRole: z.string(),
    purpose,
    content: z.array(contentCategory),
    basis: basis.nullable(),
    channel,
    orgId: z.string().nullable(),
    owner: z.string().nullable(),
    /** times that the channel was tried again; chooses the wait of MSG_RETRY */
    retries: z.number(),
    queuedAt: z.string(),
    handedOverAt: z.string().nullable(),
    handedOverBy: z.string().nullable(),
    deliveredAt: z.string().nullable(),
    receipt: z.string().nullable(),
    processedAt: z.string().nullable(),
    stoppedAt: z.string().nullable(),
    failure: failure.nullable(),
    phone: z.object({ spokeTo: ref.nullable(), outcome: ref.nullable(), at: z.string(), by: z.string() }).nullable(),
    reason: ref.nullable(),
  }),
};
export type MessageContext = z.infer<typeof contract.context>;
