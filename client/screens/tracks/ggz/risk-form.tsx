import { Button, NumberInput } from '@mantine/core';
import { questionnaireOf } from '../../../../machines/questionnaires/questionnaires.ts';
import { flat } from '../../../../machines/questionnaires/read-questionnaire.ts';
import { ErrorSummary } from '../../../parts/event-form.tsx';
import { Refused } from '../../../parts/feedback.tsx';
import { Choice, LongText } from '../../../parts/form/question.tsx';
import { useForm } from '../../../parts/form/use-form.ts';
import type { Values } from '../../../parts/form/values.ts';
import { answersAt, questionnaireErrors } from '../../../parts/questionnaire/questionnaire-errors.ts';
import { QuestionnaireFields, QuestionnaireProgress } from '../../../parts/questionnaire/questionnaire-fields.tsx';
import { words as formWords } from '../../../parts/questionnaire/words.ts';
import type { Act } from '../../../parts/use-act.tsx';
import { useWords } from '../../../words/i18n.ts';
import { useOwnWords } from '../../../words/own.ts';
import { words } from './words.ts';

const LEVELS = ['LOW', 'ELEVATED', 'HIGH'] as const;
const RISK = questionnaireOf('RISK_SUICIDE');
const CHILD = questionnaireOf('CHILDCHECK');

/** [GGZ2] The talk along fixed headings, the child check, and the judgement of those at the table. `after`: contact after a crisis, which judges nothing anew. */
export function RiskForm({ id, act, after }: { id: string; act: Act; after: boolean }) {
  const { t, locale } = useOwnWords(words);
  const { t: f } = useOwnWords(formWords);
  const { t: w } = useWords();
  const needs = (values: Values) => (values.level === 'HIGH' ? ['whoIsNear'] : []);
  const form = useForm({
    draftKey: `${id}:risk`,
    base: {},
    payloadOf: (values) => ({ risk: answersAt(values, 'risk'), childCheck: askedOf(values), note: values.note, minutes: values.minutes }),
    check: (_, values) => ({
      ...questionnaireErrors(RISK, answersAt(values, 'risk'), 'risk', f, needs(values)),
      ...questionnaireErrors(CHILD, answersAt(values, 'childCheck'), 'childCheck', f),
      ...(after || values.level ? {} : { level: f('wrong.required') }),
    }),
    send: (payload) => act(after ? 'FOLLOWUP_DONE' : `RISK_${String(form.values.level)}`, payload),
  });
  const { values, errors, prefix } = form;
  const shared = { errors, prefix };
  const set = (at: string) => (linkId: string, answer: unknown) => form.change({ [`${at}.${linkId}`]: answer });
  const labels = new Map([...flat(RISK.items), ...flat(CHILD.items)].map((item) => [item.linkId, item.text[locale]]));
  return (
    <form ref={form.ref} className="stack" noValidate onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary errors={errors} prefix={prefix} labelOf={(path) => labels.get(path.split('.').at(-1)!) ?? t(path === 'level' ? 'level' : 'note')} />
      <div className="spread">
        <h2 style={{ margin: 0 }}>{t(after ? 'followUpTitle' : 'riskTitle')}</h2>
        <QuestionnaireProgress form={RISK} answers={answersAt(values, 'risk')} />
      </div>
      <div className="two ggz-talk">
        <QuestionnaireFields form={RISK} answers={answersAt(values, 'risk')} onChange={set('risk')} at="risk" needs={needs(values)} {...shared} />
        <div className="stack">
          <fieldset className="group">
            <legend>{t('childTitle')}</legend>
            <QuestionnaireFields form={CHILD} answers={answersAt(values, 'childCheck')} onChange={set('childCheck')} at="childCheck" {...shared} />
          </fieldset>
          <LongText
            id={`${prefix}-note`}
            label={t('note')}
            value={String(values.note ?? '')}
            max={1000}
            error={errors.note}
            onChange={(note) => form.change({ note })}
          />
          {!after && (
            <NumberInput
              id={`${prefix}-minutes`}
              label={t('minutes')}
              description={t('minutesHelp')}
              min={1}
              max={240}
              maw={140}
              value={typeof values.minutes === 'number' ? values.minutes : ''}
              error={errors.minutes}
              onChange={(one) => form.change({ minutes: one === '' ? null : Number(one) })}
            />
          )}
        </div>
      </div>
      {!after && (
        <Choice
          id={`${prefix}-level`}
          label={<b>{t('level')}</b>}
          description={t('levelHelp')}
          error={errors.level}
          options={[...LEVELS]}
          labelOf={(one) => t(one as (typeof LEVELS)[number])}
          value={String(values.level ?? '') || null}
          onChange={(level) => form.change({ level })}
        />
      )}
      <Refused problem={form.problem && Object.keys(errors).length === 0 ? form.problem : null} />
      <div className="line">
        <Button type="submit" loading={form.busy}>
          {t(after ? 'saveFollowUp' : 'saveRisk')}
        </Button>
        {form.draft && <span className="tag warn">{w('form.unsent')}</span>}
      </div>
    </form>
  );
}

/** What is said of children when there are none does not go along. */
function askedOf(values: Values): Values {
  const check = answersAt(values, 'childCheck');
  return check.children === 'YES' ? check : { children: check.children };
}
