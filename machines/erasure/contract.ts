import { z } from 'zod';
import { day, id } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

export const law = z.enum(['GDPR_17', 'WGBO_7_455', 'YOUTH_ACT', 'SOCIAL_SUPPORT_ACT']);
export const asker = z.enum(['CLIENT', 'REPRESENTATIVE', 'PARENT', 'NEXT_OF_KIN']);
export const exception = z.enum(['LEGAL_DUTY', 'INTEREST_OF_ANOTHER', 'DISPUTE']);
const identity = z.enum(['ID_SEEN', 'KNOWN_IN_PERSON', 'AUTHORITY_SEEN']);
const channel = z.enum(['LETTER', 'PHONE', 'IN_PERSON', 'SECURE_MAIL']);

export const contract = {
  input: z.object({
    caseId: id.optional(),
    askedBy: asker.default('CLIENT'),
    law: law.default('GDPR_17'),
    /** the day on which it came in; the term runs from then. Absent: today */
    receivedOn: day.optional(),
  }),
  events: {
    CONFIRM_IDENTITY: z.object({ how: identity.default('ID_SEEN') }),
    TEST: z.object({ exceptions: z.array(exception).max(3).default([]), weighing: personal(1500, 20).optional() }),
    EXTEND: z.object({ reason: personal(500, 10).optional() }),
    GRANT: z.object({}),
    REFUSE: z.object({ ground: exception.optional(), explanation: personal(1000, 20).optional() }),
    APPROVE: z.object({}),
    SEND_BACK: z.object({ reason: personal(500).optional() }),
    CARRIED_OUT: z.object({ scopes: z.number().int().min(0).default(0) }),
    CONFIRM: z.object({ channel: channel.default('LETTER') }),
    WITHDRAW: z.object({ reason: personal(500).optional() }),
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    orgId: z.string().nullable(),
    owner: z.string().nullable(),
    askedBy: asker,
    law,
    receivedOn: z.string(),
    /** end of the day on which the decision must be there; the anchor of ERASURE_DUE */
    dueAt: z.string(),
    /** a week before; the anchor of ERASURE_REMIND */
    remindAt: z.string(),
    extended: z.boolean(),
    identity: identity.nullable(),
    exceptions: z.array(exception).nullable(),
    weighing: ref.nullable(),
    reason: ref.nullable(),
    ground: exception.nullable(),
    explanation: ref.nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
    approvedBy: z.string().nullable(),
    carriedOutAt: z.string().nullable(),
    scopes: z.number().nullable(),
    confirmedBy: channel.nullable(),
  }),
};
export type ErasureContext = z.infer<typeof contract.context>;
