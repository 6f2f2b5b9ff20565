import { z } from 'zod';
import { ageBand, contentCategory, day, grant, id, person, purpose } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

const signatory = z.enum(['CLIENT', 'PARENT_1', 'PARENT_2', 'REPRESENTATIVE']);
const nothing = z.object({});

export const contract = {
  input: z.object({
    caseId: id,
    purposes: z.array(purpose).min(1).default(['GP_INFORM', 'MDO_DISCUSS']),
    content: z.array(contentCategory).min(1).default(['CONTACT', 'SUPPORT_PRESENT', 'SOCIAL', 'MEDICAL']),
    /** organisations or roles; default: who sits at the table and the GP */
    recipients: z.array(z.string().min(1).max(80)).min(1).default(['MDO', 'GP']),
    askedBy: person.optional(),
    /** ask at once (true) or only note that it has not been asked */
    ask: z.boolean().default(false),
  }),
  events: {
    ASK: z.object({ reason: z.enum(['FIRST_TIME', 'CLIENT_INITIATIVE', 'CIRCUMSTANCES_CHANGED', 'THREE_MONTHS_LATER']).default('FIRST_TIME'), askedBy: person.optional() }),
    RECORD_IMPLICIT: z.object({ purpose: purpose.default('REFERRAL'), recipient: z.string().max(80).default('GP'), explanation: personal(500).optional() }),
    GRANT: z.object({
      signatory: signatory.default('CLIENT'),
      form: z.enum(['SPOKEN', 'WRITTEN']).default('SPOKEN'),
      on: day.optional(),
      grants: z.array(grant).max(20).optional(),
      witnessedBy: personal(120).optional(),
      note: personal(500).optional(),
    }),
    REFUSE: z.object({ signatory: signatory.default('CLIENT'), note: personal(500).optional() }),
    ASSESS_INCAPACITY: z.object({ matter: personal(300).optional(), representative: personal(120).optional() }),
    AMEND: z.object({ grants: z.array(grant).max(20).optional(), note: personal(500).optional() }),
    WITHDRAW: z.object({ note: personal(500).optional() }),
    RENEW: z.object({ signatory: signatory.default('CLIENT'), until: day.optional() }),
    CLIENT_REACHED_AGE: nothing,
    CLIENT_DECEASED: nothing,
    PURPOSE_ENDED: nothing,
  },
  context: z.object({
    self: z.string(),
    caseId: z.string(),
    orgId: z.string().nullable(),
    purposes: z.array(purpose),
    content: z.array(contentCategory),
    recipients: z.array(z.string()),
    ageBand: ageBand.nullable(),
    /** who must say yes (BR-16), and who did */
    mustSign: z.array(signatory),
    signed: z.array(z.object({ signatory, on: z.string(), by: z.string(), form: z.string() })),
    grants: z.array(grant),
    askedAt: z.string().nullable(),
    askedBy: z.string().nullable(),
    grantedAt: z.string().nullable(),
    until: z.string().nullable(),
    refusedAt: z.string().nullable(),
    withdrawnAt: z.string().nullable(),
    representative: ref.nullable(),
    notes: z.array(z.object({ at: z.string(), by: z.string(), event: z.string(), text: ref })),
  }),
};
export type ConsentContext = z.infer<typeof contract.context>;
