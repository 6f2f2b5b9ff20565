import type { Declaration, DeclarationLine, FundedKind } from '../contract/ledger-shapes.ts';
import { REFUSED } from '../contract/refused-words.ts';
import { toCsv } from '../outbound/csv.ts';
import { toXlsx } from '../outbound/xlsx.ts';

const COLUMNS = ['nr', 'datum', 'soort', 'referentie', 'minuten', 'minuten voor vergoeding', 'bedrag', 'code', 'regeling'] as const;
const WIDTHS = [6, 12, 16, 18, 10, 24, 12, 10, 18];
const KINDS: Record<FundedKind, string> = { MDO: 'MDO', HOUR_TALK: 'Uur-gesprek', CONSULT: 'Overleg' };

/** What is asked of the fund, as CSV: no name, a reference for each client. */
export function declarationCsv({ lines }: Declaration): string {
  const rows = lines
    .filter((line) => line.paid)
    .map((line, nth) => Object.fromEntries(COLUMNS.map((column, at) => [column, at === 6 ? money(line.cents) : cells(line, nth)[at]])));
  return toCsv(COLUMNS, rows);
}

/** The same as a spreadsheet with its total, and on a second sheet what is not paid and why. */
export function declarationXlsx({ lines, total }: Declaration): Promise<Buffer> {
  const columns = COLUMNS.map((name, nth) => ({ name, width: WIDTHS[nth], ...(nth === 6 ? { money: true as const } : {}) }));
  const paid = lines.filter((line) => line.paid).map(cells);
  const unpaid = lines
    .filter((line) => !line.paid)
    .map((line) => [line.on, KINDS[line.kind], line.reference, line.minutes, line.refusedBy && REFUSED[line.refusedBy].nl, line.set]);
  return toXlsx([
    { name: 'Declaratie', columns, rows: [...paid, [null, 'Totaal', null, null, null, total.minutes, total.cents / 100, null, null]] },
    {
      name: 'Niet vergoed',
      columns: [
        { name: 'datum', width: 12 },
        { name: 'soort', width: 16 },
        { name: 'referentie', width: 18 },
        { name: 'minuten', width: 10 },
        { name: 'reden', width: 56 },
        { name: 'regeling', width: 18 },
      ],
      rows: unpaid,
    },
  ]);
}

const cells = (line: DeclarationLine, nth: number): (string | number | null)[] => [
  nth + 1,
  line.on,
  KINDS[line.kind],
  line.reference,
  line.minutes,
  line.eligibleMinutes,
  line.cents === null ? null : line.cents / 100,
  line.code,
  line.set,
];

/** As a Dutch spreadsheet writes it. */
const money = (cents: number | null): string | null => (cents === null ? null : `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`);
