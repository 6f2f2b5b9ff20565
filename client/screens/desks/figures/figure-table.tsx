import type { FigurePage, FigureShown } from '../../../../server/contract/figures-shapes.ts';
import { useOwnWords } from '../../../words/own.ts';
import { shortText, valueText } from './format.ts';
import { useUnitName } from './use-unit-name.ts';
import { figureWords } from './words.ts';

/** Every number of a figure: a row for each line and unit, a column for each period, the newest first. */
export function FigureTable({ page, figure }: { page: FigurePage; figure: FigureShown }) {
  const { t, locale } = useOwnWords(figureWords);
  const unitName = useUnitName();
  const periods = page.periods.map((period, at) => ({ ...period, at })).reverse();
  const rows = figure.lines.flatMap((line) => page.units.map((unit, at) => ({ line, unit, values: line.values[at] })));
  return (
    <div className="figure-scroll" role="region" aria-label={t('scroll')} tabIndex={0}>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="row">{t('line')}</th>
            {periods.map(({ id }) => (
              <th key={id} scope="col">
                {id}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, unit, values }) => (
            <tr key={`${line.id} ${unit}`}>
              <th scope="row">
                {line.label[locale]}
                {page.units.length > 1 && <small className="quiet"> · {unitName(unit)}</small>}
              </th>
              {periods.map(({ id, at }) => (
                <td key={id}>
                  {values[at].state === 'none' ? <span aria-label={t('none')}>–</span> : valueText(line, values[at], page.k, locale, t)}
                  {shortText(line, values[at], locale).map((part) => (
                    <small key={part}>{part}</small>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
