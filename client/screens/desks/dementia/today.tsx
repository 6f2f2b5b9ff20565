import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../../cache.ts';
import { addressOf } from '../../../words/navigate.ts';
import { useOwnWords } from '../../../words/own.ts';
import { Marks } from './say.tsx';
import type { DementiaLine } from './use-dementia.ts';
import { dementiaWords } from './words.ts';

const MOST = 6;

/** The day of who looks: visits that are due or late, whoever waits longest, and who is in crisis or worn out. */
export function Today({ lines }: { lines: DementiaLine[] }) {
  const { t } = useOwnWords(dementiaWords);
  const me = useMe().data?.person.id;
  const mine = ({ row, card }: DementiaLine) => row.owner === me || card.visit?.by === me;
  const byRank = (a: DementiaLine, b: DementiaLine) => a.card.rank - b.card.rank;
  const visits = lines.filter(({ card }) => card.visit && card.visit.by === me && card.visit.days <= 0).sort((a, b) => a.card.visit!.days - b.card.visit!.days);
  const waits = lines.filter(({ card }) => card.wait).sort((a, b) => b.card.wait!.days - a.card.wait!.days);
  const heavy = lines.filter((line) => mine(line) && (line.row.state.includes('following.crisis') || line.card.strain?.level === 'HIGH')).sort(byRank);
  return (
    <section className="dem-today" aria-labelledby="dem-today">
      <h2 id="dem-today">{t('today')}</h2>
      <div className="dem-three">
        <Part title={t('visitsToday')} none={t('noVisits')} lines={visits} only={['visit']} />
        <Part title={t('attention')} none={t('noAttention')} lines={heavy} only={['crisis', 'strain']} />
        <Part title={t('longest')} none={t('noneWaits')} lines={waits} only={['wait']} />
      </div>
    </section>
  );
}

function Part({ title, none, lines, only }: { title: string; none: string; lines: DementiaLine[]; only: string[] }): ReactNode {
  const { t } = useOwnWords(dementiaWords);
  return (
    <section className="card" aria-label={title}>
      <h3>
        {title} <span className="quiet">{lines.length > 0 && lines.length}</span>
      </h3>
      {lines.length === 0 && <p className="quiet small">{none}</p>}
      <ul className="dem-lines">
        {lines.slice(0, MOST).map((line) => (
          <li key={line.row.id}>
            <Link to={addressOf(line.row)} className="plain">
              <b>{line.row.title ?? t('nameless')}</b> <Marks card={line.card} state={line.row.state[0] ?? ''} only={only} />
            </Link>
          </li>
        ))}
      </ul>
      {lines.length > MOST && <p className="quiet small">{t('more', { count: lines.length - MOST })}</p>}
    </section>
  );
}
