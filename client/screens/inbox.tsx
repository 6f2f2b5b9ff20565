import { useParams } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import type { Row } from '../../server/contract/shapes.ts';
import { useRows } from '../cache.ts';
import { Empty, Failed, Loading } from '../parts/feedback.tsx';
import { WorkRow } from '../parts/work-row.tsx';
import { useWords } from '../words/i18n.ts';
import { SignalPanel } from './inbox/signal-panel.tsx';

/** Signals that came in: the list, and beside it (on a phone: after it) the one that is looked at. */
export function InboxScreen() {
  const { t } = useWords();
  const { id } = useParams({ strict: false }) as { id?: string };
  return (
    <div className={id ? 'page inbox open' : 'page inbox'}>
      <div className="inbox-list">
        <h1>{t('inbox.title')}</h1>
        <p className="quiet" style={{ margin: '4px 0 14px' }}>
          {t('inbox.intro')}
        </p>
        <SignalList current={id} />
      </div>
      <div className="inbox-one">{id ? <SignalPanel id={id} key={id} /> : <Empty title={t('inbox.pick')} icon={<Inbox size={30} />} />}</div>
    </div>
  );
}

function SignalList({ current }: { current?: string }) {
  const { t } = useWords();
  const [done, setDone] = useState(false);
  const running = useRows({ machine: 'signal', running: 'true', limit: 100 });
  if (running.isPending) return <Loading lines={5} />;
  if (running.isError) return <Failed error={running.error} onRetry={() => void running.refetch()} />;
  const groups = grouped(running.data.rows);
  return (
    <div className="stack" style={{ gap: 18 }}>
      {running.data.rows.length === 0 && <Empty title={t('inbox.empty')} icon={<Inbox size={30} />} />}
      {groups.map(({ word, rows }) => (
        <section key={word} aria-label={t(word)}>
          <h2 style={{ margin: '0 0 6px' }}>
            {t(word)}{' '}
            <span className="quiet" style={{ fontWeight: 400 }}>
              {rows.length}
            </span>
          </h2>
          <ul className="rows">
            {rows.map((row) => (
              <WorkRow key={row.id} row={row} to={`/inbox/${row.id}`} current={row.id === current} />
            ))}
          </ul>
        </section>
      ))}
      <details onToggle={(event) => setDone(event.currentTarget.open)}>
        <summary>{t('inbox.done')}</summary>
        {done && <Answered current={current} />}
      </details>
    </div>
  );
}

function Answered({ current }: { current?: string }) {
  const rows = useRows({ machine: 'signal', running: 'false', limit: 50 });
  if (!rows.data) return <Loading lines={3} />;
  return (
    <ul className="rows" style={{ marginTop: 8 }}>
      {rows.data.rows.map((row) => (
        <WorkRow key={row.id} row={row} to={`/inbox/${row.id}`} current={row.id === current} />
      ))}
    </ul>
  );
}

function grouped(rows: Row[]) {
  const within = (row: Row, ...states: string[]) => row.state.some((path) => states.includes(path));
  const sorted = [...rows].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.createdAt.localeCompare(b.createdAt));
  const groups = [
    { word: 'inbox.escalated' as const, rows: sorted.filter((row) => within(row, 'escalated', 'handlingUrgent')) },
    { word: 'inbox.toTake' as const, rows: sorted.filter((row) => within(row, 'submitted', 'draft')) },
    { word: 'inbox.busy' as const, rows: sorted.filter((row) => within(row, 'triaging')) },
    { word: 'inbox.waitingInfo' as const, rows: sorted.filter((row) => within(row, 'infoRequested')) },
  ];
  return groups.filter((group) => group.rows.length > 0);
}
