import { createQueryId, IdentifierNode, RawNode, SelectQueryNode } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Driver, QueryCompiler, QueryResult, TransactionSettings } from 'kysely';
import { asLost, ConnectionLost } from './connection-lost.ts';
import { Pool } from './pool.ts';
import type { Connect, Connection } from './sqlite-connection.ts';
import { assertPragmas, assertWritable, setPragmas } from './sqlite-pragmas.ts';

/** One writer behind a mutex and some readers; a SELECT outside a transaction never waits for who writes. */
export class SqliteDriver implements Driver {
  #path: string;
  #readerCount: number;
  #connect: Connect;
  #writer!: Pool<Connection>;
  #readers!: Pool<Connection>;
  #open: Connection[] = [];

  /** `path` of the file; it is made when absent. */
  constructor(path: string, readerCount: number, connect: Connect) {
    this.#path = path;
    this.#readerCount = readerCount;
    this.#connect = connect;
  }

  async init(): Promise<void> {
    this.#writer = new Pool([await this.#opened('writer')]);
    const readers: Connection[] = [];
    for (let i = 0; i < this.#readerCount; i++) readers.push(await this.#opened('reader'));
    this.#readers = new Pool(readers);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new RoutedConnection(this.#writer, this.#readers, () => this.#connectForStream());
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await routed(connection).begin(settings.accessMode === 'read only' ? 'read' : 'write');
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await routed(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await routed(connection).rollback();
  }

  async savepoint(connection: DatabaseConnection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    await connection.executeQuery(savepointCommand('savepoint', name, compile));
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    await connection.executeQuery(savepointCommand('rollback to', name, compile));
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    await connection.executeQuery(savepointCommand('release', name, compile));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await routed(connection).rollback();
  }

  async destroy(): Promise<void> {
    // Waits for who still holds the writer; closing under an open transaction would lose it.
    const writer = await this.#writer.take();
    for (const connection of this.#open) if (connection !== writer) await connection.close();
    await writer.close();
  }

  /** Throws one sentence when a connection is not set as promised. */
  async assertDurable(): Promise<void> {
    await this.#writer.use(async (connection) => {
      await assertPragmas(connection, 'writer');
      await assertWritable(connection);
    });
    for (const reader of this.#open.slice(1)) await assertPragmas(reader, 'reader');
  }

  async #opened(role: 'writer' | 'reader'): Promise<Connection> {
    const connection = await this.#connect(this.#path, role);
    this.#open.push(connection);
    await setPragmas(connection, role);
    return connection;
  }

  /** A stream gets a reader of its own: a slow one would otherwise keep lists waiting. */
  async #connectForStream(): Promise<Connection> {
    const connection = await this.#connect(this.#path, 'reader');
    await setPragmas(connection, 'reader');
    return connection;
  }
}

/** What Kysely sees as a connection: chooses per query which real one carries it out, or holds one during a transaction. */
class RoutedConnection implements DatabaseConnection {
  #writer: Pool<Connection>;
  #readers: Pool<Connection>;
  #forStream: () => Promise<Connection>;
  #held: { connection: Connection; from: Pool<Connection>; lost: unknown } | null = null;

