import type { DementiaContext } from '../../../../machines/dementia/contract.ts';
import { HIGH_EDIZ, WATCH_EDIZ } from '../../../../machines/dementia/visits.ts';
import { useNow } from '../../../clock.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import type { Known } from './known.ts';
import { words } from './words.ts';

type Strain = DementiaContext['strains'][number];
const WIDTH = 320;
const HEIGHT = 132;
const LEFT = 22;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 18;
const MOST = 9;

/** How heavy it is for the carer, over time: a picture, the numbers behind it, and when to measure again. */
export function Strains({ known }: { known: Known }) {
  const { t, locale } = useOwnWords(words);
  const now = useNow();
  const { hasCarer } = known.data;
  const strains = known.data.strains.toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const again = known.card.strain?.again;
  return (
    <section className="card stack tight" aria-labelledby="dem-strains">
      <h2 id="dem-strains" style={{ margin: 0 }}>
        {t('strains')}
      </h2>
      {strains.length === 0 && <p className="quiet">{t(hasCarer === false ? 'noCarer' : 'neverMeasured')}</p>}
      {strains.filter(({ ediz }) => ediz !== null).length > 1 && <Picture strains={strains.filter(({ ediz }) => ediz !== null)} />}
      {strains.length > 0 && <Numbers strains={strains} />}
      {again && (
        <p style={{ margin: 0 }}>
          <span className={again.days < 0 ? 'tag warn' : 'quiet small'}>
            {t(again.days < 0 ? 'againLate' : 'againBy', { day: dayText(again.on, locale, now) })}
          </span>
        </p>
      )}
    </section>
  );
}

function Picture({ strains }: { strains: Strain[] }) {
  const { t, locale } = useOwnWords(words);
  const now = useNow();
  const first = Date.parse(strains[0].on);
  const span = Math.max(1, Date.parse(strains.at(-1)!.on) - first);
  const x = (on: string) => LEFT + ((Date.parse(on) - first) / span) * (WIDTH - LEFT - RIGHT);
  const y = (ediz: number) => TOP + (1 - ediz / MOST) * (HEIGHT - TOP - BOTTOM);
  const day = (on: string) => dayText(on, locale, now);
  const label = t('chart', { from: day(strains[0].on), until: day(strains.at(-1)!.on), scores: strains.map(({ ediz }) => ediz).join(', ') });
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className="dem-chart">
      {[0, MOST].map((score) => (
        <text key={score} x={LEFT - 6} y={y(score) + 4} textAnchor="end">
          {score}
        </text>
      ))}
      {([HIGH_EDIZ, WATCH_EDIZ] as const).map((score) => (
        <g key={score} className="limit">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(score)} y2={y(score)} />
          <text x={LEFT - 6} y={y(score) + 4} textAnchor="end">
            {score}
          </text>
          <text x={LEFT + 2} y={y(score) - 3}>
            {t(score === HIGH_EDIZ ? 'lineHigh' : 'lineWatch')}
          </text>
        </g>
      ))}
      <polyline points={strains.map(({ on, ediz }) => `${x(on)},${y(ediz!)}`).join(' ')} />
      {strains.map(({ on, ediz, level }) => (
        <circle key={on} cx={x(on)} cy={y(ediz!)} r={4.5} data-level={level} />
      ))}
      <text x={LEFT} y={HEIGHT - 3}>
        {day(strains[0].on)}
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 3} textAnchor="end">
        {day(strains.at(-1)!.on)}
      </text>
    </svg>
  );
}

function Numbers({ strains }: { strains: Strain[] }) {
  const { t, locale } = useOwnWords(words);
  const track = useTrackWords('dementia');
  const now = useNow();
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="dem-numbers">
        <thead>
          <tr>
            {(['on', 'ediz', 'time', 'level'] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {strains.toReversed().map(({ on, ediz, perseveranceTime, level }) => (
            <tr key={on}>
              <th scope="row" className="nowrap">
                {dayText(on, locale, now)}
              </th>
              <td>{ediz ?? '–'}</td>
              <td>{perseveranceTime ? (track.values[perseveranceTime] ?? perseveranceTime) : '–'}</td>
              <td>
                <span className={level === 'HIGH' ? 'tag danger' : level === 'WATCH' ? 'tag warn' : ''}>{t(level as 'HIGH')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
