import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import type { Store } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import { persist, start, step, type Stepped } from '../../machines/step.ts';
import type { Track } from '../../machines/track.ts';
import { trackAt } from '../../machines/versions.ts';
import { IDLE } from './live.ts';
import { isTermEvent } from '../../machines/terms.ts';
import { termDiffers } from './term-event.ts';
import { isVersionEvent, replayVersion, type Before } from './upgrade/replay-version.ts';

type Difference = { id: string; rev: number; what: string };
type EventRow = Selectable<Tables['events']>;

/** Replays every stored history and compares effects after each step and the snapshot at the end. Facts come from the events, so nothing else is needed. */
export async function verifyAll(store: Store, tracks: Map<string, Track>, onProgress?: (done: number, total: number) => void) {
  const { total } = await store.db
    .selectFrom('instances')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const differences: Difference[] = [];
  let instances = 0;
  let events = 0;
  for (let after = ''; ;) {
    const page = await store.db.selectFrom('instances').selectAll().where('id', '>', after).orderBy('id').limit(200).execute();
    if (page.length === 0) break;
    for (const row of page) {
      const found = await verifyRow(store, tracks, row);
      differences.push(...found.differences);
      instances++;
      events += found.events;
    }
    onProgress?.(instances, Number(total));
    after = page.at(-1)!.id;
  }
  return { instances, events, differences };
}

/** The same for one of them. Throws when there is none with this id. */
export async function verifyOne(store: Store, tracks: Map<string, Track>, id: string): Promise<Difference[]> {
  const row = await store.db.selectFrom('instances').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return (await verifyRow(store, tracks, row)).differences;
}

async function verifyRow(store: Store, tracks: Map<string, Track>, row: Selectable<Tables['instances']>) {
  const history = await store.db.selectFrom('events').selectAll().where('instance_id', '=', row.id).orderBy('seq').execute();
  const track = tracks.get(row.machine);
  const missing = [{ id: row.id, rev: row.rev, what: `machine ${row.machine} is not installed` }];
  return { events: history.length, differences: track ? replay(track, row, history) : missing };
}

/** Each event with the version of the machine that wrote it; a change of version takes the snapshot from its event, and is compared with what its upgrade makes of it. */
function replay(present: Track, row: Selectable<Tables['instances']>, history: EventRow[]): Difference[] {
  const found: Difference[] = [];
  let now: Stepped | undefined;
  let rev = 0;
  let version = 0;
  const before: Before = new Map();
  for (const event of history) {
    if (event.refused || event.type === IDLE) continue;
    version = event.machine_version;
    const track = trackAt(present, version);
    if (!track) return [...found, { id: row.id, rev: event.rev, what: `version ${version} of ${row.machine} is not kept here` }];
    const told = {
      type: event.type,
      ...JSON.parse(event.payload),
      at: event.at,
      by: JSON.parse(event.actor),
      facts: JSON.parse(event.facts),
      fresh: event.fresh,
    };
    try {
      if (now && isVersionEvent(event.type)) {
        const changed = replayVersion(track, persist(now.live), event, before);
        if (changed.differs) found.push({ id: row.id, rev: event.rev, what: changed.differs });
        now = { live: changed.live, effects: [], arm: [], cancel: [] };
      } else if (now && isTermEvent(event.type)) {
        const differs = termDiffers(event);
        if (differs) found.push({ id: row.id, rev: event.rev, what: differs });
        now = { live: now.live, effects: [], arm: [], cancel: [] };
      } else now = now ? step(track, now.live, told) : start(track, { ...told, self: row.id });
    } catch (error) {
      return [...found, { id: row.id, rev: event.rev, what: `${event.type} cannot be replayed: ${(error as Error).name}` }];
    }
    rev++;
    if (event.rev !== rev) found.push({ id: row.id, rev: event.rev, what: `rev ${rev} expected` });
    if (!isDeepStrictEqual(now.effects, JSON.parse(event.effects))) found.push({ id: row.id, rev, what: `effects of ${event.type} differ` });
  }
  if (!now) return [...found, { id: row.id, rev: row.rev, what: 'no history' }];
  if (version !== row.version) found.push({ id: row.id, rev: row.rev, what: `history ends at version ${version}` });
  if (rev !== row.rev) found.push({ id: row.id, rev: row.rev, what: `history ends at rev ${rev}` });
  const snapshot = persist(now.live);
  if (!isDeepStrictEqual(plain(snapshot.value), JSON.parse(row.state))) found.push({ id: row.id, rev: row.rev, what: 'state differs' });
  if (!isDeepStrictEqual(plain(snapshot.context), JSON.parse(row.context))) found.push({ id: row.id, rev: row.rev, what: 'context differs' });
  return found;
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
