import { z } from 'zod';
import { id } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

export const emergencyPurpose = z.enum(['ACUTE_CARE', 'CRISIS', 'SAFETY', 'HANDOVER']);
export const outcome = z.enum(['JUSTIFIED', 'NOT_JUSTIFIED']);
const denial = z.enum(['running', 'dailyLimit', 'noCase']);
/** [NOOD2] nobody looks longer than this, whatever a setting says */
export const MOST_MINUTES = 60;

export const contract = {
  input: z.object({
    caseId: id,
    reason: personal(500, 20),
    purpose: emergencyPurpose,
    /** somebody's life is in danger: the one thing that passes a refusal of the client */
    lifeThreat: z.boolean().default(false),
    /** the person bears the surname of the client and says that he is no relative; the reviewer sees it */
    sameSurname: z.boolean().default(false),
    minutes: z.number().int().min(1).max(MOST_MINUTES).default(MOST_MINUTES),
    perDay: z.number().int().min(1).max(20).default(3),
    reviewDays: z.number().int().min(1).max(7).default(7),
  }),
  events: {
    ALLOW: z.object({}),
    DENY: z.object({ why: denial.default('running') }),
    END: z.object({}),
    REVIEW: z.object({ outcome, note: personal(500, 10).optional() }),
  },
  context: z.object({
    self: z.string(),
    caseId: z.string(),
    clientId: z.string().nullable(),
    /** the organisation that is responsible for the case */
    orgId: z.string().nullable(),
    gp: z.string().nullable(),
    person: z.string(),
    personOrg: z.string().nullable(),
    reason: ref,
    purpose: emergencyPurpose,
    lifeThreat: z.boolean(),
    sameSurname: z.boolean(),
    openedAt: z.string(),
    /** the anchor of BREAK_GLASS_END; nothing is readable from this instant on */
    until: z.string(),
    /** the anchor of BREAK_GLASS_REVIEW */
    reviewBy: z.string(),
    endedAt: z.string().nullable(),
    endedBy: z.string().nullable(),
    denied: denial.nullable(),
    outcome: outcome.nullable(),
    note: ref.nullable(),
    reviewedBy: z.string().nullable(),
    reviewedAt: z.string().nullable(),
  }),
};
export type BreakGlassContext = z.infer<typeof contract.context>;
export type Denial = z.infer<typeof denial>;
