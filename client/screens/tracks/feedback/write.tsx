import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { contract } from '../../../../machines/feedback/contract.ts';
import { missingIn } from '../../../../machines/feedback/report.ts';
import type { FeedbackDraft } from '../../../../server/contract/letters.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { serverNow } from '../../../clock.ts';
import { ErrorSummary } from '../../../parts/event-form.tsx';
import { Refused } from '../../../parts/feedback.tsx';
import { fieldsOf, type Field } from '../../../parts/form/fields.ts';
import { focusField, useForm } from '../../../parts/form/use-form.ts';
import { nameOf, Question } from '../../../parts/form/question.tsx';
import { check, filled, type Values } from '../../../parts/form/values.ts';
import type { Act } from '../../../parts/use-act.tsx';
import { useWords } from '../../../words/i18n.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import { ConsentNote } from './consent-note.tsx';
import { Preview } from './preview.tsx';
import { usePreview } from './use-letters.ts';
import { feedbackWords, type FeedbackWord } from './words.ts';

const PARTS: { title: FeedbackWord; fields: string[]; from: number }[] = [
  { title: 'envelope', fields: ['askToRecipient', 'ask', 'askBy'], from: 1 },
  { title: 'support', fields: ['supportKind', 'startDate', 'endDate', 'reachable'], from: 1 },
  { title: 'core', fields: ['question', 'whatWasDone', 'agreements', 'risks', 'advice'], from: 2 },
  { title: 'ending', fields: ['result', 'resultText', 'nextFeedback', 'noNextFeedback'], from: 2 },
  { title: 'more', fields: ['levelFrom', 'levelTo', 'followUp', 'scores'], from: 3 },
  { title: 'sharing', fields: ['content'], from: 1 },
];
/** Asked only when another answer makes it sensible. */
const ONLY: Record<string, (values: Values) => boolean> = {
  ask: ({ askToRecipient }) => askToRecipient === 'PLEASE_ACT',
  askBy: ({ askToRecipient }) => askToRecipient === 'PLEASE_ACT',
};
const WIDE = ['ask', 'reachable', 'question', 'whatWasDone', 'agreements', 'risks', 'advice', 'resultText', 'followUp', 'scores', 'content', 'askToRecipient'];

/** The letter as a form that begins with what the case knows, with its page beside it; what is missing is marked at its field. */
export function WriteFeedback({ instance, draft, act, begun }: { instance: Instance; draft: FeedbackDraft; act: Act; begun: boolean }) {
  const { t } = useWords();
  const own = useOwnWords(feedbackWords).t;
  const words = useTrackWords('feedback');
  const fields = useMemo(() => new Map(fieldsOf(contract.events.DRAFT_COMPLETED).map((field) => [field.name, field])), []);
  const form = useForm({
    draftKey: `${instance.id} DRAFT`,
    base: draft.fields as Values,
    check: (payload) => check(contract.events.DRAFT_COMPLETED, payload, [], t),
    send: async (payload) => {
      // The texts go once, with what completes them.
      const refused = begun ? null : await act('START_DRAFT');
      return refused ?? act('DRAFT_COMPLETED', payload);
    },
  });
  const values = filled(form.values);
  const { preview } = usePreview(instance.id, values);
  const missing = missingOf(instance, draft.level, values);
  const nameIn = (field: string) => nameOf(words, field, field).label;
  const ending = instance.data.kind === 'END';
  return (
    <div className="letter-desk">
      <form ref={form.ref} className="card stack" noValidate onSubmit={(event) => void form.submit(event)} aria-labelledby="letter-write">
        <div>
          <h2 id="letter-write" style={{ margin: 0 }}>
            {own('write')}
          </h2>
          <p className="quiet small" style={{ margin: '4px 0 0' }}>
            {own('writeHelp')}
          </p>
        </div>
        <ErrorSummary errors={form.errors} prefix={form.prefix} labelOf={(path) => nameOf(words, path, path.split('.').at(-1)!).label} />
        {PARTS.filter(({ from, title }) => from <= draft.level || (title === 'ending' && ending)).map((part) => (
          <fieldset key={part.title} className="letter-part">
            <legend>{own(part.title)}</legend>
            <div className="questions">
              {part.fields.flatMap((name) => {
                const field = fields.get(name);
                if (!field || ONLY[name]?.(form.values) === false || (name === 'endDate' && !ending)) return [];
                return [
                  <div key={name} className={WIDE.includes(name) ? 'wide' : undefined}>
                    <OneField form={form} field={field} words={words} needed={missing.includes(name)} />
                    <Marks name={name} form={form} draft={draft} missing={missing} />
                  </div>,
                ];
              })}
            </div>
          </fieldset>
        ))}
        <p className={missing.length ? 'note warn small' : 'note good small'} style={{ margin: 0 }} role="status">
          {missing.length ? (
            <>
              {own('missingList')}{' '}
              {missing.map((name, at) => (
                <span key={name}>
                  {at > 0 && ', '}
                  <a
                    href={`#${form.prefix}-${name}`}
                    style={{ color: 'inherit' }}
                    onClick={(event) => {
                      event.preventDefault();
                      focusField(form.prefix, name);
                    }}
                  >
                    {nameIn(name)}
                  </a>
                </span>
              ))}
            </>
          ) : (
            own('missingNone')
          )}
        </p>
        {preview && <ConsentNote consent={preview.consent} leftOut={preview.leftOut} />}
        <Refused problem={form.problem && Object.keys(form.errors).length === 0 ? form.problem : null} />
        <div className="spread">
          <Button type="submit" loading={form.busy}>
            {own('finish')}
          </Button>
          {preview && (
            <span className={preview.length > draft.most ? 'tag danger' : 'quiet small'}>{own('length', { length: preview.length, most: draft.most })}</span>
          )}
        </div>
      </form>
      <Preview preview={preview} />
    </div>
  );
}

type Form = ReturnType<typeof useForm>;

function OneField({ form, field, words, needed }: { form: Form; field: Field; words: ReturnType<typeof useTrackWords>; needed: boolean }) {
  return (
    <Question
      field={field}
      words={words}
      value={form.values[field.name]}
      onChange={(value) => form.change({ [field.name]: value })}
      errors={form.errors}
      path={field.name}
      needed={needed}
      prefix={form.prefix}
    />
  );
}

/** Under a field: that it is still missing, or where its proposal came from as long as nobody changed it. */
function Marks({ name, form, draft, missing }: { name: string; form: Form; draft: FeedbackDraft; missing: string[] }) {
  const { t } = useOwnWords(feedbackWords);
  if (missing.includes(name)) return <span className="tag warn letter-mark">{t('missing')}</span>;
  const from = draft.from[name];
  const untouched = JSON.stringify(form.values[name]) === JSON.stringify(draft.fields[name]);
  return from && untouched ? <span className="tag letter-mark">{t(`from_${from}` as FeedbackWord)}</span> : null;
}

/** What the level in force asks for and is not there: the machine's own rule, asked while one types. */
function missingOf(instance: Instance, level: number, values: Values): string[] {
  const context = { ...instance.data, level, report: {} } as unknown as Parameters<typeof missingIn>[0];
  return missingIn(context, { type: 'DRAFT', at: new Date(serverNow()).toISOString(), ...values });
}
