import { z } from 'zod';
import { day, domain, id, moment, person, phoneCall, phoneCallKept, role, theme } from '../blocks.ts';
import { NOT_DONE } from '../action/contract.ts';
import { personal, ref } from '../personal.ts';

const participant = z.object({ person, discipline: role, org: id.optional() });
const plan = z.object({
  title: z.string().trim().max(80),
  theme,
  /** which series it belongs to; default: the theme */
  series: z.string().max(40),
  orgId: id.meta({ pick: 'organisation' }),
  startsAt: moment,
  endsAt: moment,
  place: z.string().trim().max(120),
  chair: person,
  minuteTaker: person,
  coordinator: person,
  participants: z.array(participant).max(30),
});
const nothing = z.object({});
const why = z.object({ reason: z.string().trim().max(300).optional() });
/** the item that is open, unless another one is named */
const item = z.object({ item: id.optional() });
/**
 * A text field of an item: `summary`, `dissent`, `safetyPlan`, or `view.<DISCIPLINE>`. `base` is the rev that the writer saw:
 * with another rev in force the text is refused as a conflict and both texts are shown, none is lost.
 */
const noteField = z.string().regex(/^(summary|dissent|safetyPlan|note|view\.[A-Z_]+)$/);
const note = item.extend({ field: noteField.default('note'), text: personal(1500, 0).optional(), base: z.number().int().min(0).optional() });

