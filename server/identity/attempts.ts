import type { Store, Tx } from '../../db/store.ts';
import type { Clock, Ids, Keys } from '../engine/types.ts';

const QUARTER_MS = 15 * 60_000;
export type Subject = { what: string; most: number };
export type Attempts = {
  /** Notes an attempt under each subject; null when one of them had too many in the last quarter of an hour. */
  begin(subjects: Subject[]): Promise<string[] | null>;
  /** An attempt that succeeded does not count. */
  forget(attempt: string[]): Promise<void>;
};

/**
 * Counts attempts in a table, so that several servers count together. The attempt is noted before it is judged: of a hundred that arrive at once only the
 * first few are looked at.
 */
export function createAttempts(deps: { store: Store; ids: Ids; keys: Keys; wall: Clock }): Attempts {
  const { store, ids, keys, wall } = deps;
  return {
    begin: (subjects) =>
      store.write(async (tx) => {
        const now = wall.now();
        const since = new Date(now.getTime() - QUARTER_MS).toISOString();
        await tx.deleteFrom('attempts').where('at', '<', since).execute();
        const tokens = subjects.map(({ what, most }) => ({ subject: keys.indexOf('attempt', what), most }));
        for (const { subject, most } of tokens) if ((await countOf(tx, subject)) >= most) return null;
        const rows = tokens.map(({ subject }) => ({ id: ids.uuid(), subject, at: now.toISOString() }));
        await tx.insertInto('attempts').values(rows).execute();
        return rows.map((row) => row.id);
      }),
    forget: async (attempt) => void (await store.write((tx) => tx.deleteFrom('attempts').where('id', 'in', attempt).execute())),
  };
}

async function countOf(tx: Tx, subject: string): Promise<number> {
  const { n } = await tx
    .selectFrom('attempts')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow();
  return Number(n);
}
