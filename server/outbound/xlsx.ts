import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

type Value = string | number | null;
export type XlsxSheet = { name: string; columns: readonly { name: string; width: number; money?: true }[]; rows: readonly (readonly Value[])[] };

/** A spreadsheet with a bold first row on each sheet. Texts stay texts, also those that a spreadsheet would take for a formula; numbers can be added up. */
export function toXlsx(sheets: readonly XlsxSheet[]): Promise<Buffer> {
  const made = sheets.map(({ name, columns, rows }) => {
    const head = columns.map((column) => ({ value: column.name, fontWeight: 'bold' as const }));
    const data: SheetData = [head, ...rows.map((row) => row.map((value, nth) => cellOf(value, columns[nth].money)))];
    return { data, sheet: name, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
  });
  return writeXlsxFile(made).toBuffer();
}

const cellOf = (value: Value, money?: true) =>
  value === null ? null : typeof value === 'number' ? { value, type: Number, ...(money ? { format: '#,##0.00' } : {}) } : { value, type: String };
