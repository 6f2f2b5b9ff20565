import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import type { Store } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import { persist, start, step, type Stepped } from '../../machines/step.ts';
import type { Track } from '../../machines/track.ts';
import { IDLE } from './live.ts';

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
      const history = await store.db.selectFrom('events').selectAll().where('instance_id', '=', row.id).orderBy('seq').execute();
      const track = tracks.get(row.machine);
      if (!track) differences.push({ id: row.id, rev: row.rev, what: `machine ${row.machine} is not installed` });
      else differences.push(...replay(track, row, history));
      instances++;
      events += history.length;
    }
    onProgress?.(instances, Number(total));
    after = page.at(-1)!.id;
  }
  return { instances, events, differences };
}

function replay(track: Track, row: Selectable<Tables['instances']>, history: EventRow[]): Difference[] {
  const found: Difference[] = [];
  let now: Stepped | undefined;
  let rev = 0;
  for (const event of history) {
    if (event.refused || event.type === IDLE) continue;
    const told = {
      type: event.type,
      ...JSON.parse(event.payload),
      at: event.at,
      by: JSON.parse(event.actor),
      facts: JSON.parse(event.facts),
      fresh: event.fresh,
    };
    try {
      now = now ? step(track, now.live, told) : start(track, { ...told, self: row.id });
    } catch (error) {
      return [...found, { id: row.id, rev: event.rev, what: `${event.type} cannot be replayed: ${(error as Error).name}` }];
    }
    rev++;
    if (event.rev !== rev) found.push({ id: row.id, rev: event.rev, what: `rev ${rev} expected` });
    if (!isDeepStrictEqual(now.effects, JSON.parse(event.effects))) found.push({ id: row.id, rev, what: `effects of ${event.type} differ` });
  }
  if (!now) return [...found, { id: row.id, rev: row.rev, what: 'no history' }];
  if (rev !== row.rev) found.push({ id: row.id, rev: row.rev, what: `history ends at rev ${rev}` });
  const snapshot = persist(now.live);
  if (!isDeepStrictEqual(plain(snapshot.value), JSON.parse(row.state))) found.push({ id: row.id, rev: row.rev, what: 'state differs' });
  if (!isDeepStrictEqual(plain(snapshot.context), JSON.parse(row.context))) found.push({ id: row.id, rev: row.rev, what: 'context differs' });
  return found;
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
