import { z } from 'zod';
import { contract } from '../../../../machines/dementia/contract.ts';
import type { DementiaContext } from '../../../../machines/dementia/contract.ts';
import { useDraft } from '../../../parts/form/drafts.ts';
import { fieldsOf, type Field } from '../../../parts/form/fields.ts';
import { filled, type Values } from '../../../parts/form/values.ts';

/** The parts in which a plan is written, the client's own goals first (4.6). The three agreements have their own place. */
export const SECTIONS = [
  { id: 'goals', fields: ['clientGoals'] },
  { id: 'pillars', fields: ['pillars'] },
  { id: 'safety', fields: ['safetyChecklist'] },
  { id: 'net', fields: ['safetyNet', 'carers', 'support'] },
  { id: 'crisis', fields: ['crisisPlan'] },
  { id: 'carer', fields: ['strain', 'respite'] },
  { id: 'later', fields: ['advanceCare', 'housingFuture'] },
  { id: 'when', fields: ['stage', 'evaluationDate'] },
] as const;
export type Section = (typeof SECTIONS)[number];

const whole: z.ZodObject = contract.events.WRITE_PLAN;

/** The contract of some fields of the plan, and its questions. */
export const schemaOf = (fields: readonly string[]): z.ZodObject => z.object(Object.fromEntries(fields.map((name) => [name, whole.shape[name]])));
const questions = new Map(fieldsOf(whole).map((field) => [field.name, field]));
export const questionOf = (name: string): Field => questions.get(name)!;

/** What a section begins with: what the plan holds. */
export function baseOf(data: DementiaContext, fields: readonly string[]): Values {
  const plan = (data.plan ?? {}) as Values;
  return Object.fromEntries(fields.flatMap((name) => (plan[name] === undefined || plan[name] === null ? [] : [[name, plan[name]]])));
}

/** What of a section is sent: without lines in which nothing was said; a list that was emptied goes as empty. */
export function payloadOf(values: Values, base: Values): Values {
  const said = { ...values };
  if (Array.isArray(said.pillars)) said.pillars = (said.pillars as Values[]).filter((line) => Object.keys(filled(line)).length > 1);
  const payload = filled(said);
  for (const [name, before] of Object.entries(base)) if (Array.isArray(before) && before.length > 0 && payload[name] === undefined) payload[name] = [];
  return payload;
}

const keyOf = (id: string, section: string): string => `${id}:plan:${section}`;
export const draftKeyOf = (id: string, section: Section | string): string => keyOf(id, typeof section === 'string' ? section : section.id);

/** What was typed in any section and not sent yet, together (`put` adds what was recorded beside the sections), and a way to forget it once it went. */
export function useTyped(id: string, data: DementiaContext): { typed: Values; kept: Values; put: (payload: Values) => void; forget: () => void } {
  // The same eight at every drawing.
  const drafts = SECTIONS.map((section) => ({ section, draft: useDraft(draftKeyOf(id, section)) }));
  const kept = useDraft(draftKeyOf(id, 'kept'));
  const typed: Values = { ...kept[0] };
  for (const { section, draft } of drafts) if (draft[0]) Object.assign(typed, payloadOf(draft[0], baseOf(data, section.fields)));
  return {
    typed,
    kept: kept[0] ?? {},
    put: (payload) => kept[1]({ ...kept[0], ...payload }),
    forget: () => {
      for (const { draft } of drafts) draft[1](null);
      kept[1](null);
    },
  };
}
