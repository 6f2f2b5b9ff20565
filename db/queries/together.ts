import type { Db, Tx } from '../store.ts';

/** Who asks for more than this asks alone: a long list keeps nobody else waiting. */
const MOST_TOGETHER = 200;

type Load<R> = (db: Db | Tx, keys: string[]) => Promise<R[]>;
type Asked<R> = { keys: ReadonlySet<string>; resolve: (rows: R[]) => void; reject: (error: unknown) => void };
type Line<R> = { waiting: Asked<R>[]; running: boolean };

/**
 * Reads rows by key in one statement for everybody who asks in the same turn or while the last such statement runs: the answers after one commit, the screens that
 * one nudge wakes. Nobody gets what was read before he asked, so it is the same as asking alone, in fewer statements. Inside a transaction everybody asks alone.
 * `load` must order its rows by something that does not depend on which keys are asked with; a row is one object for all, and not to be changed.
 */
export function together<R>(load: Load<R>, keyOf: (row: R) => string): (db: Db | Tx, keys: readonly string[]) => Promise<R[]> {
  const lines = new WeakMap<object, Line<R>>();

  async function run(db: Db | Tx, line: Line<R>): Promise<void> {
    while (line.waiting.length > 0) {
      const asked = line.waiting.splice(0);
      try {
        const rows = await load(db, [...new Set(asked.flatMap(({ keys }) => [...keys]))]);
        for (const one of asked) one.resolve(asked.length === 1 ? rows : rows.filter((row) => one.keys.has(keyOf(row))));
      } catch (error) {
        for (const one of asked) one.reject(error);
      }
    }
    line.running = false;
  }

  return async (db, keys) => {
    if (keys.length === 0) return [];
    if (db.isTransaction || keys.length > MOST_TOGETHER) return load(db, [...new Set(keys)]);
    let line = lines.get(db);
    if (!line) lines.set(db, (line = { waiting: [], running: false }));
    const { waiting } = line;
    const answer = new Promise<R[]>((resolve, reject) => waiting.push({ keys: new Set(keys), resolve, reject }));
    if (!line.running) {
      line.running = true;
      // After all that this turn still does: what was woken by one commit asks in one turn.
      process.nextTick(run, db, line);
    }
    return answer;
  };
}
