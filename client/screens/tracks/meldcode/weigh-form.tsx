import { Button } from '@mantine/core';
import { useRef } from 'react';
import { FIVE, helpIsEnough } from '../../../../machines/meldcode/weighing.ts';
import { ErrorSummary } from '../../../parts/event-form.tsx';
import { Refused } from '../../../parts/feedback.tsx';
import { Choice, LongText, nameOf } from '../../../parts/form/question.tsx';
import { useForm } from '../../../parts/form/use-form.ts';
import type { Errors, Values } from '../../../parts/form/values.ts';
import type { Act } from '../../../parts/use-act.tsx';
import { useWords } from '../../../words/i18n.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import { words } from './words.ts';

/** [MELD2] [MELD3] The five considerations, each answered and all explained; what follows from them stands below before one decides. */
export function WeighForm({ id, act }: { id: string; act: Act }) {
  const { t } = useOwnWords(words);
  const { t: w } = useWords();
  const own = useTrackWords('meldcode');
  const pressed = useRef('DECIDE_REPORT');
  const form = useForm({
    draftKey: `${id}:weigh`,
    base: {},
    check: (_, values) => missing(values, w('form.required')),
    send: (payload) => act(helpIsEnough(payload) && pressed.current === 'DECIDE_HELP' ? 'DECIDE_HELP' : 'DECIDE_REPORT', payload),
  });
  const { values, errors, prefix } = form;
  const all = Object.keys(missing(values, '')).length === 0;
  const enough = helpIsEnough(values);
  const label = (name: string) => nameOf(own, name, name).label;
  return (
    <form ref={form.ref} className="stack" noValidate onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary errors={errors} prefix={prefix} labelOf={label} />
      {FIVE.map((name) => (
        <Choice
          key={name}
          id={`${prefix}-${name}`}
          label={label(name)}
          error={errors[name]}
          options={['YES', 'NO']}
          labelOf={(one) => own.values[one] ?? one}
          value={String(values[name] ?? '') || null}
          onChange={(one) => form.change({ [name]: one })}
        />
      ))}
      <LongText
        id={`${prefix}-because`}
        label={label('because')}
        value={String(values.because ?? '')}
        max={1500}
        error={errors.because}
        onChange={(because) => form.change({ because })}
      />
      <p className={all ? (enough ? 'note good' : 'note warn') : 'quiet'} role="status" style={{ margin: 0 }}>
        {all ? t(enough ? 'enough' : 'mustReport') : t('answerAll')}
      </p>
      <Refused problem={form.problem && Object.keys(errors).length === 0 ? form.problem : null} />
      <div className="line">
        {enough && (
          <Button type="submit" loading={form.busy} onClick={() => (pressed.current = 'DECIDE_HELP')}>
            {t('decideHelp')}
          </Button>
        )}
        <Button type="submit" variant={enough ? 'light' : 'filled'} loading={form.busy} onClick={() => (pressed.current = 'DECIDE_REPORT')}>
          {t('decideReport')}
        </Button>
      </div>
    </form>
  );
}

const missing = (values: Values, text: string): Errors =>
  Object.fromEntries([...FIVE, 'because'].filter((name) => !String(values[name] ?? '').trim()).map((name) => [name, text]));
