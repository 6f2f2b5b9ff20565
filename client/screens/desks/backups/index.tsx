import { useQuery } from '@tanstack/react-query';
import { DatabaseBackup } from 'lucide-react';
import type { BackupDesk } from '../../../../server/contract/backup-shapes.ts';
import { api } from '../../../api.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { BackupLines } from './lines.tsx';
import { backupWords } from './words.ts';

/** When backups were made, how big, whether one was restored on trial; and what is not in order. Times are those of the machine, also in a demonstration. */
export function Desk() {
  const { t } = useOwnWords(backupWords);
  const desk = useQuery({ queryKey: ['backups'], queryFn: ({ signal }) => api.get<BackupDesk>('/api/backups', signal), refetchInterval: 30_000, staleTime: 0 });
  if (desk.isPending) return <Loading lines={4} />;
  if (desk.isError) return <Failed error={desk.error} onRetry={() => void desk.refetch()} />;
  if (desk.data.kind === 'postgres') return <p className="note">{t('postgres')}</p>;
  const { kind, backups, keptDays } = desk.data;
  return (
    <div className="stack" style={{ gap: 20 }}>
      <Standing desk={desk.data} />
      {kind === 'files' && (
        <>
          <Settings desk={desk.data} />
          <section aria-labelledby="backup-list">
            <h2 id="backup-list">{t('list')}</h2>
            {backups.length === 0 ? (
              <Empty title={t('none')} icon={<DatabaseBackup size={30} />}>
                {t('noneHelp')}
              </Empty>
            ) : (
              <BackupLines backups={backups} />
            )}
          </section>
          <p className="quiet small" style={{ maxWidth: 720, margin: 0 }}>
            {t('kept', { days: keptDays })} {t('how')}
          </p>
        </>
      )}
    </div>
  );
}

/** All is well, or each thing that is not. */
function Standing({ desk: { alarms, failure, rehearsal } }: { desk: BackupDesk }) {
  const { t, locale } = useOwnWords(backupWords);
  if (alarms.length === 0)
    return (
      <p className="note good" role="status" style={{ margin: 0 }}>
        {t('well')}
      </p>
    );
  const about = (alarm: BackupDesk['alarms'][number]): Record<string, string> =>
    alarm === 'failed' && failure ? { at: momentText(failure.at, locale, Date.parse(failure.at)), what: failure.what } : { what: rehearsal?.what ?? '' };
  return (
    <div className="note danger" role="alert">
      {alarms.map((alarm) => (
        <p key={alarm} style={{ margin: 0 }}>
          {t(`alarm.${alarm}`, about(alarm))}
        </p>
      ))}
    </div>
  );
}

function Settings({ desk: { everyMs, nextAt, folder, rehearsal } }: { desk: BackupDesk }) {
  const { t, locale } = useOwnWords(backupWords);
  const moment = (iso: string) => momentText(iso, locale, Date.parse(iso));
  return (
    <dl className="facts">
      <dt>{t('next')}</dt>
      <dd>{nextAt ? moment(nextAt) : t('nextSoon')}</dd>
      <dt>{t('every')}</dt>
      <dd>{spanText(everyMs ?? 0)}</dd>
      <dt>{t('rehearsed')}</dt>
      <dd>{rehearsal ? t(rehearsal.ok ? 'ok' : 'bad', { at: moment(rehearsal.at) }) : t('never')}</dd>
      <dt>{t('folder')}</dt>
      <dd>{folder}</dd>
    </dl>
  );
}

/** 15 min, 24 h: these short words are the same in both languages. */
const spanText = (ms: number): string => (ms < 3_600_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 360_000) / 10} h`);
