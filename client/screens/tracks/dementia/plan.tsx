import { Button } from '@mantine/core';
import { useState } from 'react';
import { missingInPlan } from '../../../../machines/dementia/plan.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { serverNow, useNow } from '../../../clock.ts';
import type { Errors, Values } from '../../../parts/form/values.ts';
import type { Act } from '../../../parts/use-act.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import { Agree } from './agree.tsx';
import { Agreements } from './agreements.tsx';
import type { Known } from './known.ts';
import { PlanRead } from './plan-read.tsx';
import { SECTIONS, useTyped } from './plan-sections.ts';
import { PlanSection } from './section.tsx';
import { words } from './words.ts';

type Given = { instance: Instance; known: Known; act: Act };

/** The care plan: written part by part until it is agreed, read while it holds, and evaluated as a whole. */
export function Plan({ instance, known, act }: Given) {
  const { t } = useOwnWords(words);
  const writes = known.may('WRITE_PLAN');
  const mayReview = known.may('PLAN_REVIEWED');
  const [errors, setErrors] = useState<Errors>({});
  const { typed, kept, put, forget } = useTyped(instance.id, known.data);
  // Who typed in it before goes on where it was.
  const [reviews, setReviews] = useState(Object.keys(typed).length > 0);
  const lacks = missingInPlan(known.data, { ...typed, at: new Date(serverNow()).toISOString() });
  const keep = async (payload: Values) => {
    const refused = await act('WRITE_PLAN', payload);
    if (!refused) setErrors({});
    return refused;
  };
  /** While it is evaluated nothing is sent by itself: it goes with the whole. */
  const putBy = (payload: Values) => {
    put(payload);
    return Promise.resolve(null);
  };
  const onRecord = writes ? keep : reviews && mayReview ? putBy : null;
  const edits = writes || (reviews && mayReview);
  if (!known.data.plan && !edits) return <p className="note">{t('noPlan')}</p>;
  return (
    <div className="stack" id="dem-plan">
      <Agreements id={instance.id} known={known} onRecord={onRecord} typed={kept} errors={errors} />
      <section className="card stack" aria-labelledby="dem-plan-title">
        <div className="spread">
          <h2 id="dem-plan-title" style={{ margin: 0 }}>
            {t('carePlan')}
          </h2>
          {known.data.agreed && (
            <a className="small no-print" href={`/api/instances/${instance.id}/care-plan.pdf`} target="_blank" rel="noreferrer">
              {t('pdf')}
            </a>
          )}
          {mayReview && (
            <Button variant={reviews ? 'default' : 'light'} size="compact-sm" className="no-print" onClick={() => setReviews(!reviews)}>
              {t(reviews ? 'stopReview' : 'review')}
            </Button>
          )}
        </div>
        <Agreed known={known} />
        {!edits && <PlanRead known={known} />}
        {edits && (
          <>
            <div>
              {SECTIONS.map((section) => (
                <PlanSection key={section.id} id={instance.id} known={known} section={section} lacks={lacks} theirs={errors} onKeep={writes ? keep : null} />
              ))}
            </div>
            <Agree
              review={!writes}
              lacks={lacks}
              setErrors={setErrors}
              send={(said) => act(writes ? 'PLAN_AGREED' : 'PLAN_REVIEWED', { ...typed, ...said })}
              onDone={() => {
                forget();
                setErrors({});
                setReviews(false);
              }}
            />
          </>
        )}
      </section>
    </div>
  );
}

function Agreed({ known }: { known: Known }) {
  const { t, locale } = useOwnWords(words);
  const track = useTrackWords('dementia');
  const now = useNow();
  const { agreed, planDue } = known.data;
  if (!agreed) return null;
  const day = (on: string) => dayText(on, locale, now);
  return (
    <p style={{ margin: 0 }}>
      {t('agreedOn', { day: day(agreed.on), by: track.values[agreed.by] ?? agreed.by })}{' '}
      {agreed.carerHeard !== null && t(agreed.carerHeard ? 'heard' : 'notHeard')} {planDue && t('evaluation', { day: day(planDue) })}
    </p>
  );
}