export const contract = {
  input: plan.partial(),
  events: {
    SCHEDULE: plan.partial(),
    CANCEL: why,
    POSTPONE: why.extend({ startsAt: moment.optional(), endsAt: moment.optional() }),
    PROPOSE_ITEM: z.object({
      caseId: id.optional(),
      question: personal(300).optional(),
      background: personal(1500).optional(),
      clientWish: personal(500).optional(),
      requiredDisciplines: z
        .array(z.string().max(40).meta({ pick: 'discipline' }))
        .max(6)
        .default([]),
      domains: z.array(domain).max(4).default([]),
      wishedOutcome: z.enum(['ADVICE', 'DECISION', 'TASK_DIVISION', 'INFORM']).default('ADVICE'),
      timebox: z.number().int().min(5).max(30).multipleOf(5).default(10),
    }),
    ADD_URGENT_ITEM: z.object({
      caseId: id.optional(),
      question: personal(300).optional(),
      background: personal(1500).optional(),
      requiredDisciplines: z
        .array(z.string().max(40).meta({ pick: 'discipline' }))
        .max(6)
        .default([]),
      domains: z.array(domain).max(4).default([]),
      wishedOutcome: z.enum(['ADVICE', 'DECISION', 'TASK_DIVISION', 'INFORM']).default('ADVICE'),
      timebox: z.number().int().min(5).max(30).multipleOf(5).default(10),
    }),
    REORDER_AGENDA: z.object({ order: z.array(id).max(40) }),
    SUBSTITUTE_PARTICIPANT: z.object({ absent: person.optional(), substitute: person.optional(), discipline: role.optional() }),
    FREEZE_AGENDA: nothing,
    /** the chair ticks who is present; absent: everybody who was invited */
    START_MEETING: z.object({ present: z.array(person).max(40).optional() }),
    PROCEED_LIMITED: z.object({ reason: z.string().trim().max(300).optional() }),
    JOIN: z.object({ person: person.optional() }),
    LEAVE: z.object({ person: person.optional() }),
    CONFIRM_CONFIDENTIALITY: nothing,
    OPEN_ITEM: item,
    /** somebody without ground to hear an item by its name leaves the room for it */
    STEP_OUT: item.extend({ person }),
    /** or hears it all the same: the law gives the ground, the chair writes down which and why */
    HEAR_ANYWAY: item.extend({ person, ground: z.enum(['VITAL_INTEREST', 'CHILD_SAFETY', 'DUTY_TO_REPORT', 'OTHER_LAW']), reason: personal(500, 10) }),
    /** or stays, and the name is not said any more: for an item whose notes have the name already, so that it cannot become one without a name */
    HEAR_NAMELESS: item.extend({ person }),
    /** with somebody and a day it is a promise too, and comes back when it is not carried out */
    RECORD_DECISION: item.extend({
      text: personal(300).optional(),
      id: id.optional(),
      withdrawn: z.boolean().default(false),
      owner: person.optional(),
      due: day.optional(),
    }),
    RECORD_ACTION: item.extend({ text: personal(200).optional(), owner: person.optional(), due: day.optional() }),
    ADD_NOTE: note,
    EXTEND_TIME: z.object({ minutes: z.number().int().min(1).max(5).default(5) }),
    RAISE_CRISIS: z.object({ reason: personal(300).optional() }),
    URGENT_HANDED_OVER: z.object({ call: phoneCall.optional() }),
    CONCLUDE_ITEM: item.extend({
      noChange: z.boolean().default(false),
      nextReview: z.union([day, z.literal('NONE')]).default('NONE'),
      nextReviewReason: z.string().trim().max(200).optional(),
      informed: z.object({ who: z.enum(['CLIENT', 'CARER', 'GP', 'OTHER']), byWhom: person, before: day }).optional(),
    }),
    DEFER_ITEM: item.extend({ reason: personal(300).optional() }),
    PAUSE: nothing,
    RESUME_ITEM: nothing,
    RESUME: nothing,
    START_WRAPUP: nothing,
    END_MEETING: nothing,
    EDIT_MINUTES: note,
    SUBMIT_MINUTES: nothing,
    OBJECT: z.object({ item: id.optional(), text: personal(500).optional() }),
    APPROVE_MINUTES: nothing,
    DISTRIBUTE: nothing,
    DISTRIBUTION_DONE: nothing,
    DISTRIBUTION_PARTIAL: z.object({ undelivered: z.array(z.string().max(120)).max(40).default([]) }),
    ACTION_SETTLED: z.object({ actionId: id.optional() }),
    CORRECT_MINUTES: z.object({ reason: z.string().trim().max(300).optional() }),
    COMPLETE: nothing,
    /** not in the reference, system only: an item found its place here, or left */
    ITEM_PLACED: z.object({ item: id }),
    ITEM_REMOVED: z.object({ item: id }),
    /** not in the reference: a promise that was not carried out stands on this agenda; the table says what becomes of it */
    ACTION_CARRIED: z.object({ actionId: id, times: z.number().int().min(1), caseId: id.optional() }),
    SETTLE_CARRIED: z.object({
      action: id,
      how: z.enum(['DONE', 'GIVEN_UP', 'AGAIN']),
      reason: z.enum(NOT_DONE).optional(),
      note: personal(300).optional(),
      owner: person.optional(),
      due: day.optional(),
    }),
  },
  context: z.object({
    self: z.string(),
    title: z.string().nullable(),
    theme,
    series: z.string(),
    orgId: z.string().nullable(),
    startsAt: z.string().nullable(),
    endsAt: z.string().nullable(),
    place: z.string().nullable(),
    chair: z.string().nullable(),
    minuteTaker: z.string().nullable(),
    coordinator: z.string().nullable(),
    participants: z.array(
      z.object({
        person: z.string(),
        discipline: z.string(),
        org: z.string().nullable(),
        present: z.enum(['INVITED', 'FULL', 'PART', 'ABSENT', 'ABSENT_SUBSTITUTED']),
        substituteFor: z.string().nullable(),
        joinedAt: z.string().nullable(),
        leftAt: z.string().nullable(),
        seconds: z.number(),
        confidential: z.boolean(),
      }),
    ),
    /** the agenda in its order; an id stays here after its item was deferred or concluded */
    order: z.array(z.string()),
    /** item → its case, null when it has no name; never leaves the server */
    cases: z.record(z.string(), z.string().nullable()),
    /** items that the last step settled, so that they can be told */
    settledNow: z.array(z.string()),
    /** anchor of FOLLOWUP_REVIEW (the next meeting of the series, or the entry into followUp) and the variant of its term: NEXT or ALONE */
    followUpFrom: z.string().nullable(),
    followUpBy: z.string(),
    carriedOverAt: z.string().nullable(),
    /** the item on the table, with the clock that the meeting owns */
    open: z
      .object({
        id: z.string(),
        openedAt: z.string(),
        timeboxSeconds: z.number(),
        usedSeconds: z.number(),
        /** null while the clock stands still (crisis, pause) */
        runningSince: z.string().nullable(),
        warnAt: z.string().nullable(),
        endAt: z.string().nullable(),
        extensions: z.number(),
      })
      .nullable(),
    /** flat copies of open.warnAt and open.endAt, anchors of ITEM_WARN and ITEM_TIMEBOX; null suspends */
    itemWarnAt: z.string().nullable(),
    itemEndAt: z.string().nullable(),
    items: z.record(
      z.string(),
      z.object({
        caseId: z.string().nullable(),
        presentFor: z.array(z.string()),
        startedAt: z.string().nullable(),
        endedAt: z.string().nullable(),
        seconds: z.number(),
        overtimeSeconds: z.number(),
        notes: z.record(z.string(), z.object({ text: ref.nullable(), rev: z.number(), by: z.string(), at: z.string() })),
        decisions: z.array(
          z.object({
            id: z.string(),
            text: ref,
            by: z.string(),
            at: z.string(),
            owner: z.string().nullable().optional(),
            due: z.string().nullable().optional(),
          }),
        ),
        actions: z.array(z.object({ id: z.string(), text: ref.nullable(), owner: z.string(), due: z.string() })),
        noChange: z.boolean(),
        nextReview: z.string().nullable(),
        nextReviewReason: z.string().nullable(),
        informed: z.object({ who: z.string(), byWhom: z.string(), before: z.string() }).nullable(),
        outcome: z.enum(['CONCLUDED', 'DEFERRED']).nullable(),
        overtime: z.boolean(),
      }),
    ),
    /** who had no ground to hear an item by its name, and what was done about it */
    hearing: z.array(
      z.object({
        item: z.string(),
        person: z.string(),
        way: z.enum(['LEFT', 'ANYWAY', 'NAMELESS']),
        ground: z.string().nullable(),
        reason: ref.nullable(),
        by: z.string(),
        at: z.string(),
      }),
    ),
    crisis: z.object({ item: z.string(), by: z.string(), at: z.string(), reason: ref.nullable() }).nullable(),
    crisisLog: z.array(z.object({ item: z.string(), call: phoneCallKept })),
    limited: z.string().nullable(),
    startedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    minutes: z.object({
      version: z.number(),
      submittedAt: z.string().nullable(),
      approvedBy: z.string().nullable(),
      approvedAt: z.string().nullable(),
      objections: z.array(z.object({ by: z.string(), at: z.string(), item: z.string().nullable(), text: ref.nullable() })),
      corrections: z.array(z.object({ at: z.string(), by: z.string(), reason: z.string().nullable() })),
      distributedAt: z.string().nullable(),
      undelivered: z.array(z.string()),
    }),
    settledActions: z.array(z.string()),
    /** promises of earlier meetings that were not carried out, and what this table said of each; `how` null: nothing yet */
    carried: z.array(
      z.object({
        action: z.string(),
        /** never leaves the server */
        caseId: z.string().nullable(),
        times: z.number(),
        how: z.enum(['DONE', 'GIVEN_UP', 'AGAIN']).nullable(),
        reason: z.enum(NOT_DONE).nullable(),
        note: ref.nullable(),
        by: z.string().nullable(),
        at: z.string().nullable(),
      }),
    ),
    cancelReason: z.string().nullable(),
  }),
};
export type MeetingContext = z.infer<typeof contract.context>;
