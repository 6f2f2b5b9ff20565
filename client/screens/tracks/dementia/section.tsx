import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { Question } from '../../../parts/form/question.tsx';
import { useForm } from '../../../parts/form/use-form.ts';
import { check, type Errors, type Values } from '../../../parts/form/values.ts';
import { useWords } from '../../../words/i18n.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import type { Known } from './known.ts';
import { Pillars } from './pillars.tsx';
import { baseOf, draftKeyOf, payloadOf, questionOf, schemaOf, type Section } from './plan-sections.ts';
import { Safety } from './safety.tsx';
import { words } from './words.ts';

type Given = {
  id: string;
  known: Known;
  section: Section;
  /** what the whole plan still lacks, by path */
  lacks: string[];
  /** what the server refused, by path */
  theirs: Errors;
  /** keeps this part; null where all parts go together */
  onKeep: ((payload: Values) => Promise<Problem | null>) | null;
};
export type PartProps = { values: Values; errors: Errors; prefix: string; change: (values: Values) => void };

/** One part of the plan: folded it says whether it is complete, open it is a form that keeps what is typed. */
export function PlanSection({ id, known, section, lacks, theirs, onKeep }: Given) {
  const { t } = useOwnWords(words);
  const { t: shared } = useWords();
  const base = baseOf(known.data, section.fields);
  const form = useForm({
    draftKey: draftKeyOf(id, section),
    base,
    check: (_, values) => check(schemaOf(section.fields), payloadOf(values, {}), [], shared),
    send: () => onKeep!(payloadOf(form.values, base)),
  });
  const ours = (path: string) => section.fields.some((name) => path === name || path.startsWith(`${name}.`));
  const refused = Object.fromEntries(Object.entries(theirs).filter(([path]) => ours(path)));
  const missing = lacks.some(ours);
  const [open, setOpen] = useState(missing && section.id === 'goals');
  useEffect(() => {
    if (Object.keys(refused).length > 0) setOpen(true);
  }, [JSON.stringify(refused)]);
  return (
    <details className="dem-section" id={`dem-${section.id}`} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {missing ? <CircleAlert size={18} aria-hidden /> : <CircleCheck size={18} aria-hidden />}
        <b className="grow">{t(`s.${section.id}`)}</b>
        {form.draft && <span className="tag warn">{t('unsaved')}</span>}
        <span className="quiet small">{t(missing ? 'lacks' : 'complete')}</span>
      </summary>
      {open && (
        <form ref={form.ref} className="stack" noValidate onSubmit={(event) => void form.submit(event)}>
          <p className="quiet small" style={{ margin: 0 }}>
            {t(`h.${section.id}`)}
          </p>
          <Part section={section} values={form.values} errors={{ ...refused, ...form.errors }} prefix={form.prefix} change={form.change} />
          <Refused problem={form.problem && Object.keys(form.errors).length === 0 ? form.problem : null} />
          {onKeep && (
            <div>
              <Button type="submit" variant="light" loading={form.busy} disabled={!form.draft}>
                {t('keep')}
              </Button>
            </div>
          )}
        </form>
      )}
    </details>
  );
}

function Part({ section, ...part }: { section: Section } & PartProps): ReactNode {
  const track = useTrackWords('dementia');
  if (section.id === 'pillars') return <Pillars {...part} />;
  if (section.id === 'safety') return <Safety {...part} />;
  return (
    <div className="questions">
      {section.fields.map((name) => (
        <div key={name} className={['stage', 'evaluationDate'].includes(name) ? undefined : 'wide'}>
          <Question
            field={questionOf(name)}
            words={track}
            value={part.values[name]}
            onChange={(value) => part.change({ [name]: value })}
            errors={part.errors}
            path={name}
            prefix={part.prefix}
            needed={['crisisPlan', 'advanceCare'].includes(name)}
          />
          {part.errors[name] && questionOf(name).kind === 'group' && <p className="field-error small">{part.errors[name]}</p>}
        </div>
      ))}
    </div>
  );
}
