import { z } from 'zod';
import { client, day, id } from '../blocks.ts';
import { noteKept } from '../notes.ts';
import { personal, ref } from '../personal.ts';
import { fromKept, wrongIn } from '../questionnaires/answers.ts';
import { findQuestionnaire } from '../questionnaires/questionnaires.ts';
import { CATEGORIES } from '../questionnaires/read-questionnaire.ts';

const list = z
  .array(z.object({ linkId: z.string().max(40), answer: personal(2000) }))
  .max(80)
  .optional();
/** Under the category that the questionnaire belongs to: who may not read that category does not get the answers. */
const answers = z.object({ medical: list, mental: list, social: list, youth: list, dementia: list });
const kept = z.array(z.object({ linkId: z.string(), answer: ref })).nullable();
const filled = { questionnaire: z.string().max(200), answers, on: day.optional() };

/** [VRG4] the answers fit the version of the questionnaire that they name; each fault at its own question. */
function fits(value: { questionnaire: string; answers: z.infer<typeof answers> }, context: z.core.$RefinementCtx): void {
  const fault = (path: string[]) => context.addIssue({ code: 'custom', path, message: 'not filled in well' });
  const form = findQuestionnaire(value.questionnaire);
  if (!form || form.category === 'none') return fault(['questionnaire']);
  for (const category of CATEGORIES) if (category !== form.category && value.answers[category]?.length) fault(['answers', category]);
  const given = value.answers[form.category] ?? [];
  if (new Set(given.map(({ linkId }) => linkId)).size !== given.length) return fault(['answers', form.category]);
  for (const linkId of Object.keys(wrongIn(form, fromKept(form, given)))) fault(['answers', form.category, linkId]);
}

/** Answers that fit, for whoever reads the contract and for tests that speak at random. */
const example = { questionnaire: 'https://mekoar.example/fhir/Questionnaire/ediz|1.0.0', answers: { dementia: [{ linkId: 'score', answer: '7' }] } };

export const contract = {
  input: z
    .object({
      caseId: id.optional(),
      clientId: client.optional(),
      orgId: id.meta({ pick: 'organisation' }).optional(),
      /** the track for which it was filled in */
      about: id.optional(),
      ...filled,
    })
    .superRefine(fits)
    .meta({ examples: [example] }),
  events: {
    AMEND: z
      .object({ ...filled, reason: personal(500) })
      .superRefine(fits)
      .meta({ examples: [{ ...example, reason: 'Verkeerd overgenomen van papier.' }] }),
    ENTERED_IN_ERROR: z.object({ reason: personal(500) }),
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    orgId: z.string().nullable(),
    about: z.string().nullable(),
    /** who filled it in; reads it himself whatever its category */
    author: z.string().nullable(),
    /** `url|version` */
    questionnaire: z.string(),
    code: z.string(),
    /** the day it is about */
    on: z.string(),
    answers: z.object({ medical: kept, mental: kept, social: kept, youth: kept, dementia: kept }),
    notes: z.array(noteKept),
  }),
};
export type QuestionnaireResponseContext = z.infer<typeof contract.context>;
