import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { AGREEMENTS } from '../../../../machines/dementia/plan-fields.ts';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { EventForm } from '../../../parts/event-form.tsx';
import type { Errors, Values } from '../../../parts/form/values.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import type { Known } from './known.ts';
import { draftKeyOf, schemaOf } from './plan-sections.ts';
import { words } from './words.ts';

type Name = (typeof AGREEMENTS)[number];
type Given = {
  id: string;
  known: Known;
  /** how one is recorded; null where nobody writes the plan now */
  onRecord: ((payload: Values) => Promise<Problem | null>) | null;
  /** recorded here and not sent yet */
  typed: Values;
  errors: Errors;
};

/** BR-17: the three agreements without which no plan is agreed, each with its own form. */
export function Agreements({ id, known, onRecord, typed, errors }: Given) {
  const { t } = useOwnWords(words);
  return (
    <section className="card stack tight" id="dem-agreements" aria-labelledby="dem-agreements-title">
      <h2 id="dem-agreements-title" style={{ margin: 0 }}>
        {t('agreements')}
      </h2>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('agreementsHelp')}
      </p>
      <ul className="dem-checks">
        {AGREEMENTS.map((name) => (
          <Agreement
            key={name}
            {...{ id, known, name, onRecord, error: errors[name] }}
            value={(typed[name] ?? known.data.plan?.[name]) as Values | undefined}
          />
        ))}
      </ul>
    </section>
  );
}

type One = { id: string; known: Known; name: Name; onRecord: Given['onRecord']; value: Values | undefined; error: string | undefined };

function Agreement({ id, known, name, onRecord, value, error }: One) {
  const { t } = useOwnWords(words);
  const [open, setOpen] = useState(false);
  const said = useSaid(known);
  const record = async (payload: Values) => {
    const refused = await onRecord!(payload);
    if (!refused) setOpen(false);
    return refused;
  };
  return (
    <li id={`dem-${name}`} data-lacks={!value || undefined}>
      <div className="dem-check">
        {value ? <CircleCheck size={20} aria-label={t('done')} /> : <CircleAlert size={20} aria-label={t('lacks')} />}
        <div className="grow">
          <b>{t(name)}</b>
          <div className={value ? '' : 'quiet'}>{value ? said(name, value) : t('notAgreed')}</div>
          {error && !value && <p className="field-error small">{error}</p>}
        </div>
        {onRecord && !open && (
          <Button
            size="compact-sm"
            variant={value ? 'default' : 'filled'}
            onClick={() => setOpen(true)}
            aria-label={`${t(value ? 'change' : 'record')}: ${t(name)}`}
          >
            {t(value ? 'change' : 'record')}
          </Button>
        )}
      </div>
      {onRecord && open && (
        <div className="dem-form">
          <EventForm
            machine="dementia"
            schema={schemaOf([name])}
            draftKey={draftKeyOf(id, name)}
            submitLabel={t('record')}
            needs={[name]}
            initial={{ [name]: value ?? firstOf(name, known) }}
            onSubmit={record}
            onCancel={() => setOpen(false)}
          />
        </div>
      )}
    </li>
  );
}

/** What is likely: the case manager visits, as often as the stage asks, and calls the family. */
function firstOf(name: Name, { data }: Known): Values {
  const by = data.casemanager ?? data.worker ?? undefined;
  if (name === 'visitAgreement') return { everyWeeks: 8, byPerson: by };
  return name === 'familyTalkAgreement' ? { byWhom: by } : { byWhom: data.contact ?? by };
}

/** An agreement as a sentence. */
function useSaid({ data }: Known): (name: Name, value: Values) => string {
  const { t } = useOwnWords(words);
  const { who } = useSentences();
  const person = (id: unknown) => who(typeof id === 'string' ? id : data.worker);
  return (name, value) => {
    if (name === 'familyTalkAgreement')
      return t('is.familyTalkAgreement', { by: person(value.byWhom), who: String(value.withWhom ?? ''), often: String(value.howOften ?? '') });
    if (name === 'firstContactAgreement') return [t('is.firstContactAgreement', { by: person(value.byWhom) }), value.phone].filter(Boolean).join(', ');
    const visits = t('is.visitAgreement', { by: person(value.byPerson), weeks: Number(value.everyWeeks) });
    return value.alternatesWith ? `${visits}, ${t('is.alternates', { name: person(value.alternatesWith) })}` : visits;
  };
}
