import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient, QueryResult as Answer } from 'pg';
import Cursor from 'pg-cursor';
import { ConnectionLost, isLost } from './connection-lost.ts';
import type { PreparedNames } from './prepared-names.ts';

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** One connection while it is borrowed from the pool. After a failure that leaves its state in doubt it is not given back but thrown away. */
export class PostgresConnection implements DatabaseConnection {
  #client: PoolClient;
  #names: PreparedNames;
  #broken = false;

  /** `client` from the pool; `names` of the statements that are kept prepared. */
  constructor(client: PoolClient, names: PreparedNames) {
    this.#client = client;
    this.#names = names;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const values = cleaned(query.parameters);
    const { command, rowCount, rows } = await this.#guarded('nothing', () =>
      this.#client.query({ text: query.sql, values, name: this.#names.nameOf(query.sql) }),
    );
    return { rows: (rows ?? []) as R[], ...(CHANGES.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    const cursor = this.#client.query(new Cursor<R>(query.sql, cleaned(query.parameters)));
    try {
      for (;;) {
        const rows = await this.#guarded('nothing', () => cursor.read(chunkSize));
        if (rows.length === 0) break;
        yield { rows };
      }
    } finally {
      if (!this.#broken) await cursor.close();
    }
  }

  /** Runs commands that take no values, several in one trip when they are joined by semicolons. */
  async command(sql: string): Promise<Answer> {
    return this.#guarded('nothing', () => this.#client.query(sql));
  }

  /** Throws when the server rolled back instead, or is not heard of any more. */
  async commit(): Promise<void> {
    const { command } = await this.#guarded('unknown', () => this.#client.query('commit'));
    if (command === 'ROLLBACK') throw new Error('the database already rolled this transaction back; nothing was committed');
  }

  async rollback(): Promise<void> {
    if (this.#broken) return;
    try {
      await this.#client.query('rollback');
    } catch {
      // The server rolls back what it no longer hears of.
      this.#broken = true;
    }
  }

  /** Gives it back to the pool, or closes it when it is in doubt. */
  release(): void {
    this.#client.release(this.#broken);
  }

  async #guarded<T>(happened: 'nothing' | 'unknown', work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error)) throw error;
      this.#broken = true;
      throw new ConnectionLost(error, happened);
    }
  }
}

const cleaned = (values: readonly unknown[]): unknown[] => values.map(clean);

/** PostgreSQL cannot hold U+0000 in a text: it is looked for and kept as the sign for "no such character", where SQLite keeps it. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}
