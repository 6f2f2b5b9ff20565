import { step, taken } from '../../machines/step.ts';
import type { Actor } from '../../machines/track.ts';
import { isRunning, type Live } from './live.ts';
import { isOwnRow } from './terms.ts';
import { timersAfter, type SettingOf } from './timers.ts';
import type { TimerRow } from './timer-row.ts';

export type Foretold = { name: string; at: string };

/** A track escalates a few times; what would come after that is too far away to say anything about. */
const MOST_STEPS = 5;
const NOBODY: Actor = { person: 'system', roles: ['SYSTEM'] };
const FRESH = '00000000-0000-7000-8000-000000000000';

/**
 * What would follow if nobody did anything: its own timers are rung one after the other on the snapshot, without writing, and the terms that each step begins are
 * given with the day on which they would end. Timers that run already are not repeated. A step that asks something of elsewhere ends the story.
 */
export function foretell(live: Live, settingOf: SettingOf): Foretold[] {
  if (live.parked || !isRunning(live)) return [];
  // The same date armed again in the next state is no news.
  const known = new Set([...live.timers.values()].map(({ name, at }) => `${name} ${at}`));
  const told: Foretold[] = [];
  let { snapshot } = live;
  let timers: ReadonlyMap<string, TimerRow> = live.timers;
  for (let steps = 0; steps < MOST_STEPS && snapshot.status === 'active'; steps++) {
    const next = earliest(timers);
    if (!next) break;
    const at = next.at!;
    const without = new Map([...timers].filter(([key]) => key !== next.key));
    const stepped = ring({ ...live, snapshot }, next.key, at);
    if (!stepped) {
      timers = without;
      continue;
    }
    snapshot = stepped.live;
    const after = timersAfter({ ...stepped, track: live.track, before: without, context: snapshot.context, at, settingOf, idle: false });
    for (const { key, name } of stepped.arm) {
      const row = after.get(key);
      if (!row?.at || known.has(`${name} ${row.at}`)) continue;
      known.add(`${name} ${row.at}`);
      told.push({ name, at: row.at });
    }
    timers = after;
  }
  return told;
}

const earliest = (timers: ReadonlyMap<string, TimerRow>): TimerRow | undefined =>
  [...timers.values()].filter((timer) => timer.at !== null && !isOwnRow(timer)).toSorted((one, other) => one.at!.localeCompare(other.at!))[0];

/** One ring; nothing when the timer is not heard, or when the step needs to know something that only the database tells. */
function ring(live: Live, key: string, at: string) {
  const event = { type: key, at, by: NOBODY, facts: {}, fresh: FRESH };
  try {
    return taken(live.track, live.snapshot, event).length > 0 ? step(live.track, live.snapshot, event) : null;
  } catch {
    return null;
  }
}
