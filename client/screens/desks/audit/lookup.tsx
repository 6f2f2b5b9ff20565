import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { api, ProblemError } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { longDay } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { auditWords } from './words.ts';

type Found = { client: string; since: string; cases: number };
const REASONS = ['client-asks', 'complaint', 'incident', 'review'] as const;

/** The pseudonym of a client by name: who looks it up says why. */
export function Lookup({ onChoose }: { onChoose: (client: string) => void }) {
  const { t, locale } = useOwnWords(auditWords);
  const [name, setName] = useState('');
  const [reason, setReason] = useState<(typeof REASONS)[number]>('client-asks');
  const [found, setFound] = useState<Found[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const look = async () => {
    setProblem(null);
    try {
      setFound((await api.post<{ rows: Found[] }>('/api/audit/lookup', { name, reason })).rows);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    }
  };
  return (
    <section className="card stack" aria-labelledby="lookup">
      <h2 id="lookup" style={{ margin: 0 }}>
        {t('lookup')}
      </h2>
      <p className="quiet" style={{ margin: 0 }}>
        {t('lookupHelp')}
      </p>
      <form
        className="line"
        style={{ alignItems: 'flex-end', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <TextInput label={t('name')} required withAsterisk={false} minLength={2} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <NativeSelect
          label={t('reason')}
          value={reason}
          data={REASONS.map((value) => ({ value, label: t(value === 'review' ? 'review-reason' : value) }))}
          onChange={(event) => setReason(event.currentTarget.value as (typeof REASONS)[number])}
        />
        <Button type="submit" variant="light">
          {t('lookUp')}
        </Button>
      </form>
      <Refused problem={problem} />
      <div role="status">
        {found?.length === 0 && <p className="quiet">{t('nobody')}</p>}
        {found?.map((one) => (
          <p key={one.client} className="line" style={{ margin: '4px 0' }}>
            <Button size="compact-sm" variant="subtle" onClick={() => onChoose(one.client)}>
              {one.client}
            </Button>
            <span className="quiet small">{t('clientLine', { count: one.cases, day: longDay(one.since, locale) })}</span>
          </p>
        ))}
      </div>
    </section>
  );
}
