const MONTHS = [
  ['januari', 'january'],
  ['februari', 'february'],
  ['maart', 'march', 'mrt'],
  ['april'],
  ['mei', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['augustus', 'august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
];
/** Two digits of a year that lie further ahead than this are of the century before: who was born in '41. */
const AHEAD_YEARS = 10;

/**
 * The day that somebody typed, as `2026-12-15`; null when it is none. Day before month, as people write here, whatever the browser: `15-12-2026`, `15/12/2026`,
 * `15 december 2026`, `2026-12-15`. With `done`, when the typing is over, also `15-12-26` and `15-12` of the year of `today`.
 */
export function parseDay(typed: string, today: string, done = false): string | null {
  const text = typed.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const parts = /^(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,}\.?)(?:[-/. ](\d{4}|\d{2}))?$/.exec(text);
  if (!parts) return null;
  const [, dayOfMonth, month, year = ''] = parts;
  if (year.length !== 4 && !done) return null;
  return day(fullYear(year, today), /\d/.test(month) ? month : monthOf(month.replace('.', '')), dayOfMonth);
}

function monthOf(name: string): string {
  return String(MONTHS.findIndex((names) => names.some((one) => one.startsWith(name))) + 1);
}

function fullYear(year: string, today: string): string {
  if (year.length === 4) return year;
  if (year === '') return today.slice(0, 4);
  const near = Number(today.slice(0, 2)) * 100 + Number(year);
  return String(near > Number(today.slice(0, 4)) + AHEAD_YEARS ? near - 100 : near);
}

function day(year: string, month: string, dayOfMonth: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const at = new Date(`${text}T12:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text;
}
