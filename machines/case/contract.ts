import { z } from 'zod';
import { client, day, domain, id, moment, person, phoneCall, phoneCallKept, theme, urgency } from '../blocks.ts';
import { personal, ref } from '../personal.ts';
import { NO_TRACK } from './no-track.ts';

const scale = z.object({
  reason: personal(500, 3).optional(),
  expected: personal(300).optional(),
  substitute: z.enum(['VOLUNTEER', 'NETWORK', 'PROFESSIONAL', 'NONE']).default('NONE'),
});
const plan = z.object({
  goals: z.array(personal(300)).max(10).optional(),
  actions: z.array(personal(200)).max(15).optional(),
  nextEvaluation: day.optional(),
});
const nothing = z.object({});
const why = z.object({ reason: personal(500).optional() });
const worry = z.object({ reason: personal(500).optional() });
const call = z.object({ call: phoneCall.optional() });

export const contract = {
  input: z.object({
    clientId: client,
    theme: theme.default('OTHER'),
    urgency: urgency.default('ROUTINE'),
    orgId: id.meta({ pick: 'organisation' }).optional(),
    signalId: id.optional(),
    reporter: person.optional(),
    owner: person.optional(),
  }),
  events: {
    ASSIGN_OWNER: z.object({ owner: person.optional() }),
    MARK_DUPLICATE: z.object({ of: id.optional() }),
    TRIAGE_DECIDED: z.object({ outcome: z.enum(['FOLLOW_UP', 'ADVICE_ONLY', 'NOT_FOR_US']).default('FOLLOW_UP'), note: personal(500).optional() }),
    CLIENT_DECEASED: z.object({ on: day.optional() }),
    CONSENT_REQUESTED: z.object({ consentId: id.optional() }),
    CONSENT_GRANTED: z.object({ consentId: id.optional(), until: day.optional() }),
    CONSENT_REFUSED: z.object({ consentId: id.optional() }),
    CONSENT_NOT_REQUIRED: why,
    CONSENT_WITHDRAWN: z.object({ consentId: id.optional() }),
    CONSENT_EXPIRED: z.object({ consentId: id.optional() }),
    CLIENT_DECLINES: why,
    EXPLORATION_COMPLETED: z.object({ summary: personal(1500).optional() }),
    START_TRACK: z.object({
      track: z
        .string()
        .max(40)
        .refine((track) => !NO_TRACK.includes(track))
        .meta({ pick: 'track' }),
    }),
    TRACK_ENDED: z.object({ trackId: id.optional() }),
    /** the fields of an agenda item (DOMAIN.md 4.2) travel with the request */
    REQUEST_MDO: z.object({
      question: personal(300).optional(),
      background: personal(1500).optional(),
      clientWish: personal(500).optional(),
      requiredDisciplines: z
        .array(z.string().max(40).meta({ pick: 'discipline' }))
        .max(6)
        .optional(),
      timebox: z.number().int().min(5).max(30).multipleOf(5).default(10),
      kind: z.enum(['NEW', 'RUNNING_REVIEW', 'HALF_YEARLY', 'SCREENING_RESULT', 'CARER', 'URGENT', 'RETURN_FROM_HOSPITAL']).default('NEW'),
      domains: z.array(domain).max(4).default([]),
      wishedOutcome: z.enum(['ADVICE', 'DECISION', 'TASK_DIVISION', 'INFORM']).default('ADVICE'),
      meetingId: id.meta({ pick: 'meeting' }).optional(),
    }),
    MDO_ITEM_CONCLUDED: z.object({ itemId: id.optional(), nextReview: day.optional() }),
    MDO_ITEM_DEFERRED: z.object({ itemId: id.optional() }),
    MDO_ITEM_WITHDRAWN: z.object({ itemId: id.optional() }),
    PLAN_WITHOUT_MDO: plan,
    CONTINUE_PLAN: plan,
    REPLAN: why,
    START_EVALUATION: nothing,
    PAUSE: why,
    RESUME: nothing,
    TRANSFER_REQUESTED: z.object({ to: personal(200).optional(), reason: personal(500).optional() }),
    TRANSFER_ACCEPTED: nothing,
    TRANSFER_REFUSED: why,
    AFTERCARE_COMPLETED: nothing,
    CLOSE_REQUESTED: why,
    CLOSE: z.object({ endReason: z.enum(['GOALS_REACHED', 'CLIENT_STOPS', 'TRANSFERRED', 'DECEASED', 'ADVICE_GIVEN', 'OTHER']).optional() }),
    CANCEL_CLOSE: nothing,
    REOPEN: why.extend({ signalId: id.optional() }),
    RAISE_CONCERN: worry,
    RAISE_URGENT: worry,
    RAISE_CRISIS: worry,
    DE_ESCALATE: worry,
    CRISIS_STABILISED: call,
    SCALE_UP: scale.extend({
      gpConsulted: z.boolean().default(false),
      override: z.enum(['ACUTE_SAFETY', 'GP_UNREACHABLE_AFTER_TERM', 'NO_GP', 'CLIENT_REFUSED_GP_CONTACT', 'COURT_ORDER']).optional(),
      overrideText: personal(500, 20).optional(),
    }),
    SCALE_UP_CRISIS: scale,
    SCALE_DOWN: scale,
    /** not in the reference: who is on the care team has to be kept somewhere (docs: machines/deviations.ts) */
    ADD_TO_TEAM: z.object({ person }),
    REMOVE_FROM_TEAM: z.object({ person }),
    ATTACH_SIGNAL: z.object({ signalId: id, reporter: person.optional() }),
    ATTACH_ITEM: z.object({ itemId: id }),
    ATTACH_TRACK: z.object({ trackId: id, machine: z.string().max(40) }),
    CHANGE_OWNER: z.object({ owner: person.optional(), reason: personal(500).optional() }),
    LOG_CALL: z.object({ call: phoneCall }),
  },
  context: z.object({
    self: z.string(),
    clientId: z.string(),
    orgId: z.string().nullable(),
    theme,
    urgency,
    signalIds: z.array(z.string()),
    owner: z.string().nullable(),
    team: z.array(z.string()),
    openedAt: moment,
    /** consents asked for in this case; what they grant is read from the consents themselves */
    consentIds: z.array(z.string()),
    consentUntil: z.string().nullable(),
    triageOutcome: z.string().nullable(),
    exploration: ref.nullable(),
    plan: z.object({ goals: z.array(ref), actions: z.array(ref), nextEvaluation: z.string().nullable() }).nullable(),
    tracks: z.array(z.object({ id: z.string(), machine: z.string(), ended: z.boolean() })),
    mdoItems: z.array(z.string()),
    nextReview: z.string().nullable(),
    /** anchor of CASE_REVIEW (the agreed day, or the entry into inProgress) and the variant of its term: DATE, or the theme */
    reviewFrom: z.string().nullable(),
    reviewBy: z.string(),
    /** when the crisis that lasts began: a phone call counts from then on */
    crisisAt: z.string().nullable(),
    duplicateOf: z.string().nullable(),
    lastActivityAt: z.string(),
    phoneLog: z.array(phoneCallKept),
    scaling: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        at: z.string(),
        by: z.string(),
        reason: ref.nullable(),
        expected: ref.nullable(),
        substitute: z.string(),
        override: z.string().nullable(),
      }),
    ),
    notes: z.array(z.object({ at: z.string(), by: z.string(), event: z.string(), text: ref })),
    transferTo: ref.nullable(),
    deceasedOn: z.string().nullable(),
    endReason: z.string().nullable(),
    closedAt: z.string().nullable(),
  }),
};
export type CaseContext = z.infer<typeof contract.context>;
