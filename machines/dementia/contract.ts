import { z } from 'zod';
import { client, day, dayAhead, id, person, phoneCall, phoneCallKept } from '../blocks.ts';
import { noteKept, timeKept } from '../notes.ts';
import { personal, ref } from '../personal.ts';
import { AGREEMENTS, planFields, planKept } from './plan-fields.ts';

const nothing = z.object({});
const why = z.object({ reason: personal(500).optional() });
const perseverance = z.enum(['LT_1W', '1W_1M', '1M_6M', '6M_1Y', '1Y_2Y', 'GT_2Y']);
/** Scores only: the statements of the questionnaire are not ours (DOMAIN.md 8). */
const strain = z.object({ ediz: z.number().int().min(0).max(9).optional(), perseveranceTime: perseverance.optional(), on: day.optional() });
const stage = z.number().int().min(1).max(7);
const diagnosis = z.enum(['ALZHEIMER', 'VASCULAR', 'MIXED', 'LEWY', 'FTD', 'OTHER', 'UNKNOWN']);
const seen = { on: day.optional(), minutes: z.number().int().min(5).max(480).optional(), note: personal(1000).optional() };
/** the next visit is planned when one is recorded; empty: as agreed, or as the stage asks */
const next = { nextOn: dayAhead.optional(), nextBy: person.optional() };
const chosen = z.object({ casemanager: person.optional() });
const deceased = z.object({ on: day.optional() });

