import { z } from 'zod';
import { ageBand, day, domain, id, moment, person, theme } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

export const itemKind = z.enum(['NEW', 'RUNNING_REVIEW', 'HALF_YEARLY', 'SCREENING_RESULT', 'CARER', 'URGENT', 'RETURN_FROM_HOSPITAL']);
const texts = {
  question: personal(300),
  background: personal(1500),
  clientWish: personal(500),
};
const nothing = z.object({});
/** what the meeting, or the chair of a bilateral talk, says about the result (guard outcomeRecorded) */
const outcome = z.object({
  decisions: z.number().int().min(0).default(0),
  actions: z.number().int().min(0).default(0),
  noChange: z.boolean().default(false),
  nextReview: z.union([day, z.literal('NONE')]).default('NONE'),
  decision: personal(300).optional(),
});

export const contract = {
  input: z.object({
    caseId: id.optional(),
    ...texts,
    question: texts.question.optional(),
    background: texts.background.optional(),
    clientWish: texts.clientWish.optional(),
    theme: theme.default('OTHER'),
    /** which series of meetings it belongs to; default: the theme */
    series: z.string().max(40).optional(),
    kind: itemKind.default('NEW'),
    domains: z.array(domain).max(4).default([]),
    requiredDisciplines: z
      .array(z.string().max(40).meta({ pick: 'discipline' }))
      .max(6)
      .default([]),
    timebox: z.number().int().min(5).max(30).multipleOf(5).default(10),
    wishedOutcome: z.enum(['ADVICE', 'DECISION', 'TASK_DIVISION', 'INFORM']).default('ADVICE'),
    meetingId: id.meta({ pick: 'meeting' }).optional(),
    /** without a caseId: the anonymous block */
    ageBand: ageBand.optional(),
    proposer: person.optional(),
    orgId: id.optional(),
  }),
  events: {
    SCREEN: z.object({ meetingId: id.optional(), meetingAt: moment.optional() }),
    CONSENT_OK: nothing,
    CONSENT_MISSING: nothing,
    USE_ANONYMOUS: z.object({ ageBand: ageBand.optional(), question: texts.question.optional(), background: texts.background.optional() }),
    RETURN_TO_PROPOSER: z.object({ reason: personal(500).optional() }),
    RESUBMIT: z.object({ question: texts.question.optional(), background: texts.background.optional(), clientWish: texts.clientWish.optional() }),
    CONSENT_GRANTED: z.object({ caseId: id.optional() }),
    CONSENT_WITHDRAWN: nothing,
    WITHDRAW: z.object({ reason: personal(500).optional() }),
    OPEN: z.object({ endsAt: moment.optional() }),
    DEFER: z.object({ reason: personal(300).optional(), seconds: z.number().int().min(0).optional() }),
    CONCLUDE: outcome.extend({ seconds: z.number().int().min(0).optional() }),
    EXTEND: z.object({ endsAt: moment.optional() }),
    RESCHEDULE: z.object({ meetingId: id.optional(), meetingAt: moment.optional() }),
    MINUTED: nothing,
    /** not in the reference, system only: put on a meeting, and the clock that the meeting owns */
    PLACE_ON_AGENDA: z.object({ meetingId: id.nullable(), meetingAt: moment.nullable() }),
    CLOCK_CHANGED: z.object({ endsAt: moment.nullable() }),
    PREPARE: z.object({
      ...texts,
      question: texts.question.optional(),
      background: texts.background.optional(),
      clientWish: texts.clientWish.optional(),
      requiredDisciplines: z
        .array(z.string().max(40).meta({ pick: 'discipline' }))
        .max(6)
        .optional(),
      timebox: z.number().int().min(5).max(30).multipleOf(5).optional(),
      domains: z.array(domain).max(4).optional(),
    }),
  },
  context: z.object({
    self: z.string(),
    orgId: z.string().nullable(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    meetingId: z.string().nullable(),
    meetingAt: z.string().nullable(),
    /** the meeting that it left in the last step, so that this one can be told */
    leftMeeting: z.string().nullable(),
    /** the meeting that deferred it: its table keeps what it heard, for as long as it would have otherwise */
    heardAt: z.object({ meetingId: z.string(), meetingAt: z.string() }).nullable(),
    /** consent for this discussion has been judged sufficient: from then on the table may see the case */
    cleared: z.boolean(),
    series: z.string(),
    theme,
    kind: itemKind,
    anonymous: z.object({ ageBand: ageBand.nullable(), theme }).nullable(),
    question: ref.nullable(),
    background: ref.nullable(),
    clientWish: ref.nullable(),
    domains: z.array(domain),
    requiredDisciplines: z.array(z.string()),
    timebox: z.number(),
    wishedOutcome: z.string(),
    proposer: z.string(),
    consentIds: z.array(z.string()),
    deferrals: z.number(),
    returned: ref.nullable(),
    openedAt: z.string().nullable(),
    endsAt: z.string().nullable(),
    extensions: z.number(),
    seconds: z.number(),
    outcome: z
      .object({ decisions: z.number(), actions: z.number(), noChange: z.boolean(), nextReview: z.string(), at: z.string(), decision: ref.nullable() })
      .nullable(),
  }),
};
export type AgendaItemContext = z.infer<typeof contract.context>;
