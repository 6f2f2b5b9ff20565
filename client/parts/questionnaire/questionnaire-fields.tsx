import { Checkbox, NumberInput, Progress, TextInput } from '@mantine/core';
import { DateField } from '../date-field.tsx';
import { isAsked, progressOf, sumFor, type Answers } from '../../../machines/questionnaires/answers.ts';
import type { Answer, Form, Item } from '../../../machines/questionnaires/read-questionnaire.ts';
import { useOwnWords } from '../../words/own.ts';
import { Choice, LongText } from '../form/question.tsx';
import type { Errors } from '../form/values.ts';
import './questionnaire.css';
import { words } from './words.ts';

export type QuestionnaireFieldsProps = {
  form: Form;
  answers: Answers;
  onChange: (linkId: string, answer: Answer | null) => void;
  /** messages by path: `at` and the linkId */
  errors: Errors;
  /** what stands before the ids of the fields on this screen, and the path under which the answers are known */
  prefix: string;
  at: string;
  /** questions that must be answered here, though the questionnaire leaves them free */
  needs?: readonly string[];
};

/** The questions of a questionnaire that are asked now. It keeps nothing itself: whoever shows it has the answers, and their draft. */
export function QuestionnaireFields(props: QuestionnaireFieldsProps) {
  return (
    <div className="qst">
      {props.form.items.map((item) => (
        <Part key={item.linkId} item={item} {...props} />
      ))}
    </div>
  );
}

/** How far one is, in words and as a bar. */
export function QuestionnaireProgress({ form, answers }: { form: Form; answers: Answers }) {
  const { t } = useOwnWords(words);
  const { done, of } = progressOf(form, answers);
  if (of < 2) return null;
  return (
    <div className="qst-progress no-print">
      <Progress value={(100 * done) / of} aria-label={t('progress', { done, of })} size="sm" />
      <span className="quiet small" aria-hidden>
        {t('progress', { done, of })}
      </span>
    </div>
  );
}

type PartProps = QuestionnaireFieldsProps & { item: Item };

function Part(props: PartProps) {
  const { item, answers, form } = props;
  const { t, locale } = useOwnWords(words);
  if (!isAsked(item, answers)) return null;
  if (item.type === 'display') return <p className="quiet qst-text">{item.text[locale]}</p>;
  if (item.type === 'group')
    return (
      <fieldset className="group">
        <legend>{titled(item, locale)}</legend>
        <div className="qst">
          {item.items.map((inner) => (
            <Part key={inner.linkId} {...props} item={inner} />
          ))}
        </div>
      </fieldset>
    );
  if (item.sumOf.length)
    return (
      <p className="qst-sum" aria-live="polite">
        <span>{titled(item, locale)}</span> <b>{sumFor(form, item, answers) ?? '–'}</b> <span className="quiet small">({t('sum')})</span>
      </p>
    );
  return <Control {...props} />;
}

/** One question with the control that fits its kind. */
function Control({ item, answers, onChange, errors, prefix, at, needs = [] }: PartProps) {
  const { t, locale } = useOwnWords(words);
  const path = pathOf(at, item.linkId);
  const must = item.required || needs.includes(item.linkId);
  const range = item.min !== null && item.max !== null ? t('range', { min: item.min, max: item.max }) : null;
  const shown = {
    id: `${prefix}-${path}`,
    label: must ? <b>{titled(item, locale)}</b> : titled(item, locale),
    description: [item.help?.[locale], range].filter(Boolean).join(' ') || undefined,
    error: errors[path],
  };
  const answer = answers[item.linkId];
  const text = typeof answer === 'string' ? answer : '';
  const set = (one: Answer | null) => onChange(item.linkId, one);
  switch (item.type) {
    case 'choice': {
      const labels = new Map(item.options.map(({ code, label }) => [code, label[locale]]));
      return (
        <Choice {...shown} options={[...labels.keys()]} labelOf={(code) => labels.get(code) ?? code} value={text || null} onChange={set} clearable={!must} />
      );
    }
    case 'integer':
    case 'decimal':
      return (
        <NumberInput
          {...shown}
          value={typeof answer === 'number' ? answer : ''}
          min={item.min ?? undefined}
          max={item.max ?? undefined}
          clampBehavior="none"
          allowDecimal={item.type === 'decimal'}
          onChange={(one) => set(one === '' ? null : Number(one))}
          maw={200}
        />
      );
    case 'date':
      return <DateField {...shown} value={text} onChange={(day) => set(day || null)} clearable={!must} />;
    case 'boolean':
      return <Checkbox {...shown} label={item.text[locale]} checked={answer === true} onChange={(event) => set(event.currentTarget.checked || null)} />;
    case 'string':
      return <TextInput {...shown} value={text} maxLength={item.maxLength} onChange={(event) => set(event.currentTarget.value)} />;
    case 'text':
      return <LongText {...shown} value={text} max={item.maxLength} onChange={set} />;
    case 'group':
    case 'display':
      return null;
    default:
      return item.type satisfies never;
  }
}

/** Under which path an answer is known to the form around it. */
export const pathOf = (at: string, linkId: string): string => (at ? `${at}.${linkId}` : linkId);

const titled = (item: Item, locale: 'nl' | 'en'): string => (item.prefix ? `${item.prefix}. ${item.text[locale]}` : item.text[locale]);
