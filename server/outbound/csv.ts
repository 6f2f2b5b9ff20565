import Papa from 'papaparse';

/** What a spreadsheet may take for the beginning of a formula (T9; OWASP CSV injection), behind spaces and quotation marks too. */
const FORMULA = /^[\s'"]*[=+\-@|%\uff0b\uff0d\uff1d\uff20\t\r\n]/;
const BOM = '\ufeff';

/**
 * Rows as CSV for a Dutch spreadsheet: UTF-8 with a mark, semicolons, every field in quotes, and a text that could be a formula behind an apostrophe, so that it is
 * shown and not carried out. Numbers stay numbers. The only way in which this product writes CSV.
 */
export function toCsv(columns: readonly string[], rows: readonly Readonly<Record<string, string | number | null>>[]): string {
  const data = rows.map((row) => columns.map((name) => row[name] ?? ''));
  return BOM + Papa.unparse({ fields: [...columns], data }, { delimiter: ';', newline: '\r\n', quotes: true, escapeFormulae: FORMULA });
}
