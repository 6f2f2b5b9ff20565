import type { Declaration, DeclarationLine } from '../contract/ledger-shapes.ts';
import type { Words } from '../engine/types.ts';
import { toCsv } from '../outbound/csv.ts';
import { toXlsx } from '../outbound/xlsx.ts';
import type { FundedKind } from '../contract/ledger-shapes.ts';
import type { RefusedBy } from '../contract/ledger-shapes.ts';

const COLUMNS = ['nr', 'datum', 'soort', 'referentie', 'minuten', 'minuten voor vergoeding', 'bedrag', 'code', 'regeling'] as const;
const WIDTHS = [6, 12, 16, 18, 10, 24, 12, 10, 18];
const KINDS: Record<FundedKind, string> = { MDO: 'MDO', HOUR_TALK: 'Uur-gesprek', CONSULT: 'Overleg' };

/** Why a fund does not pay, as the second sheet and the screen say it. */
export const REFUSED: Record<RefusedBy, Words> = {
  NO_FUND: { nl: 'de praktijk doet voor dit soort werk aan geen regeling mee', en: 'the practice takes part in no scheme for this kind of work' },
  NOT_CONCLUDED: { nl: 'het punt is doorgeschoven, niet afgerond', en: 'the item was put off, not concluded' },
  NOT_DECLARED: { nl: 'het uur-gesprek is nog niet gedeclareerd', en: 'the hour was not declared yet' },
  UNFUNDED: { nl: 'het uur-gesprek was zonder vergoeding gepland', en: 'the hour was planned without reimbursement' },
  WHO: { nl: 'de huisarts was er niet bij', en: 'the GP was not there' },
  NO_PATIENT: { nl: 'zonder naam besproken, dus zonder patiënt', en: 'discussed without a name, so without a patient' },
  PER_PATIENT: { nl: 'het hoogste aantal per patiënt per jaar is bereikt', en: 'the most per patient in a year is reached' },
  PATIENTS: { nl: 'het hoogste aantal patiënten per jaar is bereikt', en: 'the most patients in a year is reached' },
  PER_PRACTICE: { nl: 'het hoogste aantal per praktijk per jaar is bereikt', en: 'the most per practice in a year is reached' },
  PRACTICE_HOURS: { nl: 'de uren van dit jaar zijn op', en: 'the hours of this year are used up' },
  TOO_LATE: { nl: 'de termijn om te declareren is voorbij', en: 'the term for declaring is over' },
};

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
