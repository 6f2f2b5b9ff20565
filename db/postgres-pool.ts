import pg from 'pg';

const INT8 = 20;

/**
 * Connections to PostgreSQL, at most `max`. Counts and clocks come as numbers: they stay far below 2^53.
 * TRUST.md H7, H8: a connection that the server ends says so as an `error` event, and one without a listener ends the process. The pool
 * leaves such a connection out by itself and makes a new one, so there is nothing to do but listen.
 */
export function openPool(address: string, role: 'writer' | 'reader' | 'migrator', max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: address,
    application_name: `mekoar ${role}`,
    max,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // A line that was cut somewhere in between says nothing: without this a query waits for hours, and the writes of this server behind it.
    query_timeout: NO_ANSWER_MS[role],
    types: {
      getTypeParser: (oid, format) => (oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as never)),
    } as pg.CustomTypesConfig,
    ...(role === 'writer' ? WRITER : {}),
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

// A server that stops inside a write, but whose connection stays up, loses the lock before the others, who wait for it, give up (docs/decisions/012).
const WRITER = { idle_in_transaction_session_timeout: 10_000, lock_timeout: 15_000 };
/** Longer than any lock is waited for; a migration may take its time. */
const NO_ANSWER_MS = { writer: 20_000, reader: 20_000, migrator: 0 };
