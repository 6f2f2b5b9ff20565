import { Button } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import type { z } from 'zod';
import type { Problem } from '../../server/contract/shapes.ts';
import { useMe } from '../cache.ts';
import { serverNow } from '../clock.ts';
import { dayOf } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { useTrackWords } from '../words/sentences.ts';
import { Refused } from './feedback.tsx';
import { fieldsOf, type Field } from './form/fields.ts';
import { useFresh } from './form/nested.tsx';
import { nameOf, Question } from './form/question.tsx';
import { focusField, useForm } from './form/use-form.ts';
import { check, initialValues, type Errors, type Values } from './form/values.ts';

export type EventFormProps = {
  machine: string;
  /** what the person fills in: an event's schema or the input of a start */
  schema: z.ZodObject;
  /** under which the unsent text is kept: instance and event */
  draftKey: string;
  submitLabel: string;
  /** resolves with the refusal, or null when it went through */
  onSubmit: (payload: Values) => Promise<Problem | null>;
  onCancel?: () => void;
  /** values that the place knows; those of `hidden` are sent along without being asked */
  initial?: Values;
  hidden?: string[];
  /** fields that must be filled in now, though the contract leaves them free */
  needs?: string[];
  help?: string;
  autoFocus?: boolean;
};

/** A form built from a machine's contract: labels, help and enum words from its words, defaults from it and from the place. */
export function EventForm({
  machine,
  schema,
  draftKey,
  submitLabel,
  onSubmit,
  onCancel,
  initial = {},
  hidden = [],
  needs = [],
  help,
  autoFocus = true,
}: EventFormProps) {
  const { t } = useWords();
  const words = useTrackWords(machine);
  const fields = useMemo(() => fieldsOf(schema).filter((field) => !hidden.includes(field.name)), [schema, hidden.join()]);
  const mark = needs.length > 0 || fields.some((field) => field.required);
  const isNeeded = (name: string) => needs.some((path) => path === name || path.startsWith(`${name}.`));
  const form = useForm({
    draftKey,
    base: useDefaults(fields, initial, isNeeded),
    // A draft may be older than what the place knows by now.
    payloadOf: (values) => ({ ...values, ...Object.fromEntries(hidden.filter((name) => name in initial).map((name) => [name, initial[name]])) }),
    check: (payload) => check(schema, payload, needs, t),
    send: onSubmit,
  });
  const { values, errors, problem, prefix } = form;

  useEffect(() => {
    if (autoFocus) form.ref.current?.querySelector<HTMLElement>('.questions input:not([type=hidden]), .questions textarea')?.focus();
  }, [autoFocus]);

  return (
    <form ref={form.ref} className="stack" noValidate onSubmit={(event) => void form.submit(event)}>
      {(help || !mark) && (
        <p className="quiet" style={{ margin: 0 }}>
          {[help, !mark && t('form.allFree')].filter(Boolean).join(' ')}
        </p>
      )}
      <ErrorSummary errors={errors} prefix={prefix} labelOf={(path) => nameOf(words, path, path.split('.').at(-1)!).label} />
      <div className="questions">
        {fields.map((field) => (
          <div key={field.name} className={isWide(field) ? 'wide' : undefined}>
            <Question
              field={field}
              words={words}
              value={values[field.name]}
              onChange={(value) => form.change({ [field.name]: value })}
              errors={errors}
              path={field.name}
              needed={isNeeded(field.name)}
              prefix={prefix}
              mark={mark}
            />
          </div>
        ))}
      </div>
      <Refused problem={problem && Object.keys(errors).length === 0 ? problem : null} />
      <div className="line">
        <Button type="submit" loading={form.busy}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="subtle" color="gray" c="inherit" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
        {form.draft && (
          <span className="line small" title={t('form.unsentHelp')}>
            <span className="tag warn">{t('form.unsent')}</span>
            <button type="button" className="linkish" onClick={form.discard}>
              {t('form.discard')}
            </button>
          </span>
        )}
      </div>
    </form>
  );
}

/** All that is wrong, on top, each a link to its field (GOV.UK's error summary). */
export function ErrorSummary({ errors, prefix, labelOf }: { errors: Errors; prefix: string; labelOf: (path: string) => string }) {
  const { t } = useWords();
  const wrong = Object.entries(errors);
  if (wrong.length === 0) return null;
  return (
    <div className="note danger" role="alert" tabIndex={-1}>
      <b>{wrong.length === 1 ? t('form.errorTitle') : t('form.errorTitleMany', { count: wrong.length })}</b>
      <ul style={{ margin: '4px 0 0', paddingLeft: 20 }}>
        {wrong.map(([path, message]) => (
          <li key={path}>
            <a
              href={`#${prefix}-${path}`}
              style={{ color: 'inherit' }}
              onClick={(event) => {
                event.preventDefault();
                focusField(prefix, path);
              }}
            >
              {labelOf(path)}
            </a>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A group that must be there begins filled in; today for "on", the person one is for "asked by" and "owner": what people would fill in themselves. */
function useDefaults(fields: Field[], initial: Values, isNeeded: (name: string) => boolean): Values {
  const me = useMe().data;
  const fresh = useFresh();
  return useMemo(() => {
    const known: Values = { ...initial };
    for (const field of fields) {
      if (known[field.name] !== undefined) continue;
      if (field.kind === 'group' && (field.required || isNeeded(field.name))) known[field.name] = fresh(field.fields ?? []);
      if (field.kind === 'day' && field.name === 'on') known.on = dayOf(serverNow());
      if (field.pick === 'person' && field.kind === 'pick' && ['owner', 'askedBy'].includes(field.name)) known[field.name] = me?.person.id;
    }
    return initialValues(fields, known);
  }, [fields, JSON.stringify(initial), me?.person.id]);
}

const isWide = (field: Field): boolean =>
  ['long', 'list', 'texts', 'group', 'many', 'pick', 'pickMany'].includes(field.kind) || (field.kind === 'choice' && (field.options?.length ?? 0) > 2);
