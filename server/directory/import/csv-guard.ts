import Papa from 'papaparse';

/** What a spreadsheet takes for a formula, or skips before looking for one (OWASP, CSV injection). */
const STARTS = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text that no spreadsheet carries out. */
export const guarded = (text: string): string => (STARTS.test(text) ? `'${text}` : text);

/** What stood there before it was guarded. */
export const unguarded = (text: string): string => (text.startsWith("'") && STARTS.test(text.slice(1)) ? text.slice(1) : text);

/** A cell that was written to be carried out: guarded it is a text, and a number with a sign is a number. */
export const isFormula = (raw: string): boolean => STARTS.test(raw) && !/^[+-]?[\d\s().-]+$/.test(raw);

/** Rows as CSV with a byte order mark, so that a spreadsheet reads the accents. */
export function writeCsv(header: string[], rows: string[][], separator: string): string {
  const lines = [header, ...rows].map((row) => row.map(guarded));
  return `\uFEFF${Papa.unparse(lines, { delimiter: separator, newline: '\r\n' })}\r\n`;
}
