import type { Connect, Connection } from './sqlite-connection.ts';

/** The one sentence that is said before the process stops. */
export const FAILING_DISK =
  'The disk failed while the database was read or written, so nothing that it says is trusted any more: look at the disk, then start again.';
/** Said before the process stops because SQLite fell back to reading: the file, its folder or its whole disk let nobody write. */
export const READ_ONLY = 'The database can only be read, not written: look at the disk and at the rights on the file and its folder, then start again.';
/** Said before the process stops because what stands in the file is no database any more. */
export const DAMAGED = 'The database file is damaged: look at the disk, keep the file aside, and restore a backup (npm run mekoar -- restore newest --force).';

/**
 * Connections of one store that watch the disk. After the first I/O error nothing more is read or written through any of them, and `failed` is called
 * once with the sentence to say: a second fsync after a failed one may say that all is well about pages that were thrown away (docs/decisions/013). The same
 * goes for a file that is damaged, and for a writer that may only read: opened anew it may write again, and otherwise it never does. A full disk is not a
 * failing one.
 */
export function watchingDisk(connect: Connect, failed: (sentence: string) => void): Connect {
  let broken: Error | null = null;
  async function watched<T>(role: 'writer' | 'reader', work: () => Promise<T>): Promise<T> {
    if (broken) throw broken;
    try {
      return await work();
    } catch (error) {
      note(role, error);
      throw error;
    }
  }
  function note(role: 'writer' | 'reader', error: unknown): void {
    const sentence = endingOf((error as { code?: string }).code ?? '', role);
    if (sentence && !broken) {
      broken = error as Error;
      failed(sentence);
    }
  }
  return async (path, role) => {
    const inner = await watched(role, () => connect(path, role));
    const connection: Connection = {
      all: (sql, parameters) => watched(role, () => inner.all(sql, parameters)),
      run: (sql, parameters) => watched(role, () => inner.run(sql, parameters)),
      async *each(sql, parameters) {
        if (broken) throw broken;
        try {
          yield* inner.each(sql, parameters);
        } catch (error) {
          note(role, error);
          throw error;
        }
      },
      close: () => inner.close(),
    };
    return connection;
  };
}

/** What is said when this error ends the process; null when the server can go on. A reader that writes is only a bug. */
function endingOf(code: string, role: 'writer' | 'reader'): string | null {
  if (code.startsWith('SQLITE_IOERR')) return FAILING_DISK;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return DAMAGED;
  return role === 'writer' && code.startsWith('SQLITE_READONLY') ? READ_ONLY : null;
}
