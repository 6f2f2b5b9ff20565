import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Route } from 'lucide-react';
import { useState } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import type { Sporen, Step } from '../../../../server/contract/sporen-shapes.ts';
import { LEVELS } from '../../../../server/contract/sporen-shapes.ts';
import { api } from '../../../api.ts';
import { useNow } from '../../../clock.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { dayOf } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { paramsOf, type SporenAsked } from './asked.ts';
import { Matrix } from './matrix.tsx';
import { Steps } from './steps.tsx';
import { sporenWords } from './words.ts';

const THEMES = ['ELDERLY', 'YOUTH', 'MENTAL_HEALTH', 'DEBT', 'SAFETY', 'OTHER'] as const;
/** The matrix over what one may open, with the cases behind each number. */
export function OwnTab() {
  const { t, locale } = useOwnWords(sporenWords);
  const today = dayOf(useNow());
  const [asked, setAsked] = useState<SporenAsked>({ from: `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`, until: today, theme: '' });
  const [picked, setPicked] = useState<Step | null>(null);
  const put = (name: keyof SporenAsked) => (event: { currentTarget: { value: string } }) => setAsked({ ...asked, [name]: event.currentTarget.value });
  const query = useQuery({
    queryKey: ['sporen', asked],
    queryFn: ({ signal }) => api.get<Sporen>(`/api/sporen?${paramsOf(asked)}`, signal),
    enabled: Boolean(asked.from && asked.until),
    placeholderData: (before) => before,
  });
  const words = wordsOf('case', locale);
  return (
    <div className="stack" style={{ gap: 18 }}>
      <div className="line no-print" style={{ alignItems: 'flex-end' }}>
        <DateField label={t('from')} value={asked.from} onChange={(day) => setAsked({ ...asked, from: day })} />
        <DateField label={t('until')} value={asked.until} onChange={(day) => setAsked({ ...asked, until: day })} />
        <NativeSelect
          label={t('theme')}
          value={asked.theme}
          onChange={put('theme')}
          data={[{ value: '', label: t('allThemes') }, ...THEMES.map((value) => ({ value, label: words.values[value] ?? value }))]}
        />
      </div>
      {query.isPending && <Loading lines={4} />}
      {query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && <Shown sporen={query.data} asked={asked} picked={picked} onPick={setPicked} />}
    </div>
  );
}

function Shown({ sporen, asked, picked, onPick }: { sporen: Sporen; asked: SporenAsked; picked: Step | null; onPick: (step: Step) => void }) {
  const { t } = useOwnWords(sporenWords);
  const { up, down, net, closed, neverCare } = sporen;
  const some = up + down > 0;
  return (
    <>
      <div className="sporen-sums">
        <div className="card">
          <div className="quiet small">{t('net')}</div>
          <b>{net > 0 ? `+${net}` : net}</b> <span className="quiet small">{t('netHelp', { up, down })}</span>
        </div>
        <div className="card">
          <div className="quiet small">{t('neverCare')}</div>
          {closed > 0 ? <b>{t('share', { n: neverCare, of: closed, p: Math.round((100 * neverCare) / closed) })}</b> : <span>{t('noneClosed')}</span>}
        </div>
        <div className="card">
          <div className="quiet small">{t('standing')}</div>
          <ul className="sporen-standing">
            {LEVELS.map((level) => (
              <li key={level}>
                {t(level)} <b>{sporen.standing[level]}</b>
              </li>
            ))}
          </ul>
        </div>
      </div>
      {some ? (
        <div className="two">
          <section className="card" aria-labelledby="sporen-matrix">
            <h2 id="sporen-matrix">{t('matrix')}</h2>
            <Matrix cell={(step) => <b>{sporen.steps[step]}</b>} picked={picked} onPick={onPick} />
            {!picked && <p className="quiet small no-print">{t('pick')}</p>}
          </section>
          <section className="card" aria-labelledby="sporen-instead">
            <h2 id="sporen-instead">{t('substitutes')}</h2>
            <ul className="sporen-standing">
              {sporen.substitutes.map(({ substitute, count }) => (
                <li key={substitute}>
                  {t(substitute)} <b>{count}</b>
                </li>
              ))}
            </ul>
            {sporen.overrides > 0 && (
              <p className="small" style={{ marginBottom: 0 }}>
                {t('overrides')}: <b>{sporen.overrides}</b>
              </p>
            )}
          </section>
        </div>
      ) : (
        <Empty title={t('noSteps')} icon={<Route size={26} aria-hidden />}>
          {t('noStepsHelp')}
        </Empty>
      )}
      {some && picked && <Steps asked={asked} step={picked} />}
    </>
  );
}
