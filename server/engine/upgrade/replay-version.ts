import { isDeepStrictEqual } from 'node:util';
import type { AnyMachineSnapshot } from 'xstate';
import { persist, restore, type Snapshot } from '../../../machines/step.ts';
import type { Track } from '../../../machines/track.ts';
import { carry } from '../../../machines/versions.ts';

/** How an instance stood before each run that it went along in. */
export type Before = Map<string, Snapshot>;
type Event = { type: string; payload: string };

export const isVersionEvent = (type: string) => type === 'UPGRADED' || type === 'UPGRADE_UNDONE';

/**
 * Replays a change of version: the snapshot is what the event carries. It must be what the upgrade makes of the snapshot before it, as long as that upgrade is kept,
 * and after an undo exactly what stood there before the run; `differs` says when not. Throws when the result does not fit its version.
 */
export function replayVersion(track: Track, now: Snapshot, event: Event, before: Before): { live: AnyMachineSnapshot; differs?: string } {
  const { run, from, map, value, context } = JSON.parse(event.payload);
  const live = restore(track, { value, context, status: 'active' });
  const wanted = event.type === 'UPGRADED' ? made(track, from, now, map) : before.get(run);
  if (event.type === 'UPGRADED') before.set(run, now);
  const kept = persist(live);
  const same =
    wanted === null || (wanted && isDeepStrictEqual(plain(wanted.value), plain(kept.value)) && isDeepStrictEqual(plain(wanted.context), plain(kept.context)));
  return same ? { live } : { live, differs: `${event.type} of run ${run} gives something else` };
}

/** Null when the way is not kept any more; then the event is believed. */
function made(track: Track, from: number, now: Snapshot, map: Record<string, string>): Snapshot | null | undefined {
  const carried = carry(track, from, now, map);
  if (carried.ok) return persist(carried.live);
  return carried.code === 'no-way' ? null : undefined;
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
