import { setup } from 'xstate';
import { assigns, type Keeping } from '../assigns.ts';
import { besideFrom } from '../beside-case.ts';
import { by } from '../by.ts';
import { dayInAmsterdam } from '../calendar.ts';
import { noted } from '../notes.ts';
import { findQuestionnaire } from '../questionnaires/questionnaires.ts';
import { CATEGORIES } from '../questionnaires/read-questionnaire.ts';
import { ANY } from '../roles.ts';
import type { Born, Said } from '../track.ts';
import type { contract, QuestionnaireResponseContext } from './contract.ts';

type Args = { context: QuestionnaireResponseContext; event: any };
type Kept = QuestionnaireResponseContext['answers'];

const keep = {
  keepAnswers: ({ context, event }) => ({ ...filledIn(event), notes: noted(context.notes, event) }),
  keepReason: ({ context, event }) => ({ notes: noted(context.notes, event) }),
} satisfies Record<string, Keeping<QuestionnaireResponseContext>>;

const amend = { guard: 'sameQuestionnaire', target: 'amended', actions: 'keepAnswers', meta: by(ANY) } as const;
const wrong = { target: 'enteredInError', actions: 'keepReason', meta: by(ANY) } as const;

/** [VRG4] A questionnaire or score that was filled in about a client, as FHIR's QuestionnaireResponse: a correction is a new version, nothing is deleted (BR-27). */
export const machine = setup({
  types: { context: {} as QuestionnaireResponseContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards: {
    // [VRG5] another questionnaire is another response
    sameQuestionnaire: ({ context, event }: Args) => codeOf(event.questionnaire) === context.code,
  },
  actions: assigns<QuestionnaireResponseContext, typeof keep>(keep),
}).createMachine({
  id: 'questionnaireResponse',
  context: ({ input }) => begin(input),
  initial: 'completed',
  states: {
    completed: { on: { AMEND: amend, ENTERED_IN_ERROR: wrong } },
    amended: { on: { AMEND: amend, ENTERED_IN_ERROR: wrong } },
    enteredInError: { type: 'final' },
  },
});

const codeOf = (canonical: string): string => findQuestionnaire(canonical)?.code ?? '';

function begin(born: Born<typeof contract.input>): QuestionnaireResponseContext {
  return {
    self: born.self,
    ...besideFrom(born),
    about: born.about ?? null,
    author: born.by.person === 'system' ? null : born.by.person,
    ...filledIn(born),
    notes: [],
  };
}

function filledIn(event: any): Pick<QuestionnaireResponseContext, 'questionnaire' | 'code' | 'on' | 'answers'> {
  const answers = Object.fromEntries(CATEGORIES.map((category) => [category, event.answers?.[category] ?? null])) as Kept;
  const today = dayInAmsterdam(event.at);
  return { questionnaire: event.questionnaire, code: codeOf(event.questionnaire), on: event.on && event.on <= today ? event.on : today, answers };
}
