import type { Store } from '../../db/store.ts';
import { auditIn, type AuditRow } from '../audit/audit-in.ts';
import type { Clock, Who } from '../engine/types.ts';

const BUCKET_MS = 15 * 60_000;
type Row = AuditRow;
export type Seen = { type: string; id: string; caseId?: string | null; detail?: string };

/** Notes who saw what. A read is answered only after its row is stored; a person gets one row per object and quarter of an hour. */
export type Trail = {
  read(who: Who, seen: Seen[]): Promise<void>;
  /** one row, whatever came before: sign-in, export, refusal */
  note(row: Omit<Row, 'at'>): Promise<void>;
};

/** Opens the trail. Rows of requests that arrive together share one write. */
export function createTrail(deps: { store: Store; clock: Clock }): Trail {
  const { store, clock } = deps;
  let bucket = 0;
  let known = new Map<string, Promise<void>>();
  let waiting: Row[] = [];
  let flushing: Promise<void> | null = null;

  function flush(): Promise<void> {
    flushing ??= (async () => {
      await new Promise((resolve) => setImmediate(resolve));
      const rows = waiting;
      waiting = [];
      flushing = null;
      await store.write(async (tx) => {
        await auditIn(tx, rows);
      });
    })();
    return flushing;
  }

  function add(row: Omit<Row, 'at'>): Promise<void> {
    waiting.push({ ...row, at: clock.now().toISOString() });
    return flush();
  }

  function once(key: string, row: Omit<Row, 'at'>): Promise<void> {
    const present = Math.floor(clock.now().getTime() / BUCKET_MS);
    if (present !== bucket) [bucket, known] = [present, new Map()];
    const before = known.get(key);
    if (before) return before;
    const writing = add(row);
    known.set(key, writing);
    // What could not be stored has not been noted: the next read tries again.
    writing.catch(() => known.delete(key));
    return writing;
  }

  return {
    note: add,
    async read(who, seen) {
      await Promise.all(
        seen.map(({ type, id, caseId, detail }) =>
          once(`${who.person} ${who.hat} ${type} ${id}`, {
            actor: who.person,
            hat: who.hat,
            action: 'read',
            object_type: type,
            object_id: id,
            case_id: caseId ?? null,
            outcome: 0,
            detail: detail ?? null,
          }),
        ),
      );
    },
  };
}
