import { wrongIn, type Answers } from '../../../machines/questionnaires/answers.ts';
import type { Form } from '../../../machines/questionnaires/read-questionnaire.ts';
import type { Errors } from '../form/values.ts';
import { pathOf } from './questionnaire-fields.tsx';
import type { words } from './words.ts';

type T = (key: keyof (typeof words)['nl']) => string;

/** What is wrong with the answers, as messages by the path that the form around it uses. `needs` must be there as well. */
export function questionnaireErrors(form: Form, answers: Answers, at: string, t: T, needs: readonly string[] = []): Errors {
  const wrong = wrongIn(form, answers);
  for (const linkId of needs) if (!answers[linkId]) wrong[linkId] ??= 'required';
  return Object.fromEntries(Object.entries(wrong).map(([linkId, what]) => [pathOf(at, linkId), t(`wrong.${what}`)]));
}

/** The answers of one questionnaire out of the flat values of a form in which each stands under its path. */
export function answersAt(values: Record<string, unknown>, at: string): Answers {
  const start = at ? `${at}.` : '';
  return Object.fromEntries(
    Object.entries(values).flatMap(([path, value]) =>
      path.startsWith(start) && value !== null && value !== undefined && value !== '' ? [[path.slice(start.length), value as Answers[string]]] : [],
    ),
  );
}
