import type { FigurePage } from '../contract/figures-shapes.ts';
import type { Locale } from '../../machines/track.ts';
import { toCsv } from '../outbound/csv.ts';

const COLUMNS: Record<Locale, string[]> = {
  nl: ['cijfer', 'naam', 'regel', 'eenheid', 'periode', 'stand', 'aantal', 'van', 'waarde', 'ondergrens 95%', 'bovengrens 95%', 'P90'],
  en: ['figure', 'name', 'line', 'unit', 'period', 'state', 'count', 'of', 'value', 'lower 95%', 'upper 95%', 'P90'],
};
const NONE: Record<Locale, string> = { nl: 'geen gegevens', en: 'no data' };
const HIDDEN: Record<Locale, string> = { nl: 'afgeschermd', en: 'protected' };

/** A page as it was published, one value a row; what is hidden on the screen is hidden here, because it is the same page. */
export function figuresCsv(page: FigurePage, nameOf: (unit: string) => string, locale: Locale): string {
  const columns = COLUMNS[locale];
  const number = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
  const rows = page.figures.flatMap((figure) =>
    figure.lines.flatMap((line) =>
      line.values.flatMap((periods, unit) =>
        periods.map(({ state, n, of, value, low, high, p90 }, period) => {
          const said = { shown: 'ok', small: `<${page.k}`, hidden: HIDDEN[locale], none: NONE[locale] }[state];
          const cells = [figure.id, figure.definition.name[locale], line.label[locale], nameOf(page.units[unit]), page.periods[period].id, said];
          const all = [...cells, n, of, number(value), number(low), number(high), number(p90)];
          return Object.fromEntries(columns.map((column, at) => [column, all[at]]));
        }),
      ),
    ),
  );
  return toCsv(columns, rows);
}
