import { z } from 'zod';
import { ageBand, client, contentCategory, day, grant, id, person, purpose } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

const signatory = z.enum(['CLIENT', 'PARENT_1', 'PARENT_2', 'REPRESENTATIVE']);
/** who answers; absent: the one whose answer is still waited for */
const who = signatory.optional();
/** who answered in the same talk */
const together = z.array(signatory).max(3).optional();
const nothing = z.object({});

export type Signatory = z.infer<typeof signatory>;
export type Grant = z.infer<typeof grant>;

export const contract = {
  input: z.object({
    caseId: id,
    /** whose consent it is: decides who must sign (BR-16); the case passes it on */
    clientId: client.optional(),
    purposes: z.array(purpose).min(1).default(['GP_INFORM', 'MDO_DISCUSS']),
    content: z.array(contentCategory).min(1).default(['CONTACT', 'SUPPORT_PRESENT', 'SOCIAL', 'MEDICAL']),
    /** organisations or roles; default: who sits at the table and the GP */
    recipients: z.array(z.string().min(1).max(80)).min(1).default(['MDO', 'GP']),
    askedBy: person.optional(),
    /** ask at once (true) or only note that it has not been asked */
    ask: z.boolean().default(false),
  }),
  events: {
    ASK: z.object({
      reason: z.enum(['FIRST_TIME', 'CLIENT_INITIATIVE', 'CIRCUMSTANCES_CHANGED', 'THREE_MONTHS_LATER']).default('FIRST_TIME'),
      askedBy: person.optional(),
      /** one parent holds authority alone: the second need not sign */
      soleAuthority: z.boolean().default(false),
    }),
    RECORD_IMPLICIT: z.object({ purpose: purpose.default('REFERRAL'), recipient: z.string().max(80).default('GP'), explanation: personal(500).optional() }),
    GRANT: z.object({
      signatory: who,
      together,
      form: z.enum(['SPOKEN', 'WRITTEN']).default('SPOKEN'),
      on: day.optional(),
      grants: z.array(grant).min(1).max(20).optional(),
      witnessedBy: personal(120).optional(),
      note: personal(500).optional(),
    }),
    REFUSE: z.object({ signatory: who, note: personal(500).optional() }),
    ASSESS_INCAPACITY: z.object({ matter: personal(300).optional(), representative: personal(120).optional() }),
    AMEND: z.object({ grants: z.array(grant).min(1).max(20).optional(), note: personal(500).optional() }),
    WITHDRAW: z.object({ note: personal(500).optional() }),
    RENEW: z.object({ signatory: who, together, until: day.optional() }),
    CLIENT_REACHED_AGE: nothing,
    CLIENT_DECEASED: nothing,
    PURPOSE_ENDED: nothing,
  },
  context: z.object({
    self: z.string(),
    caseId: z.string(),
    clientId: z.string().nullable(),
    /** the client's GP, who is told without content when consent ends */
    gpPerson: z.string().nullable(),
    purposes: z.array(purpose),
    content: z.array(contentCategory),
    recipients: z.array(z.string()),
    ageBand: ageBand.nullable(),
    /** who must say yes (BR-16), and who did */
    mustSign: z.array(signatory),
    soleAuthority: z.boolean(),
    signed: z.array(z.object({ signatory, on: z.string(), by: z.string(), form: z.string() })),
    grants: z.array(grant),
    askedAt: z.string().nullable(),
    askedBy: z.string().nullable(),
    grantedAt: z.string().nullable(),
    /** the last day on which a grant holds */
    until: z.string().nullable(),
    /** its end, an ISO instant: the anchor of CONSENT_EXPIRY and CONSENT_EXPIRY_WARN */
    untilAt: z.string().nullable(),
    refusedAt: z.string().nullable(),
    withdrawnAt: z.string().nullable(),
    representative: ref.nullable(),
    notes: z.array(z.object({ at: z.string(), by: z.string(), event: z.string(), text: ref })),
  }),
};
export type ConsentContext = z.infer<typeof contract.context>;
