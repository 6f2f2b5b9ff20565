import type { Verdict } from '../../contract/directory-shapes.ts';
import { isFormula, unguarded } from './csv-guard.ts';
import type { Header } from './header.ts';
import type { Cells, Known, Part, Reason } from './part.ts';
import type { CsvRecord } from './records.ts';

export type Judged = {
  line: number;
  verdict: Verdict;
  label: string;
  cells: Cells;
  changes: { column: string; before: string; after: string }[];
  reasons: Reason[];
};
/** What was on the lines before this one: key → line, and of people what was said of them. */
export type Seen = { keys: Map<string, number>; people: Map<string, { line: number; said: string }> };

const BROKEN = {
  'open-quote': { nl: 'Een aanhalingsteken wordt niet gesloten.', en: 'A quote is not closed.' },
  'text-after-quote': { nl: 'Na een sluitend aanhalingsteken staat nog tekst.', en: 'There is text after a closing quote.' },
};
const UNREADABLE = {
  nl: 'Hier staan tekens die niet te lezen zijn: de regel heeft een andere codering dan het bestand.',
  en: 'Characters here cannot be read: the line has another encoding than the file.',
};
const FORMULA = {
  nl: 'Hier staat een formule. Zet er een apostrof voor als het tekst is.',
  en: 'This is a formula. Put an apostrophe before it if it is text.',
};
/** UTF-8 that was once read as Windows-1252: `Ã«`. */
const GARBLED = /[\u00C2\u00C3][\u0080-\u00BF]|\u00E2\u20AC/;

/** Judges one line against what is stored and the lines before it. A column that the file does not have keeps what is stored. */
export function judgeLine(part: Part, header: Header, record: CsvRecord, known: Known, seen: Seen): Judged {
  const refused = (reasons: Reason[], label = '', cells: Cells = {}): Judged => ({ line: record.line, verdict: 'refused', label, cells, changes: [], reasons });
  if ('broken' in record) return refused([{ column: null, text: BROKEN[record.broken] }]);
  const label =
    record.cells
      .find((cell) => cell.trim())
      ?.trim()
      .slice(0, 80) ?? '';
  if (record.cells.length > header.length && record.cells.slice(header.length).some((cell) => cell.trim()))
    return refused([{ column: null, text: count(record.cells.length, header.length) }], label);
  const { cells, reasons } = readCells(part, header, record.cells);
  if (reasons.length) return refused(reasons, label, cells);
  const key = part.keyOf(cells);
  const stored = known.stored.get(key);
  const whole = complete(part, header, cells, stored?.cells);
  reasons.push(...part.check(whole, known), ...again(part, whole, key, record.line, seen));
  if (reasons.length) return refused(reasons, part.label(whole), whole);
  const changes = stored
    ? part.columns.flatMap(({ name }) => (stored.cells[name] === whole[name] ? [] : [{ column: name, before: stored.cells[name], after: whole[name] }]))
    : [];
  return { line: record.line, verdict: !stored ? 'new' : changes.length ? 'changed' : 'unchanged', label: part.label(whole), cells: whole, changes, reasons };
}

const hasControls = (text: string): boolean => [...text].some((char) => char < ' ' && !'\t\n\r'.includes(char));
const count = (there: number, wanted: number) => ({
  nl: `Er staan ${there} velden waar de kop er ${wanted} heeft.`,
  en: `There are ${there} fields where the header has ${wanted}.`,
});

function readCells(part: Part, header: Header, raw: string[]): { cells: Cells; reasons: Reason[] } {
  const cells: Cells = {};
  const reasons: Reason[] = [];
  for (const { name, required, max, read } of part.columns) {
    const at = header.indexOf(name);
    if (at < 0) continue;
    const given = raw[at] ?? '';
    const wrong = (text: Reason['text']) => void reasons.push({ column: name, text });
    const text = unguarded(given.trim()).trim().normalize('NFC');
    if (given.includes('\uFFFD') || GARBLED.test(given)) wrong(UNREADABLE);
    else if (isFormula(given.trim())) wrong(FORMULA);
    // Control characters other than tab and line ends have no place in a name.
    else if (hasControls(text)) wrong(UNREADABLE);
    else if (text === '') {
      if (required) wrong({ nl: 'Dit veld is verplicht.', en: 'This field is required.' });
      cells[name] = '';
    } else if (text.length > max) wrong({ nl: `Dit is langer dan ${max} tekens.`, en: `This is longer than ${max} characters.` });
    else {
      const value = read ? read(text) : text;
      if (typeof value === 'string') cells[name] = value;
      else wrong(value);
    }
  }
  return { cells, reasons };
}

function complete(part: Part, header: Header, cells: Cells, stored: Cells | undefined): Cells {
  return Object.fromEntries(
    part.columns.map(({ name }) => {
      const keep = stored !== undefined && (!header.includes(name) || part.fixed.includes(name));
      return [name, keep ? stored[name] : (cells[name] ?? '')];
    }),
  );
}

/** The same thing twice, or one person under two names. */
function again(part: Part, cells: Cells, key: string, line: number, seen: Seen): Reason[] {
  const before = seen.keys.get(key);
  if (before !== undefined) return [{ column: null, text: { nl: `Dit staat ook op regel ${before}.`, en: `This is on line ${before} too.` } }];
  seen.keys.set(key, line);
  if (part.id !== 'people') return [];
  const said = `${cells.naam}|${cells.telefoon}`;
  const other = seen.people.get(cells['e-mail']);
  if (other && other.said !== said)
    return [
      {
        column: 'naam',
        text: {
          nl: `Op regel ${other.line} heeft dit adres een andere naam of telefoon.`,
          en: `On line ${other.line} this address has another name or telephone.`,
        },
      },
    ];
  if (!other) seen.people.set(cells['e-mail'], { line, said });
  return [];
}
