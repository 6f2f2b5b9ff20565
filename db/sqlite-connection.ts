import sqlite3 from 'sqlite3';

type Database = InstanceType<typeof sqlite3.Database>;
type Statement = ReturnType<Database['prepare']>;
type Row = Record<string, unknown>;
export type Ran = { changes: number; lastId: number };
/** What a store needs of a connection. */
export type Connection = Pick<SqliteConnection, 'all' | 'run' | 'each' | 'close'>;
/** Opens one; `openConnection` does it for a file. */
export type Connect = (path: string, role: 'writer' | 'reader') => Promise<Connection>;

/** Statements kept ready per connection; an engine batch uses about thirty, lists some more. */
const MOST_STATEMENTS = 200;

/**
 * One connection of the async driver, by its callback API only: official sqlite3 and its forks share that part.
 * Not for two users at once: who holds it runs one statement after the other (pool.ts sees to that), because
 * anything said on a connection silently joins the transaction that is open there (TRUST.md H4).
 */
export class SqliteConnection {
  #db: Database;
  #ready = new Map<string, Statement>();

  /** Use `openConnection`. */
  constructor(db: Database) {
    this.#db = db;
  }

  /** Runs a statement that gives rows (SELECT, RETURNING, PRAGMA) to its end. */
  async all(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const statement = await this.#prepare(sql);
    return new Promise((resolve, reject) => {
      statement.all(parameters as never, (error: Error | null, rows: unknown) => (error ? reject(error) : resolve((rows as Row[]) ?? [])));
    });
  }

  /** Runs a statement that gives no rows. */
  async run(sql: string, parameters: readonly unknown[]): Promise<Ran> {
    const statement = await this.#prepare(sql);
    return new Promise((resolve, reject) => {
      statement.run(parameters as never, function (this: { changes?: number; lastID?: number | bigint }, error: Error | null) {
        if (error) reject(error);
        else resolve({ changes: this.changes ?? 0, lastId: Number(this.lastID ?? 0) });
      });
    });
  }

  /** Yields rows one at a time; the next is read when it is asked for. Breaking out frees the statement. */
  async *each(sql: string, parameters: readonly unknown[]): AsyncGenerator<Row> {
    const statement = await prepare(this.#db, sql);
    const get = (...values: unknown[][]): Promise<Row | undefined> =>
      new Promise((resolve, reject) => {
        const done = (error: Error | null, row: unknown): void => (error ? reject(error) : resolve(row as Row | undefined));
        (statement.get as (...args: unknown[]) => unknown).call(statement, ...values, done);
      });
    try {
      // Values go with the first call only: binding again, even nothing, starts the statement afresh.
      for (let row = await get([...parameters]); row !== undefined; row = await get()) yield row;
    } finally {
      await finalize(statement);
    }
  }

  /** Lets go of the statements and closes. */
  async close(): Promise<void> {
    for (const statement of this.#ready.values()) await finalize(statement);
    this.#ready.clear();
    await new Promise<void>((resolve, reject) => {
      this.#db.close((error: Error | null) => (error ? reject(error) : resolve()));
    });
  }

  async #prepare(sql: string): Promise<Statement> {
    const known = this.#ready.get(sql);
    if (known) {
      // A Map keeps insertion order: putting it back at the end makes the first key the one used longest ago.
      this.#ready.delete(sql);
      this.#ready.set(sql, known);
      return known;
    }
    if (this.#ready.size >= MOST_STATEMENTS) await this.#forgetOldest();
    const statement = await prepare(this.#db, sql);
    this.#ready.set(sql, statement);
    return statement;
  }

  async #forgetOldest(): Promise<void> {
    const [sql, statement] = this.#ready.entries().next().value!;
    this.#ready.delete(sql);
    await finalize(statement);
  }
}

/** Opens a file. Throws when it cannot be opened; a reader never makes one. */
export async function openConnection(path: string, role: 'writer' | 'reader'): Promise<SqliteConnection> {
  const mode = role === 'writer' ? sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE : sqlite3.OPEN_READONLY;
  return new Promise((resolve, reject) => {
    const db: Database = new sqlite3.Database(path, mode, (error: Error | null) => (error ? reject(error) : resolve(new SqliteConnection(db))));
  });
}

function prepare(db: Database, sql: string): Promise<Statement> {
  return new Promise((resolve, reject) => {
    const statement: Statement = db.prepare(sql, (error: Error | null) => (error ? reject(error) : resolve(statement)));
  });
}

function finalize(statement: Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => resolve());
  });
}
