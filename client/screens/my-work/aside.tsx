import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useInbox, useMe, useRows } from '../../cache.ts';
import { useNow } from '../../clock.ts';
import { InboxLineText } from '../../parts/inbox-line.tsx';
import { Failed, Loading } from '../../parts/feedback.tsx';
import { daysBetween, momentText, timeText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';

/** Meetings of today with the way in; without one, when the next is. */
export function MeetingsToday() {
  const { t, locale } = useWords();
  const now = useNow();
  const me = useMe();
  const rows = useRows({ machine: 'meeting', running: 'true', limit: 50 });
  const all = rows.data?.rows ?? [];
  const running = all.filter((row) => row.state.some((path) => path.startsWith('inSession')));
  const today = all.filter(
    (row) =>
      !running.includes(row) &&
      row.dueAt &&
      daysBetween(now, row.dueAt) === 0 &&
      row.state.some((path) => /planning|agendaOpen|agendaFrozen|scheduled/.test(path)),
  );
  const next = all.filter((row) => row.dueAt && daysBetween(now, row.dueAt) > 0).sort((a, b) => a.dueAt!.localeCompare(b.dueAt!))[0];
  return (
    <section className="card" aria-label={t('work.meetings')}>
      <h2 style={{ margin: '0 0 8px' }}>{t('work.meetings')}</h2>
      {rows.isPending && <Loading lines={1} />}
      {[...running, ...today].map((row) => (
        <div key={row.id} className="spread" style={{ padding: '4px 0' }}>
          <span className="grow">
            <b>{row.title}</b>
            {row.dueAt && !running.includes(row) && <span className="quiet"> · {timeText(row.dueAt, locale)}</span>}
          </span>
          <Button component={Link} to={`/overleg/${row.id}`} size="compact-md">
            {running.includes(row) ? t('work.join') : row.owner === me.data?.person.id ? t('work.start') : t('work.look')}
          </Button>
        </div>
      ))}
      {rows.isSuccess && running.length + today.length === 0 && (
        <p className="quiet" style={{ margin: 0 }}>
          {t('work.noMeetings')}
        </p>
      )}
      {rows.isSuccess && next && running.length + today.length === 0 && (
        <p style={{ margin: '6px 0 0' }}>
          <Link to={`/overleg/${next.id}`}>{t('work.nextMeeting', { title: next.title ?? '', when: momentText(next.dueAt!, locale, now) })}</Link>
        </p>
      )}
    </section>
  );
}

/** The unread messages, a few of them. */
export function NewMessages() {
  const { t } = useWords();
  const inbox = useInbox();
  const unread = (inbox.data ?? []).filter((line) => !line.readAt);
  return (
    <section className="card" aria-label={t('work.messages')}>
      <h2 style={{ margin: '0 0 8px' }}>
        {t('work.messages')}
        {unread.length > 0 && <span className="count">{unread.length > 99 ? '99+' : unread.length}</span>}
      </h2>
      {inbox.isPending && <Loading lines={2} height={40} />}
      {inbox.isError && <Failed error={inbox.error} onRetry={() => void inbox.refetch()} />}
      {inbox.isSuccess && unread.length === 0 && (
        <p className="quiet" style={{ margin: 0 }}>
          {t('work.noMessages')}
        </p>
      )}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} className="stack tight">
        {unread.slice(0, 4).map((line) => (
          <li key={line.id}>
            <InboxLineText line={line} />
          </li>
        ))}
      </ul>
      <p style={{ margin: '8px 0 0' }}>
        <Link to="/berichten" className="small">
          {t('work.allMessages')}
        </Link>
      </p>
    </section>
  );
}
