import type { FigurePage, FigureValue } from '../contract/figures-shapes.ts';
import { figures, type FigureLine, type Group } from './figures.ts';
import type { Period } from './period.ts';
import { labelOf, wordsOf } from './words.ts';

/** The figures of a page with their words, each line with a value for every unit and period. */
export function figuresOn(
  group: Group,
  units: readonly string[],
  periods: readonly Period[],
  value: (line: FigureLine, unit: string, period: Period) => FigureValue,
): FigurePage['figures'] {
  return figures
    .filter((figure) => figure.group === group)
    .map((figure) => ({
      id: figure.id,
      definition: wordsOf(figure.id),
      lines: figure.lines.map((line) => ({
        id: line.id,
        label: labelOf(line.id),
        as: line.show.as,
        unit: unitOf(line),
        values: units.map((unit) => periods.map((period) => value(line, unit, period))),
      })),
    }));
}

function unitOf({ show }: FigureLine): string {
  if ('unit' in show) return show.unit;
  return show.as === 'share' ? '%' : '';
}
