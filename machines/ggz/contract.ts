import { z } from 'zod';
import { client, day, dayAhead, domain, id, person, phoneCall, phoneCallKept } from '../blocks.ts';
import { noteKept, timeKept } from '../notes.ts';
import { personal, ref } from '../personal.ts';

const nothing = z.object({});
const why = z.object({ reason: personal(500).optional() });
const heading = personal(500).optional();
/** Headings of the talk, in our own words; no score that judges instead of people (DOMAIN.md 8, RISK_SUICIDE). */
const risk = z
  .object({
    thoughts: heading,
    plan: heading,
    means: heading,
    earlierAttempt: heading,
    hopelessness: heading,
    protecting: heading,
    whoIsNear: heading,
  })
  .optional();
/** The four questions of the child check; required in every talk (3.12). */
const childCheck = z
  .object({ children: z.enum(['YES', 'NO']), ages: personal(120).optional(), whoCares: personal(300).optional(), worries: z.enum(['YES', 'NO']).optional() })
  .optional();
const form = { risk, childCheck, minutes: z.number().int().min(1).max(240).optional(), note: personal(1000).optional() };
const call = phoneCall.optional();
const assessed = z.object({ reason: personal(500).optional(), followUpBy: person.optional() });
const headingKept = ref.nullable();

export const contract = {
  input: z.object({
    caseId: id.optional(),
    clientId: client.optional(),
    /** the POH-GGZ or practice coach who brings it to the table */
    worker: person.optional(),
    /** the practice coach with whom it is talked about every month */
    coach: person.optional(),
    orgId: id.meta({ pick: 'organisation' }).optional(),
    question: personal(300).optional(),
    domains: z.array(domain).max(4).default([]),
  }),
  events: {
    ADD_TO_MONTHLY: z.object({ on: day.optional(), coach: person.optional() }),
    NEEDS_EARLIER: why,
    /** `caller`: who phones; whoever raises it, unless somebody else is named */
    RAISE_ACUTE: z.object({ reason: personal(500).optional(), caller: person.optional() }),
    /** lawful basis other than consent, written out (BR-03) */
    OPEN_DISCUSSION: z.object({ exception: personal(500, 20).optional() }),
    WITHDRAW: why,
    RISK_LOW: z.object(form),
    RISK_ELEVATED: z.object(form),
    RISK_HIGH: z.object(form),
    GP_CONTACTED: z.object({ call }),
    CRISIS_SERVICE_CALLED: z.object({ call, urgencyClass: z.enum(['H1', 'H4', 'H24']).default('H4'), assessor: person.optional() }),
    EMERGENCY_112_CALLED: z.object({ call }),
    CRISIS_DECLINED: why,
    /** `followUpBy`: who has contact within 24 hours; whoever keeps the talk, unless somebody else is named */
    ASSESSED_STAYS_HOME: assessed,
    ASSESSED_ADMITTED: assessed,
    FOLLOWUP_DONE: z.object(form),
    AGREEMENTS_RECORDED: z.object({
      agreements: z
        .array(z.object({ text: personal(200), owner: person, due: day.optional() }))
        .max(10)
        .default([]),
      monitorBy: person.optional(),
      nextContact: dayAhead.optional(),
      everyWeeks: z.number().int().min(1).max(12).optional(),
      warningSigns: personal(500).optional(),
      whatIf: personal(500).optional(),
      reviewOn: dayAhead.optional(),
    }),
    MONITOR_CONTACT_LOGGED: z.object({
      minutes: z.number().int().min(1).max(240).optional(),
      note: personal(1000).optional(),
      nextContact: dayAhead.optional(),
    }),
    /** the child gets a signal of its own; nothing of this file goes along */
    KOPP_FLAGGED: z.object({ clientId: client.optional() }),
    HANDED_OVER: z.object({ to: personal(200).optional(), reason: personal(500).optional() }),
    CLOSE: why,
    FEEDBACK_SETTLED: nothing,
    REOPEN: why,
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    orgId: z.string().nullable(),
    worker: z.string().nullable(),
    proposer: z.string().nullable(),
    /** holds the monthly talk with the one who keeps it: reads it without consent, as he may have to raise the alarm (BR-20) */
    coach: z.string().nullable(),
    question: ref.nullable(),
    domains: z.array(domain),
    /** the monthly talk; the anchor of GGZ_REVIEW while it is monitored */
    reviewOn: z.string().nullable(),
    exception: ref.nullable(),
    childCheck: z.object({ children: z.string(), ages: headingKept, whoCares: headingKept, worries: z.string().nullable(), at: z.string() }).nullable(),
    forms: z.array(
      z.object({
        at: z.string(),
        by: z.string(),
        level: z.string(),
        thoughts: headingKept,
        plan: headingKept,
        means: headingKept,
        earlierAttempt: headingKept,
        hopelessness: headingKept,
        protecting: headingKept,
        whoIsNear: headingKept,
      }),
    ),
    acuteAt: z.string().nullable(),
    /** who phones, by name: nobody thinks that another does */
    caller: z.string().nullable(),
    followUpBy: z.string().nullable(),
    /** decided by the crisis service; the variant of CRISIS_RESPONSE */
    urgencyClass: z.string(),
    /** who assesses for the crisis service: sees it until somebody followed up */
    assessor: z.string().nullable(),
    phoneLog: z.array(phoneCallKept),
    agreements: z.array(z.object({ text: ref, owner: z.string(), due: z.string().nullable() })),
    monitorBy: z.string().nullable(),
    nextContact: z.string().nullable(),
    everyWeeks: z.number().nullable(),
    warningSigns: ref.nullable(),
    whatIf: ref.nullable(),
    /** links the open task of the next contact; `contactBefore` the one that this step settles */
    contactKey: z.string().nullable(),
    contactBefore: z.string().nullable(),
    youthSignals: z.array(z.string()),
    ledger: z.array(timeKept),
    notes: z.array(noteKept),
    closedAt: z.string().nullable(),
  }),
};
export type GgzContext = z.infer<typeof contract.context>;
