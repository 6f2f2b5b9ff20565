import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { DoorClosed, FileX } from 'lucide-react';
import type { EmergencyFile } from '../../../server/contract/emergency-shapes.ts';
import { api, ProblemError } from '../../api.ts';
import { Empty, Failed, Loading } from '../../parts/feedback.tsx';
import { PhonePanel } from '../../parts/phone-panel.tsx';
import { WorkRow } from '../../parts/work-row.tsx';
import { useRoom } from '../../socket.ts';
import { timeText } from '../../words/dates.ts';
import { useOwnWords } from '../../words/own.ts';
import { EMERGENCY } from './use-emergency.ts';
import { emergencyWords } from './words.ts';

/** What one emergency access lets me read, until it is over; then that it is. */
export function EmergencyFileScreen() {
  const { t, locale } = useOwnWords(emergencyWords);
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ queryKey: [...EMERGENCY, id], queryFn: ({ signal }) => api.get<EmergencyFile>(`/api/emergency/${id}`, signal), gcTime: 0 });
  useRoom(query.data ? `case:${query.data.case}` : null);
  if (query.isPending)
    return (
      <div className="page">
        <Loading lines={3} />
      </div>
    );
  if (query.error instanceof ProblemError && query.error.problem.status === 404)
    return (
      <div className="page narrow">
        <Empty title={t('ended')} icon={<DoorClosed size={30} />}>
          {t('endedHelp')}
        </Empty>
      </div>
    );
  if (query.isError)
    return (
      <div className="page">
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  const { rows, until } = query.data;
  return (
    <div className="page stack" style={{ gap: 18 }}>
      <div className="spread">
        <h1>{t('seen')}</h1>
        <span className="tag danger">{t('until', { time: timeText(until, locale) })}</span>
      </div>
      {rows.length > 0 ? (
        <>
          <p className="quiet" style={{ margin: 0 }}>
            {t('seenHelp')}
          </p>
          <ul className="rows">
            {rows.map((row) => (
              <WorkRow key={row.id} row={row} />
            ))}
          </ul>
        </>
      ) : (
        <Empty title={t('nothing')} icon={<FileX size={30} />}>
          {t('nothingHelp')}
        </Empty>
      )}
      <PhonePanel />
    </div>
  );
}
