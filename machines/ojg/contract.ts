import { z } from 'zod';
import { client, day, id, moment, person } from '../blocks.ts';
import { noteKept, timeKept } from '../notes.ts';
import { personal, ref } from '../personal.ts';

const nothing = z.object({});
const why = z.object({ reason: personal(500).optional() });
const intervention = z.enum(['PSYCHO_EDUCATION', 'PARENT_GUIDANCE', 'SHORT_TREATMENT', 'PREVENTION', 'BRIDGING', 'CONSULT', 'COORDINATION']);
/** What a question is about (DOMAIN.md 4.5). */
export const problemField = z.enum(['EMOTIONAL', 'BEHAVIOUR', 'SCHOOL', 'SOCIAL', 'FAMILY', 'TRAUMA', 'PSYCHOSOMATIC', 'DEVELOPMENT', 'OTHER']);
const childCheck = z.enum(['KOPP_YES', 'KOPP_NO', 'KOV_YES', 'KOV_NO', 'UNKNOWN']);
const outcome = z.enum([
  'HELPED_NO_REFERRAL',
  'REFERRED_SPECIALISED_GGZ',
  'REFERRED_BASIC_GGZ',
  'REFERRED_TEAM',
  'REFERRED_LVB_OR_YOUTHCARE',
  'FREELY_ACCESSIBLE',
  'EXTENDED_WITH_ALLOCATION',
  'STOPPED',
]);
const prevented = z.enum(['YES_CLEARLY', 'PROBABLY', 'NO']);

const place = z.enum(['PRACTICE', 'TEAM', 'HOME', 'AT_SCHOOL', 'VIDEO']);

/** A talk with youth or parents, face to face or by video. */
const talk = z.object({
  on: day.optional(),
  minutes: z.number().int().min(5).max(240).optional(),
  spokenWith: z.enum(['YOUTH', 'PARENTS', 'FAMILY', 'SCHOOL']).default('FAMILY'),
  intervention: intervention.optional(),
  note: personal(1000).optional(),
});
const minutes = z.number().int().min(1).max(240).optional();

export const contract = {
  input: z.object({
    caseId: id.optional(),
    clientId: client.optional(),
    worker: person.optional(),
    orgId: id.meta({ pick: 'organisation' }).optional(),
    referralQuestion: personal(300).optional(),
    referredOn: day.optional(),
  }),
  events: {
    ACCEPT_REFERRAL: nothing,
    CONSULT_ONLY: z.object({ problemField: problemField.optional() }),
    DECLINE: why,
    CLOSE_CONSULT: z.object({ minutes, advice: personal(500).optional() }),
    INTAKE_HELD: talk,
    NO_SHOW: z.object({ note: personal(300).optional() }),
    CLIENT_DECLINES: why,
    SESSION_HELD: talk,
    HOME_VISIT_LOGGED: z.object({ on: day.optional(), minutes, note: personal(1000).optional() }),
    /** the next talk, or visit; a talk that is held or missed takes it off */
    PLAN_TALK: z.object({ when: moment, place: place.default('PRACTICE'), note: personal(300).optional() }),
    TALK_OFF: why,
    /** the answer to what the fifth talk asks: a few more are enough */
    GO_ON: z.object({ reason: personal(500).optional() }),
    GP_CONSULTED: z.object({ on: day.optional(), minutes, note: personal(1000).optional() }),
    RAISE_SAFETY: z.object({ reason: personal(500).optional() }),
    CLARIFICATION_DONE: z.object({ questionAfterClarification: personal(500).optional() }),
    CLIENT_STOPS: why,
    CHOOSE_SHORT: z.object({ reason: personal(500).optional() }),
    CHOOSE_REFER: z.object({ reason: personal(500).optional() }),
    CHOOSE_NONE: why,
    EXTENSION_NEEDED: z.object({ reason: personal(500).optional(), product: z.string().max(20).optional(), startsOn: day.optional() }),
    BRIDGE_SESSION: talk,
    ALLOCATION_GRANTED: z.object({
      number: z.string().max(40).optional(),
      product: z.string().max(20).optional(),
      from: day.optional(),
      until: day.optional(),
    }),
    ALLOCATION_REJECTED: why,
    GOALS_REACHED: why,
    REFERRAL_ACCEPTED: nothing,
    REFERRAL_REJECTED: why,
    /** DOMAIN.md 4.5; what follows from the way it went is filled in when it is not said */
    REPORT_WRITTEN: z.object({
      questionAfterClarification: personal(500).optional(),
      problemFields: z.array(problemField).max(9).default([]),
      interventions: z.array(intervention).max(7).optional(),
      childCheckParents: z.array(childCheck).max(3).default([]),
      outcome: outcome.optional(),
      referralPrevented: prevented.optional(),
      result: personal(1500).optional(),
      advice: personal(800).optional(),
    }),
    CONSENT_GRANTED: z.object({ note: personal(500).optional() }),
    CONSENT_REFUSED: why,
    ACKNOWLEDGED: nothing,
    REOPEN: z.object({ reason: personal(500).optional(), signalId: id.optional() }),
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    orgId: z.string().nullable(),
    worker: z.string().nullable(),
    /** who referred: sees how it goes, not what was said */
    referrer: z.string().nullable(),
    referralQuestion: ref.nullable(),
    referredOn: z.string(),
    /** BR-07: at `soft` the question what next, at `hard` no talk without allocation; `bridge` talks while one waits */
    limits: z.object({ soft: z.number(), hard: z.number(), bridge: z.number() }),
    counted: z.number(),
    bridged: z.number(),
    homeVisits: z.number(),
    firstTalk: z.string().nullable(),
    lastTalk: z.string().nullable(),
    /** an instant; anchor of OJG_TALK */
    nextTalk: z.string().nullable(),
    nextPlace: place.nullable(),
    /** when the question of the fifth talk was answered; null as long as it is open */
    evaluatedAt: z.string().nullable(),
    gpConsultedOn: z.string().nullable(),
    interventions: z.array(intervention),
    ledger: z.array(timeKept),
    problemField: z.string().nullable(),
    question: ref.nullable(),
    allocation: z.object({ number: z.string().nullable(), product: z.string().nullable(), from: z.string(), until: z.string() }).nullable(),
    /** the last day of the allocation; the anchor of ALLOCATION_END */
    allocationUntil: z.string().nullable(),
    /** how it ended, before anybody wrote the report */
    wayOut: outcome.nullable(),
    report: z
      .object({
        question: ref.nullable(),
        problemFields: z.array(problemField),
        interventions: z.array(intervention),
        childCheckParents: z.array(childCheck),
        outcome,
        referralPrevented: prevented,
        result: ref.nullable(),
        advice: ref.nullable(),
        at: z.string(),
      })
      .nullable(),
    /** null as long as nobody was asked; false: kept inside, not shared */
    shared: z.boolean().nullable(),
    /** the GP to whom the report went */
    gpPerson: z.string().nullable(),
    /** anchor of OJG_IDLE */
    lastActivityAt: z.string(),
    notes: z.array(noteKept),
    closedAt: z.string().nullable(),
  }),
};
export type OjgContext = z.infer<typeof contract.context>;
