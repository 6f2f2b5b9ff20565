import { z } from 'zod';
import { day, person } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

/** BR-17: without these three no plan is agreed. */
export const AGREEMENTS = ['visitAgreement', 'familyTalkAgreement', 'firstContactAgreement'] as const;

const pillar = z.enum(['ZZ', 'MM', 'GG']);
const safetyItem = z.enum(['FIRE', 'MEDICATION', 'MONEY', 'DRIVING', 'WANDERING', 'FALLING', 'FOOD', 'ABUSE']);
const risk = z.enum(['NONE', 'SOME', 'HIGH']);
const everyWeeks = z.number().int().min(1).max(26);
const text = (max: number) => personal(max).optional();
const kept = ref.nullable().optional();
const support = z.enum(['MEDICATION', 'HOME_CARE', 'DAY_CARE', 'WMO']);

/** The fields of the care plan (DOMAIN.md 4.6) as they are typed; a plan is written in as many steps as one likes. */
export const planFields = z.object({
  clientGoals: z.array(personal(200)).max(5).optional(),
  /** per pillar what is the matter and what is done about it, or why it does not apply */
  pillars: z
    .array(z.object({ pillar, situation: text(500), wish: text(300), action: text(300), who: text(120), notApplicable: text(200) }))
    .max(12)
    .optional(),
  safetyChecklist: z
    .array(z.object({ item: safetyItem, risk, measure: text(300) }))
    .max(8)
    .optional(),
  safetyNet: z
    .array(z.object({ who: personal(120), what: personal(200), when: text(120), fallback: text(200) }))
    .max(10)
    .optional(),
  /** who gives care at home besides: medication, home care, day care, what the municipality pays */
  support: z
    .array(z.object({ kind: support, who: personal(120), note: text(200) }))
    .max(12)
    .optional(),
  carers: z
    .array(z.object({ name: personal(120), relation: text(60), phone: text(40) }))
    .max(6)
    .optional(),
  stage: z.number().int().min(1).max(7).optional(),
  /** BR-17: the three agreements without which no plan is agreed */
  visitAgreement: z.object({ everyWeeks, byPerson: person.optional(), alternatesWith: person.optional() }).optional(),
  familyTalkAgreement: z.object({ withWhom: personal(120), byWhom: person, howOften: personal(120) }).optional(),
  firstContactAgreement: z.object({ byWhom: person, phone: text(40) }).optional(),
  crisisPlan: z.object({ signs: personal(500), firstStep: personal(300), phones: text(200) }).optional(),
  /** talked about on a day, or planned for one (4.6) */
  advanceCare: z
    .object({ talkedOn: day.optional(), plannedOn: day.optional(), treatmentLimits: text(500), representative: text(120), document: text(200) })
    .optional(),
  respite: z.object({ wanted: z.enum(['YES', 'NO', 'LATER']), arranged: text(200) }).optional(),
  housingFuture: text(500),
  evaluationDate: day.optional(),
});

/** The plan as the track keeps it. */
export const planKept = z.object({
  clientGoals: z.array(ref).optional(),
  pillars: z.array(z.object({ pillar, situation: kept, wish: kept, action: kept, who: kept, notApplicable: kept })).optional(),
  safetyChecklist: z.array(z.object({ item: safetyItem, risk, measure: kept })).optional(),
  safetyNet: z.array(z.object({ who: ref, what: ref, when: kept, fallback: kept })).optional(),
  support: z.array(z.object({ kind: support, who: ref, note: kept })).optional(),
  carers: z.array(z.object({ name: ref, relation: kept, phone: kept })).optional(),
  stage: z.number().optional(),
  visitAgreement: z.object({ everyWeeks, byPerson: z.string().optional(), alternatesWith: z.string().optional() }).optional(),
  familyTalkAgreement: z.object({ withWhom: ref, byWhom: z.string(), howOften: ref }).optional(),
  firstContactAgreement: z.object({ byWhom: z.string(), phone: kept }).optional(),
  crisisPlan: z.object({ signs: ref, firstStep: ref, phones: kept }).optional(),
  advanceCare: z
    .object({ talkedOn: z.string().optional(), plannedOn: z.string().optional(), treatmentLimits: kept, representative: kept, document: kept })
    .optional(),
  respite: z.object({ wanted: z.string(), arranged: kept }).optional(),
  housingFuture: kept,
  evaluationDate: z.string().optional(),
});
export type Plan = z.infer<typeof planKept>;
