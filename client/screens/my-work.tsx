import { Coffee } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Me, Row } from '../../server/contract/shapes.ts';
import { useMe, useRows } from '../cache.ts';
import { useNow } from '../clock.ts';
import { Empty, Failed, Loading } from '../parts/feedback.tsx';
import { PhonePanel } from '../parts/phone-panel.tsx';
import { WorkRow } from '../parts/work-row.tsx';
import { longDay, relativeDay, toLocal } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { MeetingsToday, NewMessages } from './my-work/aside.tsx';
import { ContactsCard } from './my-work/contacts.tsx';
import { sortWork } from './my-work/sort-work.ts';
import { seesContent } from './shell/places.ts';

/** What waits for me: now, this week, and what I wait for; today's meetings, the numbers of this hour and new messages beside it. */
export function MyWorkScreen() {
  const me = useMe().data!;
  const { t, locale } = useWords();
  const now = useNow();
  const hour = Number(toLocal(now).slice(11, 13));
  const greeting = hour < 12 ? 'work.greetMorning' : hour < 18 ? 'work.greetDay' : 'work.greetEvening';
  return (
    <div className="page">
      <div style={{ marginBottom: 20 }}>
        <h1>{t(greeting, { name: firstName(me.person.name) })}</h1>
        <p className="quiet" style={{ margin: '2px 0 0' }}>
          {longDay(now, locale)}
        </p>
      </div>
      <div className="two">
        {seesContent(me) ? <Lists me={me} /> : <NewMessages />}
        <aside className="stack">
          {seesContent(me) && <MeetingsToday />}
          <PhonePanel title={t('work.phones')} />
          {seesContent(me) && <ContactsCard me={me} />}
          {seesContent(me) && <NewMessages />}
        </aside>
      </div>
    </div>
  );
}

function Lists({ me }: { me: Me }) {
  const { t, locale } = useWords();
  const now = useNow();
  const rows = useRows({ running: 'true', limit: 200 });
  if (rows.isPending) return <Loading lines={6} />;
  if (rows.isError) return <Failed error={rows.error} onRetry={() => void rows.refetch()} />;
  const work = sortWork(rows.data.rows, me, now);
  const nothing = work.now.length + work.week.length + work.later.length + work.waiting.length === 0;
  if (nothing)
    return (
      <Empty title={t('work.none')} icon={<Coffee size={32} />}>
        {t('work.nowEmpty')}
      </Empty>
    );
  const waitsOn = (row: Row) => <span className="small quiet nowrap">{t('work.since', { when: relativeDay(row.updatedAt, locale, now) })}</span>;
  const clients = new Map(rows.data.rows.filter((row) => row.machine === 'case').map((row) => [row.id, row.title]));
  const about = (row: Row) => (row.machine === 'case' ? null : (row.about ?? (row.case && clients.get(row.case))));
  return (
    <div className="stack" style={{ gap: 26 }}>
      <Section title={t('work.now')} help={t('work.nowHelp')} rows={work.now} about={about} empty={t('work.nowEmpty')} />
      <Section title={t('work.week')} rows={work.week} about={about} empty={t('work.weekEmpty')} />
      <Section title={t('work.waiting')} rows={work.waiting} about={about} empty={t('work.waitingEmpty')} extra={waitsOn} fold={6} />
      {work.later.length > 0 && <Section title={t('work.later')} rows={work.later} about={about} empty="" fold={6} />}
    </div>
  );
}

function Section({
  title,
  help,
  rows,
  empty,
  extra,
  about,
  fold = 40,
}: {
  about?: (row: Row) => string | null | undefined;
  title: string;
  help?: string;
  rows: Row[];
  empty: string;
  extra?: (row: Row) => ReactNode;
  fold?: number;
}) {
  const { t } = useWords();
  const first = rows.slice(0, fold);
  const rest = rows.slice(fold);
  return (
    <section aria-label={title}>
      <h2 className="line" style={{ margin: '0 0 8px', gap: 8 }}>
        {title}{' '}
        {rows.length > 0 && (
          <span className="quiet" style={{ fontWeight: 400 }}>
            {rows.length}
          </span>
        )}{' '}
        {help && (
          <span className="small quiet" style={{ fontWeight: 400 }}>
            {help}
          </span>
        )}
      </h2>
      {rows.length === 0 ? (
        <p className="quiet card" style={{ margin: 0 }}>
          {empty}
        </p>
      ) : (
        <ul className="rows">
          {first.map((row) => (
            <WorkRow key={row.id} row={row} extra={extra?.(row)} about={about?.(row)} />
          ))}
        </ul>
      )}
      {rest.length > 0 && (
        <details>
          <summary className="small" style={{ padding: '8px 2px' }}>
            {t('common.showMore')} ({rest.length})
          </summary>
          <ul className="rows">
            {rest.map((row) => (
              <WorkRow key={row.id} row={row} extra={extra?.(row)} about={about?.(row)} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function firstName(name: string): string {
  const parts = name.split(' ');
  return parts[0].endsWith('.') ? parts.slice(0, 1).concat(parts.at(-1)!).join(' ') : parts[0];
}
