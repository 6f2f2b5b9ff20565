import { askedItems, sumFor, type Answers } from '../../../machines/questionnaires/answers.ts';
import type { Form, Item } from '../../../machines/questionnaires/read-questionnaire.ts';
import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { useOwnWords } from '../../words/own.ts';
import './questionnaire.css';
import { words } from './words.ts';

/** What was answered, to read and to print; questions that were asked and left empty are named when `all`. */
export function QuestionnaireRead({ form, answers, all = false }: { form: Form; answers: Answers; all?: boolean }) {
  const { t, locale } = useOwnWords(words);
  const lines = askedItems(form.items, answers).filter((item) => item.type !== 'display');
  const shown = lines.filter((item) =>
    item.type === 'group' ? item.items.some((one) => given(one, answers)) : all || given(item, answers) || item.sumOf.length > 0,
  );
  if (shown.length === 0) return <p className="quiet">{t('nothing')}</p>;
  return (
    <dl className="qst-read">
      {shown.map((item) => (
        <div key={item.linkId}>
          {item.type === 'group' ? (
            <h3>{item.text[locale]}</h3>
          ) : (
            <>
              <dt>{item.text[locale]}</dt>
              <dd>
                <Shown form={form} item={item} answers={answers} />
              </dd>
            </>
          )}
        </div>
      ))}
    </dl>
  );
}

/** Whose words they are and which version it was. */
export function QuestionnaireSource({ form }: { form: Form }) {
  const { t } = useOwnWords(words);
  return <p className="quiet small qst-source">{[form.source, t('version', { version: form.version }), form.copyright].filter(Boolean).join(' · ')}</p>;
}

function Shown({ form, item, answers }: { form: Form; item: Item; answers: Answers }) {
  const { t, locale } = useOwnWords(words);
  const now = useNow();
  const answer = answers[item.linkId];
  if (item.sumOf.length) return <>{sumFor(form, item, answers) ?? '–'}</>;
  if (!given(item, answers)) return <span className="quiet">{t('notAnswered')}</span>;
  if (item.type === 'choice') return <>{item.options.find(({ code }) => code === answer)?.label[locale] ?? String(answer)}</>;
  if (item.type === 'date') return <>{dayText(String(answer), locale, now)}</>;
  if (item.type === 'boolean') return <>✓</>;
  return <>{item.max === null ? String(answer) : `${String(answer)} / ${item.max}`}</>;
}

const given = (item: Item, answers: Answers): boolean => {
  const answer = answers[item.linkId];
  return answer !== undefined && answer !== '' && answer !== false;
};
