import './line-table.css';
import type { ReactNode } from 'react';

export type Column<T> = {
  /** absent: a column that only draws what another one says */
  title?: string;
  cell: (line: T) => ReactNode;
  /** figures stand under each other */
  num?: boolean;
  width?: string;
};

type Props<T> = { label: string; lines: readonly T[]; columns: readonly Column<T>[]; keyOf: (line: T) => string; foot?: readonly ReactNode[] };

/** Lines with figures as a table that scrolls by itself when the screen is narrow; the first column names the line. */
export function LineTable<T>({ label, lines, columns, keyOf, foot }: Props<T>) {
  const num = (column: Column<T>) => (column.num ? 'num' : undefined);
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="line-table">
        <thead>
          <tr>
            {columns.map((column, at) =>
              column.title ? (
                <th key={at} scope="col" className={num(column)}>
                  {column.title}
                </th>
              ) : (
                <td key={at} aria-hidden style={{ width: column.width }} />
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={keyOf(line)}>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={at} scope="row" style={{ fontWeight: 400 }}>
                    {column.cell(line)}
                  </th>
                ) : (
                  <td key={at} className={num(column)} aria-hidden={column.title ? undefined : true}>
                    {column.cell(line)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {foot.map((cell, at) => (
                <td key={at} className={num(columns[at])}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
