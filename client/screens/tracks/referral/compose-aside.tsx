import { Check, CircleDashed } from 'lucide-react';
import type { TargetKind } from '../../../../machines/referral/contract.ts';
import { useOwnWords } from '../../../words/own.ts';
import { lackingIn, payloadOf, questionsFor, type About, type ReferralValues } from './compose-values.ts';
import { LetterPreview } from './letter-preview.tsx';
import { referralWords, type ReferralWord } from './words.ts';

export type ComposeAsideProps = {
  values: ReferralValues;
  about: About;
  /** nothing is left to ask about consent */
  free: boolean;
  gp: 'first' | 'out' | 'not';
  labelOf: (path: string) => string;
};

/** What happens when one submits, what is still to fill in, and how the receiver reads the letter: all of it live. */
export function ComposeAside({ values, about, free, gp, labelOf }: ComposeAsideProps) {
  const { t } = useOwnWords(referralWords);
  const payload = payloadOf(values, about);
  const kind = (values.targetKind ?? null) as TargetKind | null;
  const lacks = lackingIn(payload, about);
  const ground: ReferralWord =
    free || values.ground === 'AGREES' || values.ground === 'EXCEPTION' ? 'step_ground' : values.ground === 'ASK' ? 'step_ask' : 'step_groundOpen';
  const step: ReferralWord = gp === 'first' ? 'step_gp' : gp === 'out' ? 'step_gpOut' : 'step_gpNot';
  const days = values.urgency === 'URGENT' || values.urgency === 'ACUTE' ? t('twoDays') : t('tenDays');
  return (
    <aside className="stack referral-aside">
      <section className="card" aria-label={t('happens')}>
        <h2>{t('happens')}</h2>
        <ol style={{ margin: 0, paddingLeft: 20 }}>
          <li>{t(ground)}</li>
          {kind && <li>{t(step)}</li>}
          <li>{t('step_send')}</li>
          <li>{t('step_answer', { days })}</li>
        </ol>
      </section>
      <section className="card" aria-label={t('lacks')}>
        {lacks.length === 0 ? (
          <p style={{ margin: 0 }}>
            <Check size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {t('lacksNothing')}
          </p>
        ) : (
          <>
            <h2>{t('lacks')}</h2>
            <ul className="plain-list">
              {lacks.map((path) => (
                <li key={path} className="small">
                  <CircleDashed size={13} aria-hidden style={{ verticalAlign: '-2px' }} /> {labelOf(path)}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <details className="card">
        <summary>
          <b>{t('preview')}</b>
        </summary>
        <div style={{ marginTop: 10 }}>
          <LetterPreview letter={payload} order={questionsFor(kind, about)} />
        </div>
      </details>
    </aside>
  );
}
