import { createQueryId, IdentifierNode, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, RawNode } from 'kysely';
import type { DatabaseConnection, DatabaseIntrospector, Dialect, Driver, Kysely, QueryCompiler, TransactionSettings, CompiledQuery } from 'kysely';
import type { Pool } from 'pg';
import { ConnectionLost, isLost } from './connection-lost.ts';
import { PostgresConnection } from './postgres-connection.ts';
import { PreparedNames } from './prepared-names.ts';

/** Kysely on a pool of connections to PostgreSQL. `begin`: what opens a transaction that did not ask for anything special. */
export class PostgresDialect implements Dialect {
  #pool: Pool;
  #begin: string;

  constructor(pool: Pool, begin = 'begin') {
    this.#pool = pool;
    this.#begin = begin;
  }

  createDriver(): PostgresDriver {
    return new PostgresDriver(this.#pool, this.#begin);
  }

  createQueryCompiler(): QueryCompiler {
    return new PostgresQueryCompiler();
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createIntrospector(db: Kysely<any>): DatabaseIntrospector {
    return new PostgresIntrospector(db);
  }
}

class PostgresDriver implements Driver {
  #pool: Pool;
  #begin: string;
  #names = new PreparedNames();

  constructor(pool: Pool, begin: string) {
    this.#pool = pool;
    this.#begin = begin;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PostgresConnection> {
    try {
      return new PostgresConnection(await this.#pool.connect(), this.#names);
    } catch (error) {
      throw isLost(error) ? new ConnectionLost(error, 'nothing') : error;
    }
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const { isolationLevel, accessMode } = settings;
    const asked = [isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean).join(' ');
    await own(connection).command(asked ? `start transaction ${asked}` : this.#begin);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).rollback();
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
    own(connection).release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

const own = (connection: DatabaseConnection): PostgresConnection => connection as PostgresConnection;

function savepointCommand(command: string, name: string, compile: QueryCompiler['compileQuery']): CompiledQuery {
  return compile(RawNode.create([`${command} `, ''], [IdentifierNode.create(name)]), createQueryId());
}
