import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Braces, Printer } from 'lucide-react';
import { useState } from 'react';
import { DateField } from './date-field.tsx';
import type { Readers as Found } from '../../server/contract/audit-shapes.ts';
import { api } from '../api.ts';
import { longDay, toInstant } from '../words/dates.ts';
import { useOwnWords } from '../words/own.ts';
import { Failed, Loading } from './feedback.tsx';
import { readersWords } from './readers-words.ts';

/** Who saw what and why, day by day, over a period; `path` is the address of the list, with `.pdf` behind it that of the letter. */
export function ReadersList({ path }: { path: string }) {
  const { t } = useOwnWords(readersWords);
  const [period, setPeriod] = useState({ from: '', until: '' });
  const query = new URLSearchParams();
  if (period.from) query.set('from', toInstant(`${period.from}T00:00`));
  if (period.until) query.set('until', toInstant(`${period.until}T23:59:59`));
  const links = [
    { href: `${path}.pdf?${query}`, word: 'letter', icon: Printer },
    { href: `${path}?${query}`, word: 'data', icon: Braces },
  ] as const;
  return (
    <>
      <div className="line no-print" style={{ alignItems: 'flex-end', gap: 12 }}>
        <DateField label={t('from')} value={period.from} onChange={(day) => setPeriod({ ...period, from: day })} />
        <DateField label={t('until')} value={period.until} onChange={(day) => setPeriod({ ...period, until: day })} />
        {links.map(({ href, word, icon: Icon }) => (
          <Button key={word} component="a" href={href} target="_blank" variant="subtle" leftSection={<Icon size={16} aria-hidden />}>
            {t(word)}
          </Button>
        ))}
      </div>
      <Days path={path} asked={String(query)} />
    </>
  );
}

function Days({ path, asked }: { path: string; asked: string }) {
  const { t, locale } = useOwnWords(readersWords);
  const found = useInfiniteQuery({
    queryKey: ['readers', path, asked],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams(asked);
      if (pageParam) query.set('until', pageParam);
      return api.get<Found>(`${path}?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // Every page is a row of the log: nothing is fetched again unasked.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (found.isPending) return <Loading />;
  if (found.isError && !found.data) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  const { pages } = found.data;
  const rows = pages.flatMap((page) => page.rows);
  const { scope } = pages[0];
  return (
    <>
      {scope !== 'case' && <p className="quiet">{t(scope)}</p>}
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
      {found.isFetchNextPageError && <Failed error={found.error} onRetry={() => void found.fetchNextPage()} />}
      {found.hasNextPage && !found.isFetchNextPageError && (
        <Button variant="light" className="no-print" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
      {found.hasNextPage && <p className="quiet">{t('part')}</p>}
    </>
  );
}
