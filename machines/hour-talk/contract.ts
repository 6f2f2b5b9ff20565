import { z } from 'zod';
import { client, day, domain, id, person } from '../blocks.ts';
import { noteKept, timeKept } from '../notes.ts';
import { personal, ref } from '../personal.ts';

const why = z.object({ reason: personal(500).optional() });
/** One of the four domains: what is the matter and what is strong, in our own neutral form (DOMAIN.md 4.0, 8). */
const domains = z
  .array(z.object({ domain, problem: z.boolean().default(false), note: personal(500).optional(), strength: personal(300).optional() }))
  .max(4)
  .optional();

export const contract = {
  input: z.object({
    clientId: client.optional(),
    caseId: id.optional(),
    worker: person.optional(),
    orgId: id.meta({ pick: 'organisation' }).optional(),
    reason: personal(500).optional(),
  }),
  events: {
    PLAN: z.object({ on: day.optional() }),
    CANCEL: why,
    HELD: z.object({ on: day.optional(), minutes: z.number().int().min(10).max(180).optional(), domains, note: personal(1000).optional() }),
    NO_SHOW: z.object({ note: personal(500).optional() }),
    PLAN_RECORDED: z.object({
      goals: z.array(personal(300)).max(10).optional(),
      actions: z
        .array(z.object({ text: personal(200), owner: person.optional(), due: day.optional() }))
        .max(15)
        .optional(),
      owner: person.optional(),
      nextEvaluation: day.optional(),
      domains,
    }),
    DECLARE: z.object({ ruleSet: z.string().max(40).optional(), code: z.string().max(20).optional() }),
    NO_DECLARATION: why,
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    orgId: z.string().nullable(),
    worker: z.string().nullable(),
    /** who thought of it: a nurse or assistant who plans it may see it */
    proposer: z.string().nullable(),
    /** the day of the hour; its year is the year of the fund */
    plannedOn: z.string().nullable(),
    /** a fund pays for this one: it counts for the year of the patient and of the practice */
    funded: z.boolean(),
    /** why none does: this patient or this practice had its share of the year, or nobody is named */
    unfundedBecause: z.enum(['NO_PATIENT', 'PATIENT_YEAR', 'PRACTICE_YEAR']).nullable(),
    /** the rule that was asked when it was planned */
    ruleSet: z.string().nullable(),
    /** the anchor of HOURTALK_DECLARE */
    heldOn: z.string().nullable(),
    minutes: z.number(),
    domains: z.array(z.object({ domain, problem: z.boolean(), note: ref.nullable(), strength: ref.nullable() })),
    plan: z
      .object({
        goals: z.array(ref),
        actions: z.array(z.object({ text: ref, owner: z.string().nullable(), due: z.string().nullable() })),
        owner: z.string(),
        nextEvaluation: z.string(),
      })
      .nullable(),
    declaration: z.object({ ruleSet: z.string(), code: z.string(), minutes: z.number(), on: z.string() }).nullable(),
    /** from then on the practice manager may declare, without seeing what was said */
    recordedAt: z.string().nullable(),
    ledger: z.array(timeKept),
    notes: z.array(noteKept),
  }),
};
export type HourTalkContext = z.infer<typeof contract.context>;
