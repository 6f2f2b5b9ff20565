import type { Connection } from './sqlite-connection.ts';

/** What each connection is told on opening, what it must answer, and why. */
const PRAGMAS: { name: string; set: string; expect: string | number; on: 'all' | 'writer'; otherwise: string }[] = [
  // Readers go on while one writes, and a commit is one append instead of two rewrites.
  { name: 'journal_mode', set: 'wal', expect: 'wal', on: 'writer', otherwise: 'readers would wait for the writer' },
  // TRUST.md H3: with NORMAL a power cut lost acknowledged events in 1000 of 1000 tries; with FULL in none.
  { name: 'synchronous', set: 'full', expect: 2, on: 'writer', otherwise: 'a power cut would lose what was acknowledged' },
  // Off by default in SQLite, per connection.
  { name: 'foreign_keys', set: 'on', expect: 1, on: 'writer', otherwise: 'rows could point at nothing' },
  // Another process may hold the write lock; BEGIN IMMEDIATE waits this long for it (H5: a deferred upgrade would not).
  { name: 'busy_timeout', set: '15000', expect: 15000, on: 'all', otherwise: 'a second process would be turned away at once' },
  // Checkpoints run beside the writer (sqlite-checkpointer.ts), but under a load without a pause they never reach the end of the
  // log, and only then it starts anew. So at 16 MB a commit copies the rest itself, which is little by then.
  { name: 'wal_autocheckpoint', set: '4000', expect: 4000, on: 'writer', otherwise: 'the log file would grow without end' },
  // What is deleted is overwritten with zeros: the key of an erased case must not stay in a free page.
  { name: 'secure_delete', set: 'on', expect: 1, on: 'writer', otherwise: 'an erased key could be found in the file' },
  // A reader that writes is a bug; it fails here instead of joining in.
  { name: 'query_only', set: 'off', expect: 0, on: 'writer', otherwise: 'nothing could be written' },
];

/** Sets the pragmas on a fresh connection. */
export async function setPragmas(connection: Connection, role: 'writer' | 'reader'): Promise<void> {
  for (const pragma of applicable(role)) await connection.all(`pragma ${pragma.name} = ${pragma.set}`, []);
}

/** Throws one sentence when a connection does not answer what we promise. */
export async function assertPragmas(connection: Connection, role: 'writer' | 'reader'): Promise<void> {
  for (const pragma of applicable(role)) {
    const [row] = await connection.all(`pragma ${pragma.name}`, []);
    const is = row && Object.values(row)[0];
    if (is !== pragma.expect)
      throw new Error(`The database is not safe to use: ${pragma.name} is ${is} and must be ${pragma.expect}, else ${pragma.otherwise}.`);
  }
}

/** Throws when the file can only be read: SQLite opens one that it may not write for reading, says nothing, and begins a write as a read. */
export async function assertWritable(connection: Connection): Promise<void> {
  try {
    await connection.run('begin immediate', []);
  } catch (error) {
    // Who holds the lock writes, so it can be written.
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return;
    throw error;
  }
  try {
    await connection.all('pragma user_version = 0', []);
  } finally {
    await connection.run('rollback', []);
  }
}

const applicable = (role: 'writer' | 'reader') => PRAGMAS.filter((pragma) => pragma.on === 'all' || pragma.on === role);
