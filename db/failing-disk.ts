import type { Connect, Connection } from './sqlite-connection.ts';

/** The one sentence that is said before the process stops. */
export const FAILING_DISK =
  'The disk failed while the database was read or written, so nothing that it says is trusted any more: look at the disk, then start again.';

/**
 * Connections of one store that watch the disk. After the first I/O error nothing more is read or written through any of them, and `failed` is called
 * once: a second fsync after a failed one may say that all is well about pages that were thrown away (docs/decisions/013). A full disk is not a failing one.
 */
export function watchingDisk(connect: Connect, failed: () => void): Connect {
  let broken: Error | null = null;
  async function watched<T>(work: () => Promise<T>): Promise<T> {
    if (broken) throw broken;
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code?.startsWith('SQLITE_IOERR') && !broken) {
        broken = error as Error;
        failed();
      }
      throw error;
    }
  }
  return async (path, role) => {
    const inner = await watched(() => connect(path, role));
    const connection: Connection = {
      all: (sql, parameters) => watched(() => inner.all(sql, parameters)),
      run: (sql, parameters) => watched(() => inner.run(sql, parameters)),
      async *each(sql, parameters) {
        if (broken) throw broken;
        yield* inner.each(sql, parameters);
      },
      close: () => inner.close(),
    };
    return connection;
  };
}
