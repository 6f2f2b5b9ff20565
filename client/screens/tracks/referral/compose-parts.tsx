import { Checkbox } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { targetKind, type TargetKind } from '../../../../machines/referral/contract.ts';
import { contract } from '../../../../machines/referral/contract.ts';
import { levelOf } from '../../../../machines/referral/target.ts';
import { fieldsOf } from '../../../parts/form/fields.ts';
import { Choice, Question } from '../../../parts/form/question.tsx';
import type { Errors } from '../../../parts/form/values.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import { asksContract, questionsFor, type About, type ReferralValues } from './compose-values.ts';
import { TargetPicker } from './target-picker.tsx';
import { referralWords } from './words.ts';

export type PartProps = { values: ReferralValues; onChange: (values: ReferralValues) => void; errors: Errors; prefix: string; about: About };

const FIELDS = new Map(fieldsOf(contract.events.SUBMIT).map((field) => [field.name, field] as const));
const WIDE = ['question', 'reason', 'goal', 'risk', 'representatives', 'medical', 'medication', 'elvReason', 'wished', 'domains'];

/** Which help, by whom, how soon; the directory says about contract and waiting time. */
export function WherePart({ values, onChange, errors, prefix }: PartProps) {
  const { t } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const kind = (values.targetKind ?? null) as TargetKind | null;
  return (
    <section className="card stack" aria-label={t('where')}>
      <h2 style={{ margin: 0 }}>{t('where')}</h2>
      <div className="questions">
        <Choice
          id={`${prefix}-targetKind`}
          label={t('kind')}
          description={kind ? t(`level_${levelOf(kind)}`) : undefined}
          error={errors.targetKind}
          options={targetKind.options}
          labelOf={(one) => words.values[one] ?? one}
          value={kind}
          onChange={(chosen) => onChange({ targetKind: chosen as TargetKind })}
        />
        <Choice
          id={`${prefix}-urgency`}
          label={words.fields.urgency as string}
          error={errors.urgency}
          options={['ROUTINE', 'SOON', 'URGENT', 'ACUTE']}
          labelOf={(one) => words.values[one] ?? one}
          value={values.urgency ?? null}
          onChange={(urgency) => onChange({ urgency })}
        />
        <div className="wide">
          <TargetPicker
            values={values}
            onChange={onChange}
            suggest={kind ? (words.values[kind] ?? '') : ''}
            id={`${prefix}-recipient`}
            error={errors.recipient}
          />
        </div>
        {asksContract(kind) && values.contract !== 'NOT_CONTRACTED' && (
          <div className="wide">
            <Choice
              id={`${prefix}-contract`}
              label={words.fields.contract as string}
              options={['CONTRACTED', 'NOT_CONTRACTED', 'UNKNOWN']}
              labelOf={(one) => words.values[one] ?? one}
              value={values.contract ?? 'UNKNOWN'}
              onChange={(chosen) => onChange({ contract: chosen ?? 'UNKNOWN' })}
            />
          </div>
        )}
      </div>
      {values.contract === 'NOT_CONTRACTED' && (
        <div className="note warn stack tight" role="status">
          <span>
            <TriangleAlert size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {t('noContract')}
          </span>
          <Checkbox
            id={`${prefix}-clientInformed`}
            label={t('informed')}
            error={errors.clientInformed}
            checked={values.clientInformed === true}
            onChange={(event) => onChange({ clientInformed: event.currentTarget.checked })}
          />
        </div>
      )}
    </section>
  );
}

/** The letter: only the questions that this help needs. */
export function QuestionPart({ values, onChange, errors, prefix, about }: PartProps) {
  const { t } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const asked = questionsFor((values.targetKind ?? null) as TargetKind | null, about);
  return (
    <section className="card stack" aria-label={t('question')}>
      <h2 style={{ margin: 0 }}>{t('question')}</h2>
      <div className="questions">
        {asked.map((name) => {
          const field = FIELDS.get(name);
          if (!field) return null;
          return (
            <div key={name} className={WIDE.includes(name) ? 'wide' : undefined}>
              <Question
                field={field}
                words={words}
                value={values[name]}
                onChange={(value) => onChange({ [name]: value })}
                errors={errors}
                path={name}
                prefix={prefix}
                needed={!['medical', 'medication', 'wished', 'elvWlz'].includes(name) && !(name === 'goal' && values.targetKind === 'WELZIJN_OP_RECEPT')}
                mark
              />
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** What word one wants back and when, and as whom one refers. */
export function FeedbackPart({ values, onChange, errors, prefix, initiators }: PartProps & { initiators: string[] }) {
  const { t } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const field = FIELDS.get('feedbackBy')!;
  return (
    <section className="card stack tight" aria-label={t('feedback')}>
      <h2 style={{ margin: 0 }}>{t('feedback')}</h2>
      <p style={{ margin: 0 }}>{t('feedbackHelp')}</p>
      <details open={Boolean(values.feedbackBy) || undefined}>
        <summary className="small">{t('feedbackSooner')}</summary>
        <Question
          field={field}
          words={words}
          value={values.feedbackBy}
          onChange={(feedbackBy) => onChange({ feedbackBy: feedbackBy as string | null })}
          errors={errors}
          path="feedbackBy"
          prefix={prefix}
        />
      </details>
      <details>
        <summary className="small">
          {t('more')}: {words.values[values.initiator ?? ''] ?? values.initiator}
        </summary>
        <Choice
          id={`${prefix}-initiator`}
          label={words.fields.initiator as string}
          options={initiators}
          labelOf={(one) => words.values[one] ?? one}
          value={values.initiator ?? null}
          onChange={(initiator) => initiator && onChange({ initiator })}
        />
      </details>
    </section>
  );
}
