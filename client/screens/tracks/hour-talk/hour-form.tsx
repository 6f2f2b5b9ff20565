import { Button, NumberInput } from '@mantine/core';
import { linesOf } from '../../../parts/four-domains/domains.ts';
import { FourDomains } from '../../../parts/four-domains/four-domains.tsx';
import { Refused } from '../../../parts/feedback.tsx';
import { LongText } from '../../../parts/form/question.tsx';
import { useForm } from '../../../parts/form/use-form.ts';
import { answersAt, questionnaireErrors } from '../../../parts/questionnaire/questionnaire-errors.ts';
import { words as formWords } from '../../../parts/questionnaire/words.ts';
import { questionnaireOf } from '../../../../machines/questionnaires/questionnaires.ts';
import type { Act } from '../../../parts/use-act.tsx';
import { useWords } from '../../../words/i18n.ts';
import { useOwnWords } from '../../../words/own.ts';
import { words } from './words.ts';

const AT = '4d';

/** [HOUR1] The hour itself: four domains on one screen, the minutes, a note. */
export function HourForm({ id, act }: { id: string; act: Act }) {
  const { t } = useOwnWords(words);
  const { t: f } = useOwnWords(formWords);
  const { t: w } = useWords();
  const form = useForm({
    draftKey: `${id}:hour`,
    base: {},
    payloadOf: (values) => ({ domains: linesOf(answersAt(values, AT)), minutes: values.minutes, note: values.note }),
    check: (_, values) => questionnaireErrors(questionnaireOf('FOUR_DOMAINS'), answersAt(values, AT), AT, f),
    send: (payload) => act('HELD', payload),
  });
  const { values, errors, prefix } = form;
  return (
    <form ref={form.ref} className="stack" noValidate onSubmit={(event) => void form.submit(event)}>
      <div>
        <h2 style={{ margin: 0 }}>{t('talk')}</h2>
        <p className="quiet" style={{ margin: '4px 0 0' }}>
          {t('talkHelp')}
        </p>
      </div>
      <FourDomains
        answers={answersAt(values, AT)}
        errors={errors}
        prefix={prefix}
        at={AT}
        onChange={(linkId, answer) => form.change({ [`${AT}.${linkId}`]: answer })}
      />
      <LongText
        id={`${prefix}-note`}
        label={t('note')}
        value={String(values.note ?? '')}
        max={1000}
        error={errors.note}
        onChange={(note) => form.change({ note })}
      />
      <NumberInput
        id={`${prefix}-minutes`}
        label={t('minutes')}
        description={t('minutesHelp')}
        min={10}
        max={180}
        maw={140}
        value={typeof values.minutes === 'number' ? values.minutes : ''}
        error={errors.minutes}
        onChange={(one) => form.change({ minutes: one === '' ? null : Number(one) })}
      />
      <Refused problem={form.problem && Object.keys(errors).length === 0 ? form.problem : null} />
      <div className="line">
        <Button type="submit" loading={form.busy}>
          {t('held')}
        </Button>
        {form.draft && <span className="tag warn">{w('form.unsent')}</span>}
      </div>
    </form>
  );
}