  constructor(writer: Pool<Connection>, readers: Pool<Connection>, forStream: () => Promise<Connection>) {
    this.#writer = writer;
    this.#readers = readers;
    this.#forStream = forStream;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#held) return this.#inTransaction(query);
    return (reads(query) ? this.#readers : this.#writer).use((connection) => execute<R>(connection, query));
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    if (!reads(query)) throw new Error('only a SELECT can be streamed');
    if (this.#held) {
      for await (const row of this.#held.connection.each(query.sql, query.parameters)) yield { rows: [row as R] };
      return;
    }
    const connection = await this.#forStream();
    try {
      for await (const row of connection.each(query.sql, query.parameters)) yield { rows: [row as R] };
    } catch (error) {
      throw asLost(error, 'nothing');
    } finally {
      await connection.close();
    }
  }

  async begin(kind: 'read' | 'write'): Promise<void> {
    const from = kind === 'read' ? this.#readers : this.#writer;
    const connection = await from.take();
    try {
      // TRUST.md H5: a deferred transaction that turns to writing is refused after 1 ms, whatever busy_timeout says.
      await begin(connection, kind);
      this.#held = { connection, from, lost: null };
    } catch (error) {
      from.give(connection);
      throw asLost(error, 'nothing');
    }
  }

  async commit(): Promise<void> {
    const held = this.#held!;
    if (held.lost) throw rolledBack('nothing was committed', held.lost);
    try {
      await held.connection.run('commit', []);
    } catch (error) {
      // A full disk or a held lock is found before anything is kept; after a failing disk nobody knows.
      throw asLost(error, /IOERR|CORRUPT/.test((error as { code?: string }).code ?? '') ? 'unknown' : 'nothing');
    }
    this.#release();
  }

  /** Also called when a connection is given back, so that no way out leaves a transaction open. */
  async rollback(): Promise<void> {
    if (!this.#held) return;
    try {
      await this.#held.connection.run('rollback', []);
    } catch (error) {
      // A failing disk refuses this too, and it is what went wrong.
      if (!/no transaction is active/.test((error as Error).message)) throw asLost(error, 'unknown');
    } finally {
      this.#release();
    }
  }

  async #inTransaction<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const held = this.#held!;
    if (held.lost) throw rolledBack('nothing more is written in it', held.lost);
    try {
      return await execute<R>(held.connection, query);
    } catch (error) {
      // After these SQLite may have ended the transaction by itself: what follows would be committed on its own.
      if (error instanceof ConnectionLost) held.lost = error;
      throw error;
    }
  }

  #release(): void {
    const held = this.#held!;
    this.#held = null;
    held.from.give(held.connection);
  }
}

/** Begins. A transaction that stands open there was to be rolled back, and that failed: it is ended first, or nobody could ever begin again. */
async function begin(connection: Connection, kind: 'read' | 'write'): Promise<void> {
  const command = kind === 'read' ? 'begin' : 'begin immediate';
  try {
    await connection.run(command, []);
  } catch (error) {
    if (!/within a transaction/.test((error as Error).message)) throw error;
    await connection.run('rollback', []);
    await connection.run(command, []);
  }
}

/** What is said to who goes on after an error that ended the transaction; underneath is that error, and it is no more our fault than that was. */
const rolledBack = (then: string, cause: unknown) =>
  new ConnectionLost(new Error(`the database already rolled this transaction back; ${then}`, { cause }), 'nothing');

async function execute<R>(connection: Connection, query: CompiledQuery): Promise<QueryResult<R>> {
  try {
    if (givesRows(query)) return { rows: (await connection.all(query.sql, query.parameters)) as R[] };
    const ran = await connection.run(query.sql, query.parameters);
    return { rows: [], numAffectedRows: BigInt(ran.changes), insertId: BigInt(ran.lastId) };
  } catch (error) {
    throw asLost(error, 'nothing');
  }
}

const reads = (query: CompiledQuery): boolean =>
  SelectQueryNode.is(query.query) || (RawNode.is(query.query) && /^\s*(select|values|explain)\b/i.test(query.sql));

// `run` stops at the first row and leaves the statement open, so whatever may give rows must go through `all`.
const givesRows = (query: CompiledQuery): boolean => reads(query) || /^\s*(with|pragma)\b/i.test(query.sql) || /\breturning\b/i.test(query.sql);

const routed = (connection: DatabaseConnection): RoutedConnection => connection as RoutedConnection;

function savepointCommand(command: string, name: string, compile: QueryCompiler['compileQuery']): CompiledQuery {
  return compile(RawNode.create([`${command} `, ''], [IdentifierNode.create(name)]), createQueryId());
}
