import { useQuery } from '@tanstack/react-query';
import type { EmergencyDesk } from '../../../../server/contract/emergency-shapes.ts';
import { api } from '../../../api.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { Line } from './line.tsx';
import { NOODKNOP } from './query.ts';
import { noodknopWords } from './words.ts';

/** Every use of the emergency access: what waits to be judged, the late ones first, and what was. */
export function Desk() {
  const { t } = useOwnWords(noodknopWords);
  const query = useQuery({ queryKey: NOODKNOP, queryFn: ({ signal }) => api.get<EmergencyDesk>('/api/emergency/desk', signal) });
  if (query.isPending) return <Loading lines={4} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { open, done, me } = query.data;
  return (
    <div className="stack" style={{ gap: 18 }}>
      <List title={t('waiting')} empty={t('nothing')} lines={open} me={me} id="noodknop-open" />
      <List title={t('done')} empty={t('nothingDone')} lines={done} me={me} id="noodknop-done" />
    </div>
  );
}

function List({ title, empty, lines, me, id }: { title: string; empty: string; lines: EmergencyDesk['open']; me: string; id: string }) {
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>
        {title} {lines.length > 0 && <span className="tag">{lines.length}</span>}
      </h2>
      {lines.length === 0 ? (
        <p className="quiet">{empty}</p>
      ) : (
        <ul className="rows">
          {lines.map((line) => (
            <Line key={line.id} line={line} me={me} />
          ))}
        </ul>
      )}
    </section>
  );
}
