import { Link } from '@tanstack/react-router';
import { Siren } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Row } from '../../server/contract/shapes.ts';
import { useGlow } from '../live.ts';
import { addressOf } from '../words/navigate.ts';
import { useSentences } from '../words/sentences.ts';
import { wordsOf } from '../words/tracks.ts';
import { Due } from './due.tsx';

/** A line of a list: about whom or what, the sentence of now, its date. The whole line opens it; it glows when somebody changed it. */
export function WorkRow({
  row,
  to,
  extra,
  current = false,
  about,
}: {
  row: Row;
  to?: string;
  extra?: ReactNode;
  current?: boolean;
  /** whom it is about, when its own title does not say so */ about?: string | null;
}) {
  const { nowSentence, titleOf, locale, t } = useSentences();
  const glow = useGlow(row.id);
  const words = wordsOf(row.machine, locale);
  const title = titleOf(row);
  // A closed case still runs until its retention ends; that date is nobody's deadline.
  const rests = !row.running || row.state.includes('lifecycle.closed');
  return (
    <li className={glow ? 'glow' : undefined}>
      <Link to={to ?? addressOf(row)} className="row" aria-current={current ? 'true' : undefined}>
        <span className="what">
          <b>{about && about !== title ? `${about}: ${title.charAt(0).toLowerCase()}${title.slice(1)}` : title}</b>
          <span>
            {row.machine !== 'case' && row.title ? `${capital(words.name)} · ` : ''}
            {nowSentence(row)}
          </span>
        </span>
        <span className="line" style={{ gap: 6 }}>
          <UrgencyTag row={row} />
          {extra}
        </span>
        {rests ? <span className="tag">{t('row.ended')}</span> : <Due at={row.dueAt} />}
      </Link>
    </li>
  );
}

/** Urgency only when it is not ordinary: acute, urgent, or a case in crisis. */
export function UrgencyTag({ row }: { row: Pick<Row, 'urgency' | 'state' | 'running'> }) {
  const { t } = useSentences();
  const crisis = row.state?.includes('safety.crisis');
  if (!row.running) return null;
  if (crisis || row.urgency === 'ACUTE')
    return (
      <span className="tag danger">
        <Siren size={14} aria-hidden /> {t('row.acute')}
      </span>
    );
  if (row.state?.includes('safety.urgent') || row.urgency === 'URGENT')
    return (
      <span className="tag warn">
        <Siren size={14} aria-hidden /> {t('row.urgent')}
      </span>
    );
  return null;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
