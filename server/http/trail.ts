import type { Store } from '../../db/store.ts';
import { currentAccess } from '../audit/access.ts';
import { auditIn, inAccess, type AuditRow } from '../audit/audit-in.ts';
import { byWho } from '../audit/meaning.ts';
import type { Clock, Who } from '../engine/types.ts';

const BUCKET_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** More than this is remembered by nobody: a resource may then have a second row in its span. */
const MOST_KNOWN = 200_000;
type Row = Omit<AuditRow, 'at'>;
/** `beside`: one of the lines of a list (a row per resource and day) or of a live feed (a row per resource and quarter of an hour). */
export type Seen = {
  type: string;
  id: string;
  caseId?: string | null;
  detail?: string;
  version?: number;
  beside?: 'list' | 'socket';
  results?: number;
  shape?: string;
};

/**
 * Notes who saw what; nothing is answered before its row is stored. The first thing of a request is its own row, every time. What is shown beside it has
 * one row per person, hat, session and quarter of an hour, so that a screen with twenty people on it stays readable in the log and none of them is missing.
 */
export type Trail = {
  read(who: Who, seen: Seen[]): Promise<void>;
  /** one row, whatever came before: sign-in, export, refusal */
  note(row: Row): Promise<void>;
};

/** Opens the trail. Rows of requests that arrive together share one write. */
export function createTrail(deps: { store: Store; clock: Clock }): Trail {
  const { store, clock } = deps;
  const known = { short: spanned(BUCKET_MS), long: spanned(DAY_MS) };
  let waiting: AuditRow[] = [];
  let flushing: Promise<void> | null = null;

  function flush(): Promise<void> {
    flushing ??= (async () => {
      await new Promise((resolve) => setImmediate(resolve));
      const rows = waiting;
      waiting = [];
      flushing = null;
      await store.write((tx) => auditIn(tx, rows), { fromReserve: true });
    })();
    return flushing;
  }

  function add(row: Row): Promise<void> {
    // The write runs in whatever request began it, so the row brings its own.
    waiting.push({ trace: null, ...inAccess({ ...row, at: clock.now().toISOString() }) });
    return flush();
  }

  function once(key: string, beside: Seen['beside'], row: Row): Promise<void> {
    const span = known[beside === 'list' ? 'long' : 'short'].at(clock.now().getTime());
    const before = span.get(key);
    if (before) return before;
    const writing = add({ ...row, via: beside ?? 'with' });
    span.set(key, writing);
    // What could not be stored has not been noted: the next read tries again.
    writing.catch(() => span.delete(key));
    return writing;
  }

  function noteSeen(who: Who, seen: Seen): Promise<void> {
    const { type, id, caseId, detail, version, beside, results, shape } = seen;
    const action = type === 'search' || type === 'list' ? type : 'read';
    const about = { object_type: type, object_id: id, case_id: caseId ?? null, detail: detail ?? null, version: version ?? null };
    const row = { ...byWho(who), action, ...about, results: results ?? null, shape: shape ?? null };
    const access = currentAccess();
    if (access && !access.noted) return add(row);
    // What was seen before does not stand for what is seen under an emergency access.
    const emergency = [id, caseId].map((one) => access?.allowed.get(`${who.person} ${one}`)?.emergency).find(Boolean) ?? '';
    return once(`${who.person} ${who.hat} ${access?.session ?? ''} ${beside ?? ''} ${type} ${id} ${emergency}`, beside, row);
  }

  return {
    note: add,
    async read(who, seen) {
      await Promise.all(seen.map((one) => noteSeen(who, one)));
    },
  };
}

/** What was noted in the present span of time. */
function spanned(length: number): { at(now: number): Map<string, Promise<void>> } {
  let [span, known] = [0, new Map<string, Promise<void>>()];
  return {
    at(now) {
      const present = Math.floor(now / length);
      if (present !== span || known.size > MOST_KNOWN) [span, known] = [present, new Map()];
      return known;
    },
  };
}
