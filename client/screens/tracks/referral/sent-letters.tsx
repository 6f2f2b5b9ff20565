import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { api } from '../../../api.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { referralWords } from './words.ts';

type Sent = { id: string; at: string; version: number };

/** The letters of a referral as they left, newest first; nothing before the first has gone. */
export function SentLetters({ id, sentAt }: { id: string; sentAt: string | null }) {
  const { t, locale } = useOwnWords(referralWords);
  const { now } = useSentences();
  const letters = useQuery({
    queryKey: ['letters-of', id, sentAt],
    queryFn: ({ signal }) => api.get<Sent[]>(`/api/instances/${id}/letters`, signal),
    enabled: sentAt !== null,
    retry: false,
  });
  if (!letters.data?.length) return null;
  return (
    <div className="no-print" style={{ marginTop: 12 }}>
      <b className="small">{t('sentLetters')}</b>
      <ul className="plain-list">
        {letters.data.map((letter) => (
          <li key={letter.id}>
            <Link to={`/brief/${letter.id}`}>
              <FileText size={14} aria-hidden /> {t('letterVersion', { version: letter.version, day: dayText(letter.at, locale, now) })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
