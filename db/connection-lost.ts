/**
 * The database could not be reached, was lost on the way, or cannot keep anything now (disk full or failing, lock held by another process): the outside
 * world is broken, and trying again later may go well.
 * `happened` says what is known of a write: `nothing` of it, or `unknown` when the connection broke during the commit. Either way it
 * is whole or absent, and a retry under the same Idempotency-Key is safe.
 */
export class ConnectionLost extends Error {
  readonly retryable = true;
  readonly happened: 'nothing' | 'unknown';

  constructor(cause: unknown, happened: 'nothing' | 'unknown') {
    super(
      `the database cannot be reached (${reasonOf(cause)}); ${happened === 'nothing' ? 'nothing was written' : 'whether the write was kept is not known'}`,
      { cause },
    );
    this.name = 'ConnectionLost';
    this.happened = happened;
  }
}

/** Whether an error of the driver means that the connection is gone, never was, or waited in vain for another server's write. */
export function isLost(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  return LOST_CODES.test(code) || LOST_WORDS.test(message);
}

/** The error as the rest of the product knows it: a ConnectionLost when the outside world is to blame, else the same. */
export function asLost(error: unknown, happened: 'nothing' | 'unknown'): unknown {
  return !(error instanceof ConnectionLost) && isLost(error) ? new ConnectionLost(error, happened) : error;
}

// 08: connection; 57P: told to stop, crashed, starting up; 53300: too many connections; 55P03: waited too long for a lock; 25P03: was idle too long inside a
// transaction; 40001 and 40P01: another one went first; 0A000 only with the words below: a plan from before a migration. SQLITE_: the disk, or a lock that another process held for too long;
// SQLITE_ERROR only with the words below: an earlier rollback failed.
const LOST_CODES =
  /^(SQLITE_(FULL|IOERR|BUSY|CANTOPEN|NOMEM|PROTOCOL|READONLY|PERM|CORRUPT|NOTADB|INTERRUPT)(_[A-Z_]+)?|08...|57P0[1235]|53300|55P03|25P03|40001|40P01|ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const LOST_WORDS =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|not queryable|client has encountered a connection error|cached plan must not change result type|start a transaction within a transaction/i;

const reasonOf = (cause: unknown): string => {
  const { code, message } = (cause ?? {}) as { code?: string; message?: string };
  return code ?? message ?? 'no reason given';
};
