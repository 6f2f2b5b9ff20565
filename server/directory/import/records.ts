import Papa from 'papaparse';

/** One record of a CSV file: where it begins, and its cells, or why it cannot be read. */
export type CsvRecord = { line: number; cells: string[] } | { line: number; broken: 'open-quote' | 'text-after-quote' };
export type Separator = ',' | ';' | '\t';

/** A quoted cell that runs over more lines than this was not closed: the next line is read as a line of its own. */
const MOST_LINES = 10;

/** The separator that the first line has most of, outside quotes; `sep=;`, as spreadsheets write it, says so itself. */
export function separatorOf(text: string): { separator: Separator; skip: number } {
  const end = lineEnd(text, 0);
  const first = text.slice(0, end);
  const said = /^sep=(.)\r?$/i.exec(first)?.[1];
  if (said && [',', ';', '\t'].includes(said)) return { separator: said as Separator, skip: end + 1 };
  const outside = first.replace(/"[^"]*"/g, '');
  const counts = ([';', '\t', ','] as const).map((one) => [outside.split(one).length, one] as const);
  return { separator: counts.sort((a, b) => b[0] - a[0])[0][1], skip: 0 };
}

/** Splits a text into records, one at a time; lines that are empty are left out. A broken line costs itself and no other. */
export function* recordsOf(text: string, separator: Separator, skip = 0): Generator<CsvRecord> {
  let line = skip > 0 ? 2 : 1;
  for (let at = skip; at < text.length;) {
    const { end, lines, broken } = recordEnd(text, at, separator);
    const raw = text.slice(at, end).replace(/\r$/, '');
    if (broken) yield { line, broken };
    else if (raw.trim() !== '') yield { line, cells: cellsOf(raw, separator) };
    line += lines;
    at = end + 1;
  }
}

function cellsOf(raw: string, separator: Separator): string[] {
  if (!raw.includes('"')) return raw.split(separator);
  return Papa.parse<string[]>(raw, { delimiter: separator, newline: '\n' }).data[0] ?? [];
}

const lineEnd = (text: string, from: number): number => {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
};

/** Where the record that begins here ends; a quote opens a cell only at its beginning. */
function recordEnd(text: string, from: number, separator: Separator): { end: number; lines: number; broken?: 'open-quote' | 'text-after-quote' } {
  const one = lineEnd(text, from);
  const plainLine = text.indexOf('"', from);
  if (plainLine < 0 || plainLine >= one) return { end: one, lines: 1 };
  let lines = 1;
  let starts = true;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (starts && char === '"') {
      const closed = closing(text, at + 1);
      lines += newlines(text, at, closed < 0 ? text.length : closed);
      if (closed < 0 || lines > MOST_LINES) return { end: one, lines: 1, broken: 'open-quote' };
      const next = text[closed + 1];
      if (next !== undefined && next !== separator && next !== '\n' && next !== '\r') return { end: one, lines: 1, broken: 'text-after-quote' };
      at = closed;
      starts = false;
    } else if (char === '\n') return { end: at, lines };
    else starts = char === separator;
  }
  return { end: text.length, lines };
}

/** The quote that closes a cell; two in a row are one that belongs to the text. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

const newlines = (text: string, from: number, until: number): number => {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < until && count <= MOST_LINES; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};
