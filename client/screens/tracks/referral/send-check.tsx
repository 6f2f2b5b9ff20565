import { Link } from '@tanstack/react-router';
import { ShieldCheck, TriangleAlert } from 'lucide-react';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { useCase } from '../../../cache.ts';
import { dayOf } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences, useTrackWords } from '../../../words/sentences.ts';
import { coveredNow } from './covered-now.ts';
import { referralWords } from './words.ts';

/** Where one sends or waits for consent: whether the ground still holds today, with the step that mends it (BR-03); and the contract that is missing (BR-06). */
export function SendCheck({ instance }: { instance: Instance }) {
  const { t } = useOwnWords(referralWords);
  const { now } = useSentences();
  const words = useTrackWords('referral');
  const data = instance.data as Record<string, any>;
  const at = (state: string) => instance.row.state.includes(`route.${state}`);
  const asks = at('ready') || at('awaitingConsent') || at('consentCheck');
  const file = useCase(asks && instance.row.case ? instance.row.case : 'none').data;
  const covered = file ? coveredNow(file.consents, data, dayOf(now)) : null;
  const ground = covered?.basis ?? (covered?.refused && data.basis?.basis !== 'LEGAL_EXCEPTION' ? null : data.basis?.basis);
  return (
    <>
      {asks && instance.row.case && covered && (
        <p className={`note ${ground ? 'good' : 'warn'}`} style={{ margin: 0 }}>
          {ground ? <ShieldCheck size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}{' '}
          {ground
            ? `${t('ground_said')}: ${words.values[ground] ?? ground}. ${at('ready') ? t('sendAgainCheck') : ''}`
            : t(covered.refused ? 'groundRefused' : covered.asked ? 'groundAsked' : 'groundNone')}{' '}
          {!ground && (
            <Link to={`/casus/${instance.row.case}`} hash="toestemming" style={{ color: 'inherit' }}>
              {t('mendAsk')}
            </Link>
          )}
        </p>
      )}
      {data.contract === 'NOT_CONTRACTED' && instance.row.running && (
        <p className="note warn" style={{ margin: 0 }}>
          <TriangleAlert size={16} aria-hidden /> {t('noContract')}
        </p>
      )}
    </>
  );
}
