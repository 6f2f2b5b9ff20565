import { flushAccess } from '../../db/queries/access.ts';
import { loadInstances } from '../../db/queries/instances.ts';
import type { Store, Tx } from '../../db/store.ts';
import { restore } from '../../machines/step.ts';
import type { Track } from '../../machines/track.ts';
import { trackAt } from '../../machines/versions.ts';
import { accessOf, type Live } from '../engine/live.ts';

/**
 * Which rows of access the tracks write. Raise it whenever what a `view.access` gives for an unchanged instance changes: the next start then writes the rows of
 * every instance anew. 2: consents are rows, guests of a meeting only in its days, who holds the monthly talk.
 */
export const ROWS_VERSION = 2;

const MARK = 'access-rows';
const PAGE = 200;

type Refreshed = { instances: number; left: number };

/** Brings the rows of access up to date once after they came to mean something else; null when they are. Safe from two processes at once. */
export async function refreshWhenOld(store: Store, tracks: readonly Track[], at: string): Promise<Refreshed | null> {
  const mark = await store.db.selectFrom('marks').select('value').where('name', '=', MARK).executeTakeFirst();
  return Number(mark?.value ?? 0) >= ROWS_VERSION ? null : refreshAccess(store, tracks, at);
}

/**
 * Writes the rows of access of every instance as its track says now, page by page in one transaction each; what disappears is marked as taken away, so that open
 * screens lose it. Returns how many were looked at, and how many left as they are because this server does not know their version.
 */
export async function refreshAccess(store: Store, tracks: readonly Track[], at: string): Promise<Refreshed> {
  const byId = new Map(tracks.map((track) => [track.id, track]));
  const done: Refreshed = { instances: 0, left: 0 };
  for (let after: string | null = ''; after !== null;) after = await store.write((tx) => page(tx, byId, after!, done));
  await store.write((tx) =>
    tx
      .insertInto('marks')
      .values({ name: MARK, value: String(ROWS_VERSION), at })
      .onConflict((on) => on.column('name').doUpdateSet({ value: String(ROWS_VERSION), at }))
      .execute(),
  );
  return done;
}

/** Returns the last id of the page; null after the last one. Read and written in one transaction, so that no step comes in between. */
async function page(tx: Tx, tracks: Map<string, Track>, after: string, done: Refreshed): Promise<string | null> {
  const found = await tx.selectFrom('instances').select('id').where('id', '>', after).orderBy('id').limit(PAGE).execute();
  const ids = found.map((row) => row.id);
  if (ids.length === 0) return null;
  const rows: Parameters<typeof flushAccess>[1] = new Map();
  for (const row of await loadInstances(tx, ids)) {
    const present = tracks.get(row.machine);
    const track = present && trackAt(present, row.version);
    const own = track?.version === row.version ? accessNow(track, row) : null;
    if (own) rows.set(row.id, own);
    else done.left += 1;
  }
  done.instances += ids.length;
  const { value } = await tx.selectFrom('clock').select('value').where('id', '=', 1).executeTakeFirstOrThrow();
  await tx
    .updateTable('clock')
    .set({ value: value + 1 })
    .execute();
  await flushAccess(tx, rows, value + 1);
  return ids.length < PAGE ? null : ids[ids.length - 1];
}

/** Null for a snapshot that does not fit its own track: it stays as it is, as everywhere. */
function accessNow(track: Track, row: { id: string; state: string; context: string; status: string }): ReturnType<typeof accessOf> | null {
  try {
    const snapshot = restore(track, { value: JSON.parse(row.state), context: JSON.parse(row.context), status: row.status === 'done' ? 'done' : 'active' });
    return accessOf({ id: row.id, track, snapshot } as Live);
  } catch {
    return null;
  }
}
