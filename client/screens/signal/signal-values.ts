import type { T } from '../../words/i18n.ts';
import type { Errors, Values } from '../../parts/form/values.ts';

export type Call = { who?: string; called?: string; at?: string | null; outcome?: string };
export type SignalValues = Values & {
  clientId?: string | null;
  /** only for the screen: what the picker shows */
  clientName?: string;
  description?: string;
  what?: string;
  sinceWhen?: string | null;
  kind?: string | null;
  urgency?: string | null;
  clientKnows?: string | null;
  clientKnowsReason?: string;
  childrenInHome?: string | null;
  call?: Call;
};

export const kinds = [
  'NIET_PLUIS',
  'OVERBELASTING_MANTELZORG',
  'EENZAAMHEID',
  'VALLEN_FUNCTIEVERLIES',
  'PSYCHISCH',
  'VERSLAVING',
  'OPVOEDING',
  'GEDRAG_KIND',
  'KOPP',
  'VEILIGHEID',
  'SCHULDEN',
  'WONEN',
  'OVERIG',
];
const LEAST = 20;

/** Children in the home are asked for openly when it is about mental health, addiction or safety (DOMAIN.md 4.1). */
export const asksChildren = (values: SignalValues): boolean =>
  ['PSYCHISCH', 'VERSLAVING', 'VEILIGHEID'].includes(values.kind ?? '') || ['MENTAL_HEALTH', 'SAFETY'].includes(String(values.theme ?? ''));

/** What is still missing, by path, before anything is sent. An acute signal is never held up by its telephone log. */
export function lacking(values: SignalValues, t: T): Errors {
  const errors: Errors = {};
  const need = (path: string, there: unknown) => there || (errors[path] = t('form.required'));
  need('urgency', values.urgency);
  need('clientId', values.clientId || (values.description?.trim().length ?? 0) >= 3);
  if ((values.what?.trim().length ?? 0) < LEAST) errors.what = t('form.tooShort', { min: LEAST });
  need('sinceWhen', values.sinceWhen);
  need('kind', values.kind);
  need('clientKnows', values.clientKnows);
  if (values.clientKnows === 'NO' || values.clientKnows === 'NOT_YET_SAFE') need('clientKnowsReason', values.clientKnowsReason?.trim());
  if (asksChildren(values)) need('childrenInHome', values.childrenInHome);
  if (values.urgency === 'URGENT' || hasCall(values))
    for (const part of ['who', 'called', 'at', 'outcome'] as const) need(`call.${part}`, String(values.call?.[part] ?? '').trim());
  return errors;
}

/** The signal's own fields. */
export function payloadOf(values: SignalValues): Values {
  const { clientName: _shown, call, ...payload } = values;
  const pressing = values.urgency === 'ACUTE' || values.urgency === 'URGENT';
  return { ...payload, ...(pressing && hasCall(values) ? { phoneLog: [call] } : {}) };
}

const hasCall = (values: SignalValues): boolean => Boolean(values.call?.called?.trim() || values.call?.outcome?.trim());
