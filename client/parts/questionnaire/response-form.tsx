import { Button, TextInput } from '@mantine/core';
import { DateField } from '../date-field.tsx';
import { toKept, type Answers } from '../../../machines/questionnaires/answers.ts';
import { flat, type Form } from '../../../machines/questionnaires/read-questionnaire.ts';
import type { Problem } from '../../../server/contract/shapes.ts';
import { serverNow } from '../../clock.ts';
import { dayOf } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { useOwnWords } from '../../words/own.ts';
import { ErrorSummary } from '../event-form.tsx';
import { Refused } from '../feedback.tsx';
import { useForm } from '../form/use-form.ts';
import type { Values } from '../form/values.ts';
import { answersAt, questionnaireErrors } from './questionnaire-errors.ts';
import { QuestionnaireFields, QuestionnaireProgress } from './questionnaire-fields.tsx';
import { QuestionnaireSource } from './questionnaire-read.tsx';
import { words } from './words.ts';

const AT = 'q';

/** Filling in one questionnaire, anew or as a correction (`before`, which asks why). Nothing typed is lost: the draft is kept under `draftKey`. */
export function ResponseForm(props: {
  form: Form;
  draftKey: string;
  before?: { answers: Answers; on: string };
  onSubmit: (payload: Values) => Promise<Problem | null>;
  onCancel: () => void;
}) {
  const { form, before } = props;
  const { t: w } = useWords();
  const { t, locale } = useOwnWords(words);
  const base: Values = {
    on: before?.on ?? dayOf(serverNow()),
    ...Object.fromEntries(Object.entries(before?.answers ?? {}).map(([id, answer]) => [`${AT}.${id}`, answer])),
  };
  const life = useForm({
    draftKey: props.draftKey,
    base,
    payloadOf: (values) => ({
      questionnaire: form.canonical,
      on: values.on,
      answers: { [form.category]: toKept(form, answersAt(values, AT)) },
      ...(before && { reason: values.reason }),
    }),
    check: (_, values) => ({
      ...questionnaireErrors(form, answersAt(values, AT), AT, t),
      ...(before && !String(values.reason ?? '').trim() ? { reason: t('wrong.required') } : {}),
    }),
    send: props.onSubmit,
    renamed: (errors) => Object.fromEntries(Object.entries(errors).map(([path, text]) => [path.replace(`answers.${form.category}.`, `${AT}.`), text])),
  });
  const { values, errors, prefix, problem } = life;
  const answers = answersAt(values, AT);
  const labelOf = (path: string) => flat(form.items).find(({ linkId }) => `${AT}.${linkId}` === path)?.text[locale] ?? t(path === 'reason' ? 'reason' : 'on');
  return (
    <form ref={life.ref} className="stack" noValidate onSubmit={(event) => void life.submit(event)}>
      <ErrorSummary errors={errors} prefix={prefix} labelOf={labelOf} />
      <QuestionnaireProgress form={form} answers={answers} />
      <QuestionnaireFields
        form={form}
        answers={answers}
        errors={errors}
        prefix={prefix}
        at={AT}
        onChange={(id, answer) => life.change({ [`${AT}.${id}`]: answer })}
      />
      <DateField
        id={`${prefix}-on`}
        label={t('on')}
        description={t('onHelp')}
        value={String(values.on ?? '')}
        error={errors.on}
        onChange={(on) => life.change({ on })}
        max={dayOf(serverNow())}
        clearable={false}
      />
      {before && (
        <TextInput
          id={`${prefix}-reason`}
          label={<b>{t('reason')}</b>}
          value={String(values.reason ?? '')}
          maxLength={500}
          error={errors.reason}
          onChange={(event) => life.change({ reason: event.currentTarget.value })}
        />
      )}
      <Refused problem={problem && Object.keys(errors).length === 0 ? problem : null} />
      <div className="line">
        <Button type="submit" loading={life.busy}>
          {before ? t('correct') : t('save')}
        </Button>
        <Button variant="subtle" color="gray" c="inherit" onClick={props.onCancel}>
          {w('common.cancel')}
        </Button>
        {life.draft && <span className="tag warn">{w('form.unsent')}</span>}
      </div>
      <QuestionnaireSource form={form} />
    </form>
  );
}
