import type { FigureShown, FigureValue } from '../../../../server/contract/figures-shapes.ts';
import type { Locale } from '../../../../machines/track.ts';

type Line = FigureShown['lines'][number];
type Say = (
  key: 'none' | 'hidden' | 'ofWhole' | 'interval' | 'number' | 'p90' | 'wd' | 'd' | 'min' | 'talks',
  vars?: Record<string, string | number>,
) => string;

/** A number as people here write it, with at most one decimal. */
export const numberText = (value: number, locale: Locale, decimals = 1): string =>
  value.toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: decimals });

/** The value itself: `70 %`, `4,5 werkdagen`, `<5`, `afgeschermd`. */
export function valueText(line: Pick<Line, 'unit' | 'as'>, { state, value }: FigureValue, k: number, locale: Locale, t: Say): string {
  if (state === 'small') return `<${k}`;
  if (state !== 'shown' || value === null) return t(state === 'hidden' ? 'hidden' : 'none');
  const number = numberText(value, locale);
  if (line.unit === '%') return `${number}%`;
  return line.unit ? `${number} ${t(line.unit as 'wd')}` : number;
}

/** The same in a table, where the head says what it is: `52/97`, `43,7–63,2%`. */
export function shortText(line: Pick<Line, 'unit' | 'as'>, { state, n, of, low, high, p90 }: FigureValue, locale: Locale): string[] {
  const number = (value: number) => numberText(value, locale);
  const count = n !== null && of !== null ? `${number(n)}/${number(of)}` : n !== null && line.as !== 'count' ? `n = ${number(n)}` : null;
  const ends = state === 'shown' && low !== null && high !== null ? `${number(low)}–${number(high)}${line.unit === '%' ? '%' : ''}` : null;
  return [count, ends, p90 === null ? null : `P90 ${number(p90)}`].filter((one) => one !== null);
}

/** What belongs to it: of how many, how sure, and how far it goes. */
export function besideText(line: Pick<Line, 'unit' | 'as'>, { state, n, of, low, high, p90 }: FigureValue, locale: Locale, t: Say): string {
  const parts: string[] = [];
  const number = (value: number) => numberText(value, locale) + (line.unit === '%' ? '%' : '');
  if (n !== null && of !== null) parts.push(t('ofWhole', { n: numberText(n, locale), of: numberText(of, locale) }));
  else if (n !== null && line.as !== 'count') parts.push(t('number', { n: numberText(n, locale) }));
  if (state === 'shown' && low !== null && high !== null) parts.push(t('interval', { low: number(low), high: number(high) }));
  if (p90 !== null) parts.push(t('p90', { p90: number(p90) }));
  return parts.join(' · ');
}
