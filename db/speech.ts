import { PostgresAdapter, type Kysely, type RawBuilder } from 'kysely';
import { postgresSpeech } from './postgres-speech.ts';
import { sqliteSpeech } from './sqlite-speech.ts';
import type { Store, Tx } from './store.ts';
import type { Insertion, Update } from './queries/bulk.ts';

/**
 * What the two databases say differently, and no more: everything else in db/queries is written once. `speechOf` is the only place that asks which one
 * it is; sqlite-speech.ts and postgres-speech.ts answer.
 */
export type Speech = {
  kind: Store['kind'];
  /** A table expression over the JSON array that is the only parameter; its column `value` gives the n-th member with `value ->> n`. */
  rowsOf: string;
  /** Inserts rows in their order, in as few statements as the database likes. */
  insertRows(tx: Tx, how: Insertion, rows: readonly object[]): Promise<void>;
  /** Changes rows that are still as they were read; returns how many were. */
  updateRows(tx: Tx, how: Update, rows: readonly unknown[][]): Promise<number>;
  /** The text of that parameter. */
  jsonOf(rows: readonly unknown[]): string;
  /** `where id in among(ids)`: one variable however many ids, so that the statement stays prepared and no limit is met. */
  among(ids: readonly string[]): RawBuilder<string>;
  /** Lets the next `seq` of these tables follow the highest that is there, after rows came in with their own. */
  continueNumbers(tx: Tx, tables: string[]): Promise<void>;
  /** Every table, index, constraint and trigger, sorted, one a line. */
  dumpSchema(db: Kysely<any>): Promise<string>;
};

/** The speech of the database behind this handle. */
export const speechOf = (db: Kysely<any>): Speech => (db.getExecutor().adapter instanceof PostgresAdapter ? postgresSpeech : sqliteSpeech);

/** A statement over rows that come as one JSON array, in both speeches. */
export type Statement = Record<Store['kind'], string>;

/** A statement with one value in it, and one over a list of ids: written once, so that nothing is put together when it runs. */
export const overValue = (text: (value: string) => string): Statement => ({ sqlite: text('?'), postgres: text('$1') });
export const overIds = (text: (ids: string) => string): Statement => ({
  sqlite: text('(select value from json_each(?))'),
  postgres: text('(select unnest($1::text[]))'),
});

/** Writes a statement once; `text` gets the table expression to read from. */
export const overRows = (text: (rows: string) => string): Statement => ({ sqlite: text(sqliteSpeech.rowsOf), postgres: text(postgresSpeech.rowsOf) });
