import { openConnection, type Connect, type Connection } from '../../db/sqlite-connection.ts';
import type { RawSqlite } from './raw-sqlite.ts';

type Said = { sql: string; values: readonly unknown[] };
/** What the engine wrote, by transaction: every statement with its values. */
export type Recorder = { connect: Connect; start(): void; stop(): Said[][] };

/** A driver that keeps what is written through it, so that the same can be written once more by nothing but a driver: the limit. */
export function recording(): Recorder {
  let kept: Said[][] | null = null;
  let open: Said[] = [];
  const hear = (sql: string, values: readonly unknown[]) => {
    if (!kept) return;
    if (sql.startsWith('begin')) open = [];
    else if (sql === 'commit') kept.push(open);
    else if (!/^\s*(select|pragma|rollback)/i.test(sql)) open.push({ sql, values });
  };
  return {
    connect: async (path, role) => {
      const connection = await openConnection(path, role);
      if (role !== 'writer') return connection;
      return {
        all: (sql, values) => (hear(sql, values), connection.all(sql, values)),
        run: (sql, values) => (hear(sql, values), connection.run(sql, values)),
        each: (sql, values) => connection.each(sql, values),
        close: () => connection.close(),
      } satisfies Connection;
    },
    start: () => void (kept = []),
    stop() {
      const all = kept ?? [];
      kept = null;
      return all.filter((batch) => batch.length > 0);
    },
  };
}

/** Writes it again, transaction by transaction; says how long that took and how much CPU. */
export function replay(db: RawSqlite, batches: Said[][]): { seconds: number; cpu: number } {
  const ready = new Map<string, ReturnType<RawSqlite['prepare']>>();
  const prepared = (sql: string) => {
    let statement = ready.get(sql);
    if (!statement) ready.set(sql, (statement = db.prepare(sql)));
    return statement;
  };
  const before = process.cpuUsage();
  const began = performance.now();
  for (const batch of batches) {
    prepared('begin immediate').run();
    for (const { sql, values } of batch) {
      const statement = prepared(sql);
      const given = values.map((value) => value ?? null);
      if (statement.reader) statement.all(...given);
      else statement.run(...given);
    }
    prepared('commit').run();
  }
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - began) / 1000, cpu: user + system };
}
