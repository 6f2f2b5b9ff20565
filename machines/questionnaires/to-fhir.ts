import type { Answers } from './answers.ts';
import { asks, flat, type Form, type Item } from './read-questionnaire.ts';

type Head = { id: string; status: 'completed' | 'amended' | 'entered-in-error'; authored: string; subject: string | null; author: string | null };
type ResponseItem = { linkId: string; text: string; item?: ResponseItem[]; answer?: Record<string, unknown>[] };

/** The answers as a FHIR R4 QuestionnaireResponse, for whoever reads that; in the groups of the questionnaire. */
export function toFhir(form: Form, answers: Answers, head: Head): Record<string, unknown> {
  return {
    resourceType: 'QuestionnaireResponse',
    id: head.id,
    questionnaire: form.canonical,
    status: head.status,
    ...(head.subject && { subject: { reference: `Patient/${head.subject}` } }),
    authored: head.authored,
    ...(head.author && { author: { reference: `Practitioner/${head.author}` } }),
    item: itemsOf(form.items, answers),
  };
}

function itemsOf(items: readonly Item[], answers: Answers): ResponseItem[] {
  return items
    .filter((item) => flat([item]).some((one) => asks(one) && answers[one.linkId] !== undefined))
    .map((item) => ({
      linkId: item.linkId,
      text: item.text.nl,
      ...(item.items.length ? { item: itemsOf(item.items, answers) } : { answer: [valueOf(item, answers)] }),
    }));
}

function valueOf(item: Item, answers: Answers): Record<string, unknown> {
  const answer = answers[item.linkId];
  switch (item.type) {
    case 'choice':
      return { valueCoding: { code: answer, display: item.options.find(({ code }) => code === answer)?.label.nl } };
    case 'integer':
      return { valueInteger: answer };
    case 'decimal':
      return { valueDecimal: answer };
    case 'date':
      return { valueDate: answer };
    case 'boolean':
      return { valueBoolean: answer };
    default:
      return { valueString: answer };
  }
}
