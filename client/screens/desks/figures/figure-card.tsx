import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { FigurePage, FigureShown } from '../../../../server/contract/figures-shapes.ts';
import { useOwnWords } from '../../../words/own.ts';
import { Cases } from './cases.tsx';
import { FigureTable } from './figure-table.tsx';
import { besideText, valueText } from './format.ts';
import { useUnitName } from './use-unit-name.ts';
import { figureWords } from './words.ts';

const FigureChart = lazy(async () => ({ default: (await import('./chart.tsx')).FigureChart }));

/** Longer tables wait until somebody asks for them. */
const OPEN_ROWS = 6;

/** One figure: its newest number with what belongs to it, a line over the periods, all numbers as a table, and what it means. */
export function FigureCard({ page, figure, span }: { page: FigurePage; figure: FigureShown; span: { from: string; until: string } | null }) {
  const { t, locale } = useOwnWords(figureWords);
  const unitName = useUnitName();
  const [open, setOpen] = useState<string | null>(null);
  const { definition, lines } = figure;
  const [line] = lines;
  const values = line.values[0] ?? [];
  const last = values.findLastIndex(({ state }) => state !== 'none');
  const points = page.periods.flatMap(({ id }, at) => (id.length === 4 ? [] : [{ period: id, value: values[at]?.value ?? null }]));
  const begin = points.findIndex(({ value }) => value !== null);
  const drawn = points.filter(({ value }) => value !== null).length > 1;
  const name = definition.name[locale];
  return (
    <section className="card stack tight figure-card" aria-labelledby={`figure-${figure.id}`}>
      <h2 id={`figure-${figure.id}`} style={{ margin: 0 }}>
        <span className="quiet">{figure.id}</span> {name}
      </h2>
      <p className="quiet" style={{ margin: 0, maxWidth: 760 }}>
        {definition.meaning[locale]}
      </p>
      {last < 0 ? (
        <p className="note" style={{ margin: 0 }}>
          <b>{t('tooLittle')}.</b> {t('tooLittleAbout')}
        </p>
      ) : (
        <div className="figure-head">
          <div>
            <div className="figure-value">{valueText(line, values[last], page.k, locale, t)}</div>
            <div>
              {line.label[locale]}
              {page.units[0] !== 'all' && ` · ${unitName(page.units[0])}`}
            </div>
            <div className="quiet small">
              {[t('latest', { period: page.periods[last].id }), besideText(line, values[last], locale, t)].filter(Boolean).join(' · ')}
            </div>
          </div>
          {drawn && (
            <Suspense fallback={<div className="figure-chart" />}>
              <FigureChart points={points.slice(begin)} series={[{ name: 'value', label: line.label[locale], color: 'petrol.7' }]} />
            </Suspense>
          )}
        </div>
      )}
      {last >= 0 && (
        <details open={lines.length * page.units.length <= OPEN_ROWS}>
          <summary>{t('table')}</summary>
          <FigureTable page={page} figure={figure} />
        </details>
      )}
      {span && last >= 0 && (
        <div className="line no-print">
          {lines.slice(0, 6).map((one) => (
            <Button key={one.id} size="compact-sm" variant="light" onClick={() => setOpen(open === one.id ? null : one.id)} aria-expanded={open === one.id}>
              {t('cases')}: {one.label[locale]}
            </Button>
          ))}
        </div>
      )}
      {span && open && <Cases figure={figure.id} line={open} span={span} name={lines.find(({ id }) => id === open)!.label[locale]} />}
      <details>
        <summary>{t('explain')}</summary>
        <dl className="facts">
          <dt>{t('formula')}</dt>
          <dd className="figure-formula">{definition.formula}</dd>
          {definition.notes && (
            <>
              <dt>{t('explain')}</dt>
              <dd>{definition.notes[locale]}</dd>
            </>
          )}
          <dt>{t('source')}</dt>
          <dd>{definition.source}</dd>
        </dl>
      </details>
    </section>
  );
}
