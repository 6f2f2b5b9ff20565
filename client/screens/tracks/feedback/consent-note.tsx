import { Link } from '@tanstack/react-router';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { LetterPreview } from '../../../../server/contract/letters.ts';
import { nameOf } from '../../../parts/form/question.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import { feedbackWords, type FeedbackWord } from './words.ts';

type Consent = LetterPreview['consent'];

/** On what ground it may leave, what will not go along, and the way to mend that. */
export function ConsentNote({ consent, leftOut }: { consent: Consent; leftOut: LetterPreview['leftOut'] }) {
  const { t } = useOwnWords(feedbackWords);
  const words = useTrackWords('feedback');
  const good = consent.basis !== null && leftOut.length === 0;
  const isCovered = ({ category }: LetterPreview['leftOut'][number]) => category !== null && consent.covered.includes(category);
  const named = (parts: LetterPreview['leftOut']) =>
    parts.map(({ field, category }) => `${nameOf(words, field, field).label}${category ? ` (${words.values[category] ?? category})` : ''}`).join(', ');
  const [unticked, uncovered] = [leftOut.filter(isCovered), leftOut.filter((part) => !isCovered(part))];
  const Icon = good ? ShieldCheck : ShieldAlert;
  return (
    <div className={`note ${good ? 'good' : 'warn'}`}>
      <div className="line" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
        <Icon size={18} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
        <div className="stack tight">
          <b>{t('consent')}</b>
          <span>{t(uncovered.length && consent.basis === 'CONSENT' ? 'consentPart' : sentence(consent))}</span>
          {uncovered.length > 0 && <span>{t('leftOut', { names: named(uncovered) })}</span>}
          {unticked.length > 0 && <span>{t('notTicked', { names: named(unticked) })}</span>}
          {(uncovered.length > 0 || consent.basis === null) && consent.consents.length > 0 && (
            <Link to={`/i/${consent.consents.at(-1)}`} style={{ color: 'inherit' }}>
              {t('mend')}
            </Link>
          )}
        </div>
      </div>
    </div>
  );
}

function sentence({ basis, asked, refused }: Consent): FeedbackWord {
  if (basis === 'CONSENT') return 'consentYes';
  if (basis === 'LEGAL_EXCEPTION') return 'consentLegal';
  if (basis === 'IMPLIED') return 'consentImplied';
  return refused ? 'consentRefused' : asked ? 'consentAsked' : 'consentNo';
}
