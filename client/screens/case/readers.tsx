import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { Readers as Found } from '../../../server/contract/audit-shapes.ts';
import { api } from '../../api.ts';
import { Failed, Loading } from '../../parts/feedback.tsx';
import { longDay } from '../../words/dates.ts';
import { ownWords, useOwnWords } from '../../words/own.ts';

const readersWords = ownWords(
  {
    title: 'Wie heeft dit dossier gezien',
    help: 'Per dag: wie, wat en waarom. De cliënt mag deze lijst hebben.',
    show: 'Toon de lijst',
    letter: 'Brief voor de cliënt (pdf)',
    nobody: 'In deze periode heeft niemand dit dossier gezien.',
    from: 'Vanaf',
    until: 'Tot en met',
    times: '{count} keer',
    consent: 'met toestemming',
    emergency: 'noodtoegang',
    part: 'Niet alles staat hier: kies een kortere periode.',
  },
  {
    title: 'Who has seen this file',
    help: 'By day: who, what and why. The client may have this list.',
    show: 'Show the list',
    letter: 'Letter for the client (pdf)',
    nobody: 'Nobody has seen this file in this period.',
    from: 'From',
    until: 'Until',
    times: '{count} times',
    consent: 'with consent',
    emergency: 'emergency access',
    part: 'Not everything stands here: choose a shorter period.',
  },
);

/** Who saw this case, for its own team; fetched when somebody asks, because looking at it is logged too. */
export function Readers({ caseId }: { caseId: string }) {
  const { t } = useOwnWords(readersWords);
  const [open, setOpen] = useState(false);
  const [period, setPeriod] = useState({ from: '', until: '' });
  const query = new URLSearchParams();
  if (period.from) query.set('from', new Date(`${period.from}T00:00`).toISOString());
  if (period.until) query.set('until', new Date(`${period.until}T23:59:59`).toISOString());
  return (
    <section className="card stack" aria-labelledby="readers">
      <div className="spread">
        <h2 id="readers" style={{ margin: 0 }}>
          {t('title')}
        </h2>
        {!open && (
          <Button variant="light" size="compact-md" className="no-print" onClick={() => setOpen(true)}>
            {t('show')}
          </Button>
        )}
      </div>
      <p className="quiet" style={{ margin: 0 }}>
        {t('help')}
      </p>
      {open && (
        <>
          <div className="line no-print" style={{ alignItems: 'flex-end', gap: 12 }}>
            <TextInput type="date" label={t('from')} value={period.from} onChange={(event) => setPeriod({ ...period, from: event.currentTarget.value })} />
            <TextInput type="date" label={t('until')} value={period.until} onChange={(event) => setPeriod({ ...period, until: event.currentTarget.value })} />
            <Button
              component="a"
              href={`/api/cases/${caseId}/readers.pdf?${query}`}
              target="_blank"
              variant="subtle"
              leftSection={<Printer size={16} aria-hidden />}
            >
              {t('letter')}
            </Button>
          </div>
          <Days path={`/api/cases/${caseId}/readers?${query}`} />
        </>
      )}
    </section>
  );
}

function Days({ path }: { path: string }) {
  const { t, locale } = useOwnWords(readersWords);
  const found = useQuery({ queryKey: ['readers', path], queryFn: () => api.get<Found>(path), gcTime: 0 });
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  const { rows, complete } = found.data;
  if (rows.length === 0) return <p className="quiet">{t('nobody')}</p>;
  return (
    <>
      {!complete && <div className="note">{t('part')}</div>}
      <ul className="rows">
        {rows.map((row, at) => (
          <li key={at} style={{ padding: '10px 16px' }}>
            <div className="spread">
              <b>{row.name}</b>
              <span className="quiet small">{longDay(row.day, locale)}</span>
            </div>
            <div>
              {row.did[locale]} {row.times > 1 && <span className="quiet">({t('times', { count: row.times })})</span>}: {row.why[locale]}
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
