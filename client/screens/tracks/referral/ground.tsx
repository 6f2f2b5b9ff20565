import { Checkbox, Radio, Stack, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ban, Hourglass, ShieldCheck, ShieldQuestion } from 'lucide-react';
import type { Covered } from '../../../../machines/consent/covers.ts';
import type { Errors } from '../../../parts/form/values.ts';
import { useOwnWords } from '../../../words/own.ts';
import type { Ground, ReferralValues } from './compose-values.ts';
import { referralWords } from './words.ts';

const GROUNDS: Ground[] = ['AGREES', 'ASK', 'EXCEPTION'];

export type GroundPartProps = {
  covered: Covered;
  byGp: boolean;
  values: ReferralValues;
  onChange: (values: ReferralValues) => void;
  errors: Errors;
  prefix: string;
  caseId: string;
};

/** Whether this may be shared, as the case stands now, and on what ground when nothing covers it yet (BR-03). */
export function GroundPart({ covered, byGp, values, onChange, errors, prefix, caseId }: GroundPartProps) {
  const { t } = useOwnWords(referralWords);
  const free = carries(covered, byGp);
  const { tone, Icon, word } = faceOf(covered, byGp);
  // After a no only the law carries it.
  const choices = covered.refused ? GROUNDS.filter((one) => one === 'EXCEPTION') : GROUNDS;
  return (
    <div className="stack tight">
      <p className={`note ${tone}`} style={{ margin: 0 }}>
        <Icon size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {t(word)}{' '}
        <Link to={`/casus/${caseId}`} hash="toestemming" style={{ color: 'inherit' }}>
          {t('toConsent')}
        </Link>
      </p>
      {!free && (
        <Radio.Group
          id={`${prefix}-ground`}
          label={t('groundQuestion')}
          value={values.ground ?? null}
          onChange={(ground) => onChange({ ground: ground as Ground })}
          error={errors.ground}
        >
          <Stack gap={8} mt={6}>
            {choices.map((one) => (
              <Radio key={one} value={one} label={t(`ground_${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {!free && values.ground === 'EXCEPTION' && (
        <Textarea
          id={`${prefix}-exception`}
          label={t('ground_EXCEPTION')}
          description={t('twenty')}
          autosize
          minRows={2}
          maxLength={500}
          value={values.exception ?? ''}
          error={errors.exception}
          onChange={(event) => onChange({ exception: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

/** Whether nothing need be asked: a consent covers it, or the GP refers and nobody said no. */
export const carries = (covered: Covered, byGp: boolean): boolean => covered.basis !== null || (byGp && !covered.refused);

function faceOf(covered: Covered, byGp: boolean) {
  if (covered.basis) return { tone: 'good', Icon: ShieldCheck, word: 'groundCovered' } as const;
  if (covered.refused) return { tone: 'danger', Icon: Ban, word: 'groundRefused' } as const;
  if (byGp) return { tone: 'good', Icon: ShieldCheck, word: 'groundGp' } as const;
  if (covered.asked) return { tone: '', Icon: Hourglass, word: 'groundAsked' } as const;
  return { tone: 'warn', Icon: ShieldQuestion, word: 'groundNone' } as const;
}

/** The GP who is asked first: who, until when, what if it stays silent; and the client who wants the GP kept out (BR-04, BR-03). */
export function GpFirst({
  gp,
  due,
  reasons,
  values,
  onChange,
}: {
  gp: string;
  due: string;
  reasons: string[];
  values: ReferralValues;
  onChange: (values: ReferralValues) => void;
}) {
  const { t } = useOwnWords(referralWords);
  const out = values.gpContactRefused === true;
  return (
    <section className="card stack tight" aria-label={t('gpFirst')}>
      <h2 style={{ margin: 0 }}>{t('gpFirst')}</h2>
      {!out && <p style={{ margin: 0 }}>{gp ? t('gpFirstWhy', { gp, due }) : t('gpFirstNobody')}</p>}
      {!out && (
        <details>
          <summary className="small">{t('gpFirstSilent')}</summary>
          <ul className="small" style={{ margin: '6px 0 0', paddingLeft: 20 }}>
            {reasons.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
      <Checkbox
        label={t('gpOut')}
        description={t('gpOutHelp')}
        checked={out}
        onChange={(event) => onChange({ gpContactRefused: event.currentTarget.checked })}
      />
      {out && (
        <Textarea
          label={t('gpWhy')}
          autosize
          minRows={2}
          maxLength={500}
          value={values.gpWhy ?? ''}
          onChange={(event) => onChange({ gpWhy: event.currentTarget.value })}
        />
      )}
    </section>
  );
}
