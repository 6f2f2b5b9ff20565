import { lazy, Suspense } from 'react';
import type { RunChart as Chart } from '../../../../server/contract/figures-shapes.ts';
import { useOwnWords } from '../../../words/own.ts';
import { numberText } from './format.ts';
import { useUnitName } from './use-unit-name.ts';
import { figureWords } from './words.ts';

const FigureChart = lazy(async () => ({ default: (await import('./chart.tsx')).FigureChart }));

/** I-07 by quarter with the limits of chance around the baseline, and I-08 in a sentence that claims no cause. */
export function RunChart({ chart }: { chart: Chart }) {
  const { t, locale } = useOwnWords(figureWords);
  const unitName = useUnitName();
  const number = (value: number, decimals = 1) => numberText(value, locale, decimals);
  const { change, points, centre } = chart;
  const series = [
    { name: 'value', label: t('runValue'), color: 'petrol.7' },
    { name: 'low', label: t('runLow'), color: 'gray.5', dashed: true },
    { name: 'high', label: t('runHigh'), color: 'gray.5', dashed: true },
    { name: 'centre', label: t('runCentre'), color: 'gray.7', dashed: true },
  ];
  return (
    <section className="card stack tight figure-card" aria-labelledby={`run-${chart.unit}`}>
      <h2 id={`run-${chart.unit}`} style={{ margin: 0 }}>
        {t('runTitle')}: {unitName(chart.unit)}
      </h2>
      {change ? (
        <p style={{ margin: 0 }}>
          <b>
            {t('runChange', {
              percent: `${change.percent > 0 ? '+' : ''}${number(change.percent)}%`,
              ratio: number(change.ratio, 2),
              low: number(change.low, 2),
              high: number(change.high, 2),
              now: change.now,
              base: change.base,
            })}
          </b>{' '}
          {t('runCause')}
        </p>
      ) : (
        <p className="note" style={{ margin: 0 }}>
          {t('runLittle')}
        </p>
      )}
      <Suspense fallback={<div className="figure-chart" />}>
        <FigureChart points={points.map((point) => ({ ...point, centre }))} series={series} height={220} />
      </Suspense>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('runLegend', { centre: number(centre) })}
      </p>
      <div className="figure-scroll" role="region" aria-label={t('scroll')} tabIndex={0}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="row">{t('quarter')}</th>
              {points.map(({ period }) => (
                <th key={period} scope="col">
                  {period}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['value', 'low', 'high'] as const).map((row) => (
              <tr key={row}>
                <th scope="row">{t(row === 'value' ? 'runValue' : row === 'low' ? 'runLow' : 'runHigh')}</th>
                {points.map((point) => (
                  <td key={point.period}>{point[row] === null ? t('hidden') : number(point[row])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
