import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { OjgContext } from '../../../../machines/ojg/contract.ts';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { MomentField } from '../../../parts/moment-field.tsx';
import { dayOf, momentText, toInstant, toLocal } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { wordsOf } from '../../../words/tracks.ts';
import type { TrackScreenProps } from '../tracks.ts';
import { Taps } from './taps.tsx';
import { ojgTrackWords } from './words.ts';

const WEEK_MS = 7 * 86_400_000;
const PLACES = ['PRACTICE', 'TEAM', 'HOME', 'AT_SCHOOL', 'VIDEO'];
const USUAL_HOUR = 'T15:00';

/** The next talk: in one or two weeks by one tap (at the hour of the last plan), or at a moment; where; and that it is off. */
export function PlanTalk({ instance, act }: TrackScreenProps) {
  const { t } = useOwnWords(ojgTrackWords);
  const { locale, now } = useSentences();
  const { nextTalk, nextPlace } = instance.data as unknown as Partial<OjgContext>;
  const values = wordsOf('ojg', locale).values;
  const [when, setWhen] = useState('');
  const [place, setPlace] = useState<string>(nextPlace ?? 'PRACTICE');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const may = (type: string) => instance.can.some((one) => one.type === type && (one.allowed || one.because === 'guard'));
  if (!may('PLAN_TALK')) return <div />;
  const send = (type: string, payload = {}) => {
    setBusy(true);
    void act(type, payload)
      .then((refused) => (setProblem(refused), !refused && setWhen('')))
      .finally(() => setBusy(false));
  };
  const inWeeks = (weeks: number) => setWhen(`${dayOf(now + weeks * WEEK_MS)}${nextTalk ? toLocal(nextTalk).slice(10, 16) : USUAL_HOUR}`);
  const save = (event: FormEvent) => (event.preventDefault(), when && send('PLAN_TALK', { when: toInstant(when), place }));
  return (
    <form className="card stack tight no-print" onSubmit={save} aria-labelledby="ojg-plan">
      <h2 id="ojg-plan" style={{ margin: 0 }}>
        {t('plan')}
      </h2>
      <p style={{ margin: 0 }}>
        {nextTalk ? t('planned', { when: momentText(nextTalk, locale, now), where: values[nextPlace ?? ''] ?? '' }) : t('notPlanned')}
      </p>
      <div className="line">
        <Button type="button" variant="light" size="compact-sm" onClick={() => inWeeks(1)}>
          {t('inWeek')}
        </Button>
        <Button type="button" variant="light" size="compact-sm" onClick={() => inWeeks(2)}>
          {t('inWeeks', { weeks: 2 })}
        </Button>
      </div>
      <MomentField label={t('when')} value={when && toInstant(when)} onChange={(at) => setWhen(at ? toLocal(at) : '')} />
      <Taps
        legend={t('where')}
        name="ojg-place"
        value={place}
        onChange={setPlace}
        choices={PLACES.map((value) => ({ value, label: values[value] ?? value }))}
      />
      <Refused problem={problem} />
      <div className="line">
        <Button type="submit" loading={busy} disabled={!when}>
          {t(nextTalk ? 'replan' : 'planButton')}
        </Button>
        {nextTalk && may('TALK_OFF') && (
          <Button type="button" variant="subtle" onClick={() => send('TALK_OFF')}>
            {t('off')}
          </Button>
        )}
      </div>
    </form>
  );
}
