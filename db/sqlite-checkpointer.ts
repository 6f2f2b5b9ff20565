import { statSync } from 'node:fs';
import type { Connect, Connection } from './sqlite-connection.ts';
import { setPragmas } from './sqlite-pragmas.ts';

/** A write leaves four or five pages in the log, so this is about 4 MB. */
const WRITES_BETWEEN = 200;
/** A log is emptied while people wait: who reads or writes meanwhile is not waited for longer than this. */
const PATIENCE_MS = 300;

/** What became of an emptied log: `full` when the copying itself found no room, `busy` when somebody read or wrote too long. */
export type Emptied = 'emptied' | 'nothing' | 'busy' | 'full';

/**
 * Copies the write-ahead log into the database on a connection of its own, while others read and write. Left to SQLite it
 * happens inside a commit, where it showed as 3 to 7 ms for whoever waited for that one.
 */
export class Checkpointer {
  #path: string;
  #connect: Connect;
  #connection: Connection | null = null;
  #writes = 0;
  #running: Promise<void> | null = null;
  #emptying: Promise<Emptied> | null = null;
  #stopped = false;

  /** `path` of the database. */
  constructor(path: string, connect: Connect) {
    this.#path = path;
    this.#connect = connect;
  }

  /** To be called after each write; now and then that starts a checkpoint, which nobody waits for. */
  wrote(): void {
    this.#writes += 1;
    if (this.#writes < WRITES_BETWEEN || this.#running || this.#emptying || this.#stopped) return;
    this.#writes = 0;
    // A checkpoint that fails loses nothing: the log stays, and the writer's own backstop or the next one does it.
    this.#running = this.#checkpoint('passive')
      .then(() => {})
      .catch(() => {})
      .finally(() => (this.#running = null));
  }

  /**
   * Copies the whole log at once, for the room that it takes on a full disk: after `restart` that is written anew from its beginning, after `truncate` the file
   * is empty. Who asks while it is done shares the outcome. Never throws.
   */
  empty(how: 'restart' | 'truncate'): Promise<Emptied> {
    return (this.#emptying ??= this.#empty(how).finally(() => (this.#emptying = null)));
  }

  /** What the log takes on the disk. */
  logBytes(): number {
    return statSync(`${this.#path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Copies the whole log and empties it, so that nothing that was overwritten stays in it. Throws when readers kept it from that for half a minute. */
  async truncate(): Promise<void> {
    await this.#running;
    const connection = await this.#connect(this.#path, 'writer');
    try {
      await setPragmas(connection, 'writer');
      for (let tries = 0; tries < 60; tries++) {
        const [row] = await connection.all('pragma wal_checkpoint(truncate)', []);
        if (Number((row as { busy?: unknown } | undefined)?.busy) === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      throw new Error('The log could not be emptied: something reads without a pause.');
    } finally {
      await connection.close();
    }
  }

  /** Waits for a checkpoint that runs and closes. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
    await this.#emptying;
    await this.#connection?.close();
    this.#connection = null;
  }

  async #empty(how: 'restart' | 'truncate'): Promise<Emptied> {
    await this.#running;
    if (this.#stopped || this.logBytes() === 0) return 'nothing';
    return this.#checkpoint(how).then(
      (busy) => (busy ? 'busy' : 'emptied'),
      (error: { code?: string }) => (error.code === 'SQLITE_FULL' ? 'full' : 'busy'),
    );
  }

  /** Whether somebody kept it from ending. */
  async #checkpoint(how: 'passive' | 'restart' | 'truncate'): Promise<boolean> {
    if (!this.#connection) {
      const connection = await this.#connect(this.#path, 'writer');
      this.#connection = connection;
      await setPragmas(connection, 'writer');
      await connection.all(`pragma busy_timeout = ${PATIENCE_MS}`, []);
    }
    const [row] = await this.#connection.all(`pragma wal_checkpoint(${how})`, []);
    return Number((row as { busy?: unknown } | undefined)?.busy) !== 0;
  }
}
