import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import type { FigureEntries } from '../../../../server/contract/figures-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { Failed, Loading, Refused } from '../../../parts/feedback.tsx';
import { errorsOf } from '../../../parts/form/values.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { numberText } from './format.ts';
import { figureWords } from './words.ts';

const EMPTY = { kind: 'YOUTH_REGISTERED' as 'YOUTH_REGISTERED' | 'BASELINE', org: '', from: '', until: '', value: '', registered: '' };

/** Numbers that no file knows: what was entered, by whom, and a form for who may. */
export function Entries() {
  const { t, locale } = useOwnWords(figureWords);
  const { now } = useSentences();
  const { orgName, personName } = useDirectory();
  const query = useQuery({ queryKey: ['figures', 'entries'], queryFn: ({ signal }) => api.get<FigureEntries>('/api/figures/entries', signal) });
  if (query.isPending) return <Loading lines={2} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { rows, practices } = query.data;
  return (
    <section className="card stack" aria-labelledby="figure-entries">
      <h2 id="figure-entries" style={{ margin: 0 }}>
        {t('entries')}
      </h2>
      <p className="quiet" style={{ margin: 0, maxWidth: 760 }}>
        {t('entriesHelp')}
      </p>
      {rows.length === 0 && <p style={{ margin: 0 }}>{t('entriesNone')}</p>}
      {rows.length > 0 && (
        <ul className="rows">
          {rows.map((row) => (
            <li key={row.id} style={{ padding: '8px 14px' }}>
              <b>{orgName(row.org)}</b>: {t(row.kind)} {numberText(row.value, locale)}
              {row.registered !== null && ` (${t('registered').toLowerCase()}: ${numberText(row.registered, locale)})`}
              <div className="quiet small">
                {dayText(row.from, locale, now)} – {dayText(row.until, locale, now)} ·{' '}
                {t('entered', { by: personName(row.by), at: dayText(row.at.slice(0, 10), locale, now) })}
              </div>
            </li>
          ))}
        </ul>
      )}
      {practices.length > 0 && <EntryForm practices={practices} />}
    </section>
  );
}

function EntryForm({ practices }: { practices: string[] }) {
  const { t, locale } = useOwnWords(figureWords);
  const { orgName } = useDirectory();
  const { busy, problem, act } = useDoing();
  const client = useQueryClient();
  const [asked, setAsked] = useState({ ...EMPTY, org: practices[0] });
  const put = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) => setAsked({ ...asked, [name]: event.currentTarget.value });
  const errors = problem ? errorsOf(problem, locale) : {};
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { kind, org, from, until, value, registered } = asked;
    void act(async () => {
      const body = { kind, org, from, until, value: Number(value), ...(kind === 'BASELINE' ? { registered: Number(registered) } : {}) };
      await api.post('/api/figures/entries', body, { key: newKey() });
      setAsked({ ...EMPTY, org, kind });
      await client.invalidateQueries({ queryKey: ['figures'] });
    });
  };
  const isBaseline = asked.kind === 'BASELINE';
  return (
    <form className="stack no-print" onSubmit={save} aria-labelledby="figure-entries">
      <div className="line" style={{ alignItems: 'flex-start' }}>
        <NativeSelect
          label={t('kind')}
          value={asked.kind}
          onChange={put('kind')}
          data={(['YOUTH_REGISTERED', 'BASELINE'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <NativeSelect
          label={t('practice')}
          value={asked.org}
          onChange={put('org')}
          error={errors.org}
          data={practices.map((value) => ({ value, label: orgName(value) }))}
        />
      </div>
      <div className="line" style={{ alignItems: 'flex-start' }}>
        <DateField required label={t('from')} value={asked.from} onChange={(day) => setAsked({ ...asked, from: day })} error={errors.from} />
        <DateField required label={t('until')} value={asked.until} onChange={(day) => setAsked({ ...asked, until: day })} error={errors.until} />
        <TextInput type="number" min={0} required label={t(`value_${asked.kind}`)} value={asked.value} onChange={put('value')} error={errors.value} />
        {isBaseline && (
          <TextInput type="number" min={1} required label={t('registered')} value={asked.registered} onChange={put('registered')} error={errors.registered} />
        )}
      </div>
      {Object.keys(errors).length === 0 && <Refused problem={problem} />}
      <div>
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
