import type { Connect, Connection } from './sqlite-connection.ts';
import { setPragmas } from './sqlite-pragmas.ts';

/** A write leaves four or five pages in the log, so this is about 4 MB. */
const WRITES_BETWEEN = 200;

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

  /** `path` of the database. */
  constructor(path: string, connect: Connect) {
    this.#path = path;
    this.#connect = connect;
  }

  /** To be called after each write; now and then that starts a checkpoint, which nobody waits for. */
  wrote(): void {
    this.#writes += 1;
    if (this.#writes < WRITES_BETWEEN || this.#running) return;
    this.#writes = 0;
    // A checkpoint that fails loses nothing: the log stays, and the writer's own backstop or the next one does it.
    this.#running = this.#checkpoint()
      .catch(() => {})
      .finally(() => (this.#running = null));
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
    this.#writes = Number.NEGATIVE_INFINITY;
    await this.#running;
    await this.#connection?.close();
    this.#connection = null;
  }

  async #checkpoint(): Promise<void> {
    if (!this.#connection) {
      this.#connection = await this.#connect(this.#path, 'writer');
      await setPragmas(this.#connection, 'writer');
    }
    await this.#connection.all('pragma wal_checkpoint(passive)', []);
  }
}
