import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Braces, Printer } from 'lucide-react';
import { useState } from 'react';
import type { Readers as Found } from '../../server/contract/audit-shapes.ts';
import { api } from '../api.ts';
import { longDay } from '../words/dates.ts';
import { useOwnWords } from '../words/own.ts';
import { Failed, Loading } from './feedback.tsx';
import { readersWords } from './readers-words.ts';

/** Who saw what and why, day by day, over a period; `path` is the address of the list, with `.pdf` behind it that of the letter. */
export function ReadersList({ path }: { path: string }) {
  const { t } = useOwnWords(readersWords);
  const [period, setPeriod] = useState({ from: '', until: '' });
  const query = new URLSearchParams();
  if (period.from) query.set('from', new Date(`${period.from}T00:00`).toISOString());
  if (period.until) query.set('until', new Date(`${period.until}T23:59:59`).toISOString());
  const links = [
    { href: `${path}.pdf?${query}`, word: 'letter', icon: Printer },
    { href: `${path}?${query}`, word: 'data', icon: Braces },
  ] as const;
  return (
    <>
      <div className="line no-print" style={{ alignItems: 'flex-end', gap: 12 }}>
        <TextInput type="date" label={t('from')} value={period.from} onChange={(event) => setPeriod({ ...period, from: event.currentTarget.value })} />
        <TextInput type="date" label={t('until')} value={period.until} onChange={(event) => setPeriod({ ...period, until: event.currentTarget.value })} />
        {links.map(({ href, word, icon: Icon }) => (
          <Button key={word} component="a" href={href} target="_blank" variant="subtle" leftSection={<Icon size={16} aria-hidden />}>
            {t(word)}
          </Button>
        ))}
      </div>
      <Days path={`${path}?${query}`} />
    </>
  );
}

function Days({ path }: { path: string }) {
  const { t, locale } = useOwnWords(readersWords);
  const found = useQuery({ queryKey: ['readers', path], queryFn: () => api.get<Found>(path), gcTime: 0 });
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  const { rows, complete, scope } = found.data;
  return (
    <>
      {scope !== 'case' && <p className="quiet">{t(scope)}</p>}
      {!complete && <div className="note">{t('part')}</div>}
      {rows.length === 0 && <p className="quiet">{t('nobody')}</p>}
      <ul className="rows">
        {rows.map((row, at) => (
          <li key={at} style={{ padding: '10px 16px' }}>
            <div className="spread">
              <b>{row.name}</b>
              <span className="quiet small">{longDay(row.day, locale)}</span>
            </div>
            <div>
              {row.did[locale]}
              {row.times > 1 && <span className="quiet"> ({t('times', { count: row.times })})</span>}: {row.why[locale]}
            </div>
            <div className="quiet small line">
              {[row.role[locale], row.org].filter(Boolean).join(' · ')}
              {row.consent && <span className="tag good">{t('consent')}</span>}
              {row.emergency && <span className="tag danger">{t('emergency')}</span>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
