import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { addDays } from '../../../../machines/calendar.ts';
import type { WaitingLine, WaitingList } from '../../../../server/contract/dementia.ts';
import { api } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { dayOf, dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { dementiaWords } from './words.ts';

const QUARTERS_BACK = 6;

/** Who waited for a case manager in a quarter, by the rule of the NZa, with the numbers and the file. */
export function Waiting() {
  const { t } = useOwnWords(dementiaWords);
  const quarters = lastQuarters(dayOf(useNow()));
  const [quarter, setQuarter] = useState(quarters[0]);
  const address = `quarter=${quarter}`;
  const query = useQuery({
    queryKey: ['waiting-list', quarter],
    queryFn: ({ signal }) => api.get<WaitingList>(`/api/waiting-list/dementia?${address}`, signal),
    placeholderData: (before) => before,
  });
  return (
    <div className="stack">
      <div className="line no-print" style={{ alignItems: 'flex-end' }}>
        <NativeSelect label={t('quarter')} value={quarter} onChange={(event) => setQuarter(event.currentTarget.value)} data={quarters} />
        <Button component="a" href={`/api/waiting-list/dementia.csv?${address}`} download variant="light" leftSection={<Download size={16} aria-hidden />}>
          {t('csv')}
        </Button>
        <span className="quiet small">{t('csvHelp')}</span>
      </div>
      {query.isPending && <Loading lines={3} />}
      {query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Shown list={query.data} />}
    </div>
  );
}

function Shown({ list }: { list: WaitingList }) {
  const { t, locale } = useOwnWords(dementiaWords);
  const now = useNow();
  const { begun, met, metLate, medianDays, gaveUp, waiting, waitingLate } = list.totals;
  const numbers: [string, number | null][] = [
    [t('tWaiting', { day: dayText(list.asOf, locale, now) }), waiting],
    [t('tWaitingLate'), waitingLate],
    [t('tBegun'), begun],
    [t('tMet'), met],
    [t('tMetLate'), metLate],
    [t('tMedian'), medianDays],
    [t('tGaveUp'), gaveUp],
  ];
  return (
    <>
      <p style={{ margin: 0 }}>{t('rule', { norm: list.norm })}</p>
      <section className="card" aria-label={t('totals')}>
        <dl className="dem-totals">
          {numbers.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value ?? '–'}</dd>
            </div>
          ))}
        </dl>
      </section>
      {list.lines.length === 0 ? <p className="note">{t('noWaits')}</p> : <Lines list={list} />}
    </>
  );
}

function Lines({ list }: { list: WaitingList }) {
  const { t } = useOwnWords(dementiaWords);
  const heads = ['client', 'from', 'until', 'days', 'state'] as const;
  return (
    <div className="card dem-scroll">
      <table className="dem-table dem-rows">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.lines.map((line) => (
            <Line key={line.id + line.from} line={line} norm={list.norm} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line, norm }: { line: WaitingLine; norm: number }) {
  const { t, locale } = useOwnWords(dementiaWords);
  const { orgName } = useDirectory();
  const now = useNow();
  const day = (on: string) => dayText(on, locale, now);
  const tone = line.end === 'DECLINED' || line.end === 'DECEASED' ? '' : line.late ? 'danger' : line.end === null && line.left <= 14 ? 'warn' : '';
  return (
    <tr>
      <th scope="row">
        <Link to={`/i/${line.id}`}>{line.client ?? t('nameless')}</Link>
        {line.provider && <div className="quiet small">{orgName(line.provider)}</div>}
      </th>
      <td data-label={t('from')}>{day(line.from)}</td>
      <td data-label={t('until')}>{line.end === 'CONTACT' && line.until ? day(line.until) : '–'}</td>
      <td data-label={t('days')} className="nowrap">
        {t('ofNorm', { days: line.days, norm })}
      </td>
      <td data-label={t('state')}>
        <span className={tone ? `tag ${tone}` : ''} style={{ whiteSpace: 'normal' }}>
          {standing(line)}
        </span>
      </td>
    </tr>
  );

  /** In words, with the day on which the norm passed. */
  function standing({ end, left, from }: WaitingLine): string {
    if (end === 'DECLINED' || end === 'DECEASED') return t(end);
    if (end === 'CONTACT') return left < 0 ? t('metLate', { over: -left }) : t('metIn');
    if (left < 0) return t(left === -1 ? 'tooLongOne' : 'tooLong', { over: -left, day: day(addDays(from, norm + 1)) });
    return left === 0 ? t('leftNone') : left === 1 ? t('leftOne') : t('left', { left });
  }
}

/** This quarter and those before it, by name. */
function lastQuarters(today: string): string[] {
  const nth = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return Array.from({ length: QUARTERS_BACK }, (_, back) => `${Math.floor((nth - back) / 4)}-Q${((nth - back) % 4) + 1}`);
}
