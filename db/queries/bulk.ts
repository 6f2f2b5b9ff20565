import { CompiledQuery } from 'kysely';
import { speechOf, type Statement } from '../speech.ts';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

/** How rows of a table are inserted: its columns in the order in which a statement names them, and what happens to a row that is there already. */
export type Insertion = { table: string; columns: readonly string[]; conflict: string };

/** `keys`: a row with the same values there is replaced. */
export function insertion<T extends keyof Tables & string>(table: T, columns: readonly (keyof Tables[T] & string)[], keys?: readonly string[]): Insertion {
  const sets = columns.filter((column) => !keys?.includes(column)).map((column) => `${column} = excluded.${column}`);
  return { table, columns, conflict: keys ? ` on conflict (${keys.join(', ')}) do update set ${sets.join(', ')}` : '' };
}

/** Inserts the rows in their order. What a row leaves out is null. */
export async function insertRows(tx: Tx, how: Insertion, rows: readonly object[]): Promise<void> {
  await speechOf(tx).insertRows(tx, how, rows);
}

/** How rows of a table are changed: a row of values begins with those of `where`, which find it, and goes on with those of `set`. `numbers`: which are no texts. */
export type Update = { table: string; where: readonly string[]; set: readonly string[]; numbers: readonly string[] };

export const update = <T extends keyof Tables & string>(table: T, how: Record<'where' | 'set' | 'numbers', readonly (keyof Tables[T] & string)[]>): Update => ({
  table,
  ...how,
});

/** Changes the rows that are found; returns how many were. */
export const updateRows = (tx: Tx, how: Update, rows: readonly unknown[][]): Promise<number> => speechOf(tx).updateRows(tx, how, rows);

/** Reads with a statement made by `overValue` or, when a list is given, by `overIds`. */
export async function readWith<R>(db: Db | Tx, statement: Statement, value: number | readonly string[]): Promise<R[]> {
  const { kind } = speechOf(db);
  const given = kind === 'sqlite' && typeof value === 'object' ? JSON.stringify(value) : value;
  return (await db.executeQuery<R>(CompiledQuery.raw(statement[kind], [given]))).rows;
}

/** Runs one constant statement that unpacks the rows itself (`overRows`); returns how many rows it changed. */
export async function withRows(tx: Tx, statement: Statement, rows: readonly unknown[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { kind, jsonOf } = speechOf(tx);
  const { numAffectedRows } = await tx.executeQuery(CompiledQuery.raw(statement[kind], [jsonOf(rows)]));
  return Number(numAffectedRows ?? 0n);
}
