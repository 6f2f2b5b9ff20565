import type { z } from 'zod';
import type { Problem } from '../../../server/contract/shapes.ts';
import type { Locale } from '../../../machines/track.ts';
import type { T } from '../../words/i18n.ts';
import type { Field } from './fields.ts';

export type Values = Record<string, unknown>;
/** Messages by dotted path: `call.who`. */
export type Errors = Record<string, string>;

/** What a form begins with: what the place knows, else the contract's own default. */
export function initialValues(fields: Field[], given: Values): Values {
  const values: Values = { ...given };
  for (const field of fields) if (values[field.name] === undefined && field.initial !== undefined) values[field.name] = field.initial;
  return values;
}

/** What is sent: nothing that was left empty. */
export function filled(values: Values): Values {
  const kept: Values = {};
  for (const [name, value] of Object.entries(values)) {
    const one = clean(value);
    if (one !== undefined) kept[name] = one;
  }
  return kept;
}

function clean(value: unknown): unknown {
  if (value === '' || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const list = value.map(clean).filter((one) => one !== undefined);
    return list.length ? list : undefined;
  }
  if (typeof value === 'object') {
    const inner = filled(value as Values);
    return Object.keys(inner).length ? inner : undefined;
  }
  return typeof value === 'string' ? value.trim() || undefined : value;
}

/** Looks at the values with the machine's own contract, before anything is sent. `needs` are paths that must not be empty. */
export function check(schema: z.ZodObject, payload: Values, needs: string[], t: T): Errors {
  const errors: Errors = {};
  const parsed = schema.safeParse(payload);
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join('.')] ??= message(issue, t);
  for (const path of needs) if (at(payload, path) === undefined) errors[path] ??= t('form.required');
  return errors;
}

/** The server's field errors by path. */
export function errorsOf(problem: Problem, locale: Locale): Errors {
  return Object.fromEntries((problem.errors ?? []).map((error) => [error.path.replace(/^input\./, ''), error.text[locale]]));
}

/** The value at a dotted path. */
export function at(values: unknown, path: string): unknown {
  return path.split('.').reduce<any>((value, key) => value?.[key], values);
}

function message(issue: z.core.$ZodIssue, t: T): string {
  if (issue.code === 'invalid_type' || (issue.code === 'invalid_value' && issue.input === undefined)) return t('form.required');
  if (issue.code === 'too_small') return Number(issue.minimum) > 1 ? t('form.tooShort', { min: issue.minimum }) : t('form.required');
  if (issue.code === 'too_big') return t('form.tooLong', { max: issue.maximum });
  return t('form.bad');
}
