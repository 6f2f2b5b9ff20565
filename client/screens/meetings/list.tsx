import './meetings.css';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarPlus, ChevronRight, Radio } from 'lucide-react';
import type { Row } from '../../../server/contract/shapes.ts';
import { useInstance, useRows } from '../../cache.ts';
import { useNow } from '../../clock.ts';
import { Empty, Failed, Loading } from '../../parts/feedback.tsx';
import { dayText, daysBetween, relativeDay, timeText } from '../../words/dates.ts';
import { useSentences } from '../../words/sentences.ts';
import { phaseOf, type Meeting } from './meeting-model.ts';

/** `/overleg`: what runs now, what comes, which minutes wait, and what was. */
export function MeetingsScreen() {
  const { t } = useSentences();
  const query = useRows({ machine: 'meeting', limit: 100 });
  const rows = query.data?.rows ?? [];
  const at = (row: Row) => phaseOf(row.state[0] ?? '');
  const soonFirst = (a: Row, b: Row) => (a.dueAt ?? a.createdAt).localeCompare(b.dueAt ?? b.createdAt);
  const running = rows.filter((row) => row.running && at(row) === 'run');
  const coming = rows.filter((row) => row.running && at(row) === 'prepare').sort(soonFirst);
  const minutes = rows.filter((row) => row.running && (at(row) === 'minutes' || at(row) === 'after')).sort(soonFirst);
  const past = rows.filter((row) => !row.running || at(row) === 'cancelled').sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  return (
    <div className="page mtg">
      <div className="spread mtg-list-top">
        <h1>{t('meeting.list')}</h1>
        <Button component={Link} to="/overleg/nieuw" leftSection={<CalendarPlus size={17} />}>
          {t('meeting.plan')}
        </Button>
      </div>
      {query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading lines={5} />}
      {query.isSuccess && rows.length === 0 && <Empty title={t('meeting.listEmpty')}>{t('meeting.listEmptyHelp')}</Empty>}
      <MeetingGroup title={t('meeting.listRunning')} rows={running} live />
      <MeetingGroup title={t('meeting.listComing')} rows={coming} />
      <MeetingGroup title={t('meeting.listMinutes')} rows={minutes} />
      {past.length > 0 && (
        <details className="mtg-past" open={running.length + coming.length + minutes.length === 0}>
          <summary>{t('meeting.listPast', { count: past.length })}</summary>
          <MeetingGroup rows={past} />
        </details>
      )}
    </div>
  );
}

function MeetingGroup({ title, rows, live = false }: { title?: string; rows: Row[]; live?: boolean }) {
  if (rows.length === 0) return null;
  return (
    <section className="mtg-group" aria-label={title}>
      {title && <h2>{title}</h2>}
      <ul className="rows">
        {rows.map((row) => (
          <MeetingRow key={row.id} row={row} live={live} />
        ))}
      </ul>
    </section>
  );
}

function MeetingRow({ row, live }: { row: Row; live: boolean }) {
  const { nowSentence, t, locale } = useSentences();
  const now = useNow();
  // The line itself has no place and no hour; few meetings run at a time, so the instance may be asked.
  const meeting = useInstance(row.id).data?.data as unknown as Meeting | undefined;
  const starts = meeting?.startsAt ?? null;
  return (
    <li>
      <Link className="row" to="/overleg/$id" params={{ id: row.id }}>
        <span className="what">
          <b>{row.title ?? meeting?.title ?? t('meeting.untitled')}</b>
          <span>{nowSentence(row)}</span>
        </span>
        <span className="mtg-list-when">
          {starts && (
            <>
              <b>
                {dayText(starts, locale, now)} {timeText(starts, locale)}
              </b>
              <small>{[Math.abs(daysBetween(now, starts)) < 14 && relativeDay(starts, locale, now), meeting?.place].filter(Boolean).join(' · ')}</small>
            </>
          )}
        </span>
        {live ? (
          <span className="tag good">
            <Radio size={14} aria-hidden /> {t('meeting.joinNow')}
          </span>
        ) : (
          <ChevronRight size={18} aria-hidden />
        )}
      </Link>
    </li>
  );
}