export const contract = {
  input: z.object({
    caseId: id.optional(),
    clientId: client.optional(),
    /** who makes the first contact, when that was agreed before (BR-17) */
    worker: person.optional(),
    orgId: id.meta({ pick: 'organisation' }).optional(),
    reason: personal(500).optional(),
  }),
  events: {
    ASSIGN_FIRST_CONTACT: z.object({ contact: person.optional() }),
    CONTACT_LOGGED: z.object(seen),
    CONCERN_CONFIRMED: why,
    CONCERN_UNCLEAR: why,
    CONCERN_RESOLVED: why,
    CLIENT_DECLINES: why,
    CLIENT_DECEASED: deceased,
    ENROL_CM: z.object({ on: day.optional(), provider: id.meta({ pick: 'organisation' }).optional() }),
    DIAGNOSIS_DEMENTIA: z.object({ on: day.optional(), diagnosis: diagnosis.default('UNKNOWN'), stage: stage.optional() }),
    DIAGNOSIS_OTHER: why,
    CM_ASSIGNED: chosen,
    FIRST_CM_CONTACT: z.object(seen),
    INTAKE_DONE: z.object({ ...seen, hasCarer: z.boolean().optional(), strain: strain.optional(), stage: stage.optional() }),
    /** the plan is written bit by bit; what is not said stays as it was */
    WRITE_PLAN: planFields.extend({ strain: strain.optional() }),
    PLAN_AGREED: planFields.extend({
      agreedBy: z.enum(['CLIENT', 'REPRESENTATIVE']).default('CLIENT'),
      carerHeard: z.boolean().optional(),
      strain: strain.optional(),
    }),
    TEMP_ADMITTED: z.object({
      place: z.enum(['HOSPITAL', 'ELV_LOW', 'ELV_HIGH', 'OTHER']).default('OTHER'),
      goal: personal(300).optional(),
      expectedReturn: day.optional(),
      reason: personal(500).optional(),
    }),
    PREPARE_ADMISSION: why,
    CM_CHANGED: chosen,
    CM_LEFT: why,
    MOVED_AWAY: z.object({ to: personal(200).optional() }),
    VISIT_LOGGED: z.object({ ...seen, kind: z.enum(['CARE', 'SOCIAL']).default('CARE'), strain: strain.optional(), ...next }),
    /** the next visit on another day, or by somebody else, without one having been made */
    VISIT_MOVED: z.object({ nextOn: dayAhead, nextBy: person.optional() }),
    STAGE_CHANGED: z.object({ stage, on: day.optional() }),
    PLAN_REVIEWED: planFields.extend({ strain: strain.optional() }),
    CARER_STRAIN_HIGH: z.object({ strain: strain.optional(), note: personal(1000).optional() }),
    START_RESPITE: z.object({ until: day.optional(), where: personal(200).optional() }),
    RESPITE_ENDED: z.object({ note: personal(500).optional() }),
    RAISE_CRISIS: why,
    STABILISED: why,
    CRISIS_STABILISED: z.object({ call: phoneCall.optional() }),
    EMERGENCY_ADMISSION: why,
    RETURNED_HOME: why,
    WLZ_GRANTED: z.object({ from: day.optional() }),
    ADMITTED: z.object({ on: day.optional(), where: personal(200).optional() }),
    STAYS_HOME: why,
    HANDOVER_DONE: z.object({ to: personal(200).optional(), note: personal(1000).optional() }),
    AFTERCARE_DONE: nothing,
    BEREAVEMENT_CONTACT_LOGGED: z.object(seen),
    CLOSE: why,
    REOPEN: why,
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    orgId: z.string().nullable(),
    /** who has the track in hand: first contact until there is a case manager */
    worker: z.string().nullable(),
    contact: z.string().nullable(),
    raisedBy: z.string().nullable(),
    casemanager: z.string().nullable(),
    /** one fixed guide: every change of case manager counts (P-123) */
    casemanagers: z.array(z.object({ person: z.string(), since: z.string() })),
    raisedOn: z.string(),
    /** registered with the case management provider: the waiting clock runs from here until the first contact */
    enrolledOn: z.string().nullable(),
    provider: z.string().nullable(),
    firstCmContactOn: z.string().nullable(),
    waitDays: z.number().nullable(),
    /** every wait that ended, and by what: those who declined or died waited too (NZa) */
    waits: z.array(z.object({ from: z.string(), until: z.string(), end: z.enum(['CONTACT', 'DECLINED', 'DECEASED']) })),
    /** the anchor of CM_WAIT_NORM; null when the clock stopped or the norm was passed and told */
    waitFrom: z.string().nullable(),
    diagnosis: z.object({ type: diagnosis, on: z.string(), by: z.string() }).nullable(),
    stages: z.array(z.object({ stage, on: z.string(), by: z.string() })),
    hasCarer: z.boolean().nullable(),
    strains: z.array(z.object({ ediz: z.number().nullable(), perseveranceTime: z.string().nullable(), level: z.string(), on: z.string() })),
    plan: planKept.nullable(),
    /** which of the three agreements of BR-17 the plan lacks; a board shows them without opening the plan */
    lacks: z.array(z.enum(AGREEMENTS)),
    agreed: z.object({ by: z.string(), carerHeard: z.boolean().nullable(), on: z.string() }).nullable(),
    /** the day on which the plan is evaluated; the anchor of PLAN_REVIEW */
    planDue: z.string().nullable(),
    /** the same day, also when it has passed and was told */
    reviewOn: z.string().nullable(),
    /** the anchor of VISIT_DUE, and the variant that says how long: W8 as agreed, GDS6 by stage, INTENSIFIED; PLANNED: that day itself */
    visitFrom: z.string().nullable(),
    visitPace: z.string(),
    /** the usual rhythm behind it, also when a day was said */
    rhythm: z.string(),
    /** who makes the next visit: as agreed, or as was said at the last one */
    visitor: z.string().nullable(),
    /** links the open visit task; `visitBefore` the one that this step settles */
    visitKey: z.string().nullable(),
    visitBefore: z.string().nullable(),
    contactKey: z.string().nullable(),
    /** the day of the planned return; the anchor of RESPITE_END */
    respiteUntil: z.string().nullable(),
    stay: z.object({ place: z.string(), goal: ref.nullable(), expectedReturn: z.string().nullable(), since: z.string() }).nullable(),
    wlzFrom: z.string().nullable(),
    crisisAt: z.string().nullable(),
    phoneLog: z.array(phoneCallKept),
    deceasedOn: z.string().nullable(),
    ledger: z.array(timeKept),
    notes: z.array(noteKept),
    closedAt: z.string().nullable(),
  }),
};
export type DementiaContext = z.infer<typeof contract.context>;
