import { useQuery } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import type { MailDesk, MailLine } from '../../../../server/contract/mail-shapes.ts';
import { api } from '../../../api.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { Addresses } from './addresses.tsx';
import { Line } from './line.tsx';
import { outboxWords } from './words.ts';

/** What waits, is tried, uncertain or lost; for the administrator without people or content, for a professional what he sent himself. */
export function Desk() {
  const { t, locale } = useOwnWords(outboxWords);
  // An administrator has no live line (he sees no clients), so that this screen asks by itself.
  const desk = useQuery({ queryKey: ['mail'], queryFn: () => api.get<MailDesk>('/api/mail'), refetchInterval: 4000, staleTime: 0 });
  if (desk.isPending) return <Loading lines={4} />;
  if (desk.isError) return <Failed error={desk.error} onRetry={() => void desk.refetch()} />;
  const { channel, all, mine, unknownReports } = desk.data;
  return (
    <div className="stack" style={{ gap: 24 }}>
      <p className={channel.is === 'up' ? 'note' : 'note warn'} role="status" style={{ margin: 0 }}>
        {channel.sentence[locale]}
      </p>
      {all && <Lines title={t('all')} lines={all} />}
      {mine && <Lines title={t('mine')} lines={mine} />}
      {unknownReports > 0 && <p className="quiet small">{t('reports', { n: unknownReports })}</p>}
      {all && <Addresses />}
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: MailLine[] }) {
  const { t } = useOwnWords(outboxWords);
  return (
    <section aria-label={title}>
      <h2 style={{ margin: '0 0 8px' }}>
        {title}{' '}
        <span className="quiet" style={{ fontWeight: 400 }}>
          {lines.length || ''}
        </span>
      </h2>
      {lines.length === 0 ? (
        <Empty title={t('none')} icon={<MailCheck size={30} />}>
          {t('noneHelp')}
        </Empty>
      ) : (
        <ul className="rows">
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}
