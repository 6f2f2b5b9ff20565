import { useQuery } from '@tanstack/react-query';
import type { ReferralLetter } from '../../../../server/contract/referral-shapes.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { api } from '../../../api.ts';
import { useOwnWords } from '../../../words/own.ts';
import '../feedback/feedback.css';
import { referralWords } from './words.ts';

/** The letter as it would leave now, as text, and what consent keeps back: before it is sent. */
export function LetterAsSent({ instance }: { instance: Instance }) {
  const { t } = useOwnWords(referralWords);
  const letter = useQuery({
    queryKey: ['referral-letter', instance.id, instance.rev],
    queryFn: ({ signal }) => api.get<ReferralLetter>(`/api/referrals/${instance.id}/letter`, signal),
    retry: false,
  }).data;
  if (!letter) return null;
  return (
    <details className="no-print" style={{ marginTop: 12 }}>
      <summary>{t('pagePreview')}</summary>
      {letter.leftOut.length > 0 && <p className="note warn">{t('leftOut', { names: letter.leftOut.join(', ') })}</p>}
      <pre className="letter-text" lang="nl" tabIndex={0}>
        {letter.text}
      </pre>
    </details>
  );
}
