import { CompiledQuery } from 'kysely';
import type { Tx } from '../store.ts';
import type { Tables } from '../types.ts';

/** Columns of a table in the order in which a statement names them. */
export type Columns = readonly string[];
type Insertion = { into: string; columns: Columns; tuple: string; conflict: string; texts: Map<number, string> };

// Rows per statement. A few fixed sizes, so that each text stays prepared on the writer whatever the size of a batch;
// the largest needs 64 × 19 variables, far below SQLite's 32766.
const SIZES = [64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1];

/** How rows of a table are inserted; `keys`: a row with the same values there is replaced. */
export function insertion<T extends keyof Tables & string>(table: T, columns: readonly (keyof Tables[T] & string)[], keys?: Columns): Insertion {
  const sets = columns.filter((column) => !keys?.includes(column)).map((column) => `${column} = excluded.${column}`);
  const conflict = keys ? ` on conflict (${keys.join(', ')}) do update set ${sets.join(', ')}` : '';
  return { into: `insert into ${table} (${columns.join(', ')}) values `, columns, tuple: `(${columns.map(() => '?').join(', ')})`, conflict, texts: new Map() };
}

/** Inserts the rows in their order. What a row leaves out is null. */
export async function insertRows(tx: Tx, how: Insertion, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; ) {
    const size = SIZES.find((fits) => fits <= rows.length - from)!;
    await tx.executeQuery(CompiledQuery.raw(textFor(how, size), valuesOf(how.columns, rows.slice(from, from + size))));
    from += size;
  }
}

/** Runs one constant statement that unpacks the rows itself with `json_each(?)`; returns how many rows it changed. */
export async function withJson(tx: Tx, statement: string, rows: readonly unknown[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await tx.executeQuery(CompiledQuery.raw(statement, [JSON.stringify(rows)]));
  return Number(numAffectedRows ?? 0n);
}

function textFor(how: Insertion, size: number): string {
  let text = how.texts.get(size);
  if (text === undefined) how.texts.set(size, (text = how.into + Array(size).fill(how.tuple).join(', ') + how.conflict));
  return text;
}

function valuesOf(columns: Columns, rows: readonly object[]): unknown[] {
  const values: unknown[] = [];
  for (const row of rows) for (const column of columns) values.push((row as Record<string, unknown>)[column] ?? null);
  return values;
}
