import type { Store } from '../../db/store.ts';
import type { Clock } from '../engine/types.ts';
import { headOf, writerOf } from './chain.ts';
import { appendCheckpoint, lastLineOf } from './checkpoints.ts';

const EVERY_MS = 60_000;
/** `now` is wall time: a checkpoint tells when the log was thus far, also while a demonstration's clock stands still. */
type Keeping = { store: Store; file: string; wall: Clock; report: (what: string, error: unknown) => void; everyMs?: number };
export type Keeper = { keep(): Promise<void>; stop(): Promise<void> };

/**
 * Writes how far the log is to a second place, at most a minute behind it, and once more at the end. A log that has become shorter, or says something else
 * at the place of the last checkpoint, is reported at once and gets no new checkpoint over it.
 */
export function keepCheckpoints({ store, file, wall, report, everyMs = EVERY_MS }: Keeping): Keeper {
  const writer = writerOf(store.db);
  let last = { n: 0, mac: '' };
  let line = lastLineOf(file, writer.chain);
  let running: Promise<void> | null = null;

  async function look(): Promise<void> {
    const head = await headOf(store.db, writer.chain);
    if (head.n === last.n && head.mac === last.mac) return;
    if (last.n && !(await stillHolds(last)))
      return report('the audit log is not what it was at the last checkpoint', new Error(`chain ${writer.chain} row ${last.n}`));
    if (!head.mac) return;
    const row = await store.db.selectFrom('audit').select('seq').where('chain', '=', writer.chain).where('n', '=', head.n).executeTakeFirstOrThrow();
    line = appendCheckpoint(file, writer, { at: wall.now().toISOString(), n: head.n, seq: row.seq, mac: head.mac }, line);
    last = { n: head.n, mac: head.mac };
  }
  async function stillHolds({ n, mac }: { n: number; mac: string }): Promise<boolean> {
    const row = await store.db.selectFrom('audit').select('mac').where('chain', '=', writer.chain).where('n', '=', n).executeTakeFirst();
    return row?.mac === mac;
  }
  function keep(): Promise<void> {
    running ??= look().finally(() => (running = null));
    return running;
  }
  const timer = setInterval(() => void keep().catch((error) => report('no audit checkpoint was written', error)), everyMs).unref();

  return {
    keep,
    async stop() {
      clearInterval(timer);
      await running?.catch(() => {});
      await keep();
    },
  };
}
