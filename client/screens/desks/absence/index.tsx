import { useQuery } from '@tanstack/react-query';
import type { Absence, Absences } from '../../../../server/contract/absence-shapes.ts';
import { api } from '../../../api.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { EnterAbsence } from './enter.tsx';
import { AbsenceLine } from './line.tsx';
import { absenceWords } from './words.ts';

/** Own absence, where one stands in, and who is away in the team that one leads. */
export function Desk() {
  const { t } = useOwnWords(absenceWords);
  const query = useQuery({ queryKey: ['absences'], queryFn: ({ signal }) => api.get<Absences>('/api/absences', signal) });
  if (query.isPending) return <Loading lines={4} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { own, standIn, team, people } = query.data;
  return (
    <div className="stack" style={{ gap: 18 }}>
      <EnterAbsence people={people} />
      <List id="own" title={t('mine')} none={t('noneMine')} lines={own} may />
      {standIn.length > 0 && <List id="stand-in" title={t('standIn')} none="" lines={standIn} />}
      {people.length > 0 && <List id="team" title={t('team')} none={t('noneTeam')} lines={team} may />}
    </div>
  );
}

function List({ id, title, none, lines, may = false }: { id: string; title: string; none: string; lines: Absence[]; may?: boolean }) {
  return (
    <section className="card" aria-labelledby={`absence-${id}`}>
      <h2 id={`absence-${id}`}>{title}</h2>
      {lines.length === 0 ? (
        <p className="quiet" style={{ margin: 0 }}>
          {none}
        </p>
      ) : (
        <ul className="rows">
          {lines.map((one) => (
            <AbsenceLine key={one.id} absence={one} mayEnd={may && one.state !== 'past'} />
          ))}
        </ul>
      )}
    </section>
  );
}
