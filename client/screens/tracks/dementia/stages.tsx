import { useNow } from '../../../clock.ts';
import { Person } from '../../../parts/person.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import type { Known } from './known.ts';
import { words } from './words.ts';

const DAY_MS = 86_400_000;

/** The course of the disease as a bar: each stage as long as it lasted, with since when and by whom. */
export function Stages({ known }: { known: Known }) {
  const { t, locale } = useOwnWords(words);
  const now = useNow();
  const stages = known.data.stages.toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const lasted = (at: number): number => Math.max(1, (Date.parse(stages[at + 1]?.on ?? known.today) - Date.parse(stages[at].on)) / DAY_MS);
  return (
    <section className="card stack tight" aria-labelledby="dem-stages">
      <h2 id="dem-stages" style={{ margin: 0 }}>
        {t('stages')}
      </h2>
      {stages.length === 0 && <p className="quiet">{t('noStages')}</p>}
      {stages.length > 0 && (
        <>
          <div className="dem-stages" aria-hidden>
            {stages.map((one, at) => (
              <span key={one.on + one.stage} style={{ flexGrow: lasted(at) }} data-stage={one.stage}>
                {one.stage}
              </span>
            ))}
          </div>
          <ul className="dem-stage-list">
            {stages.toReversed().map((one) => (
              <li key={one.on + one.stage}>
                <b>{t('gds', { stage: one.stage })}</b>, {t(`gds.${one.stage}` as 'gds.1')}
                <span className="quiet small">
                  {' '}
                  · {t('since', { day: dayText(one.on, locale, now) })} · <Person id={one.by} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
