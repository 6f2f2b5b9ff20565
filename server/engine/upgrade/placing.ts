import { leafPaths } from '../../../machines/step.ts';
import type { Track } from '../../../machines/track.ts';
import { carry, type NotCarried } from '../../../machines/versions.ts';
import { anybodyCan, type Reading } from '../can.ts';
import { IDLE, stateOf, type Live } from '../live.ts';
import type { SettingOf } from '../timers.ts';
import { shiftsOf, timersCarried, type Shift } from './timers-carried.ts';

export type Placing = { present: Track; map: Record<string, string>; at: string; settingOf: SettingOf };
/** Where an instance would stand in the present version; or why not, `stuck` when nothing could be done there and nothing would happen. */
export type Placement = { ok: true; next: Live; moved: boolean; shifts: Shift[] } | (Omit<NotCarried, 'code'> & { code: NotCarried['code'] | 'stuck' });

/** Brings an instance to the present version of its machine, in memory only. */
export async function placement(reading: Reading, live: Live, { present, map, at, settingOf }: Placing): Promise<Placement> {
  const carried = carry(present, live.track.version, { value: stateOf(live), context: live.snapshot.context }, map);
  if (!carried.ok) return carried;
  const after = { track: present, snapshot: carried.live };
  const timers = timersCarried({ before: live, after, at, settingOf });
  const next: Live = { ...live, ...after, timers, rev: live.rev + 1, updatedAt: at };
  if (await isStuck(reading, next)) {
    const states = leafPaths(stateOf(next));
    const at = states.join(', ');
    return { ok: false, code: 'stuck', states, why: { nl: `Op ${at} kan niets meer gebeuren.`, en: `Nothing could happen any more at ${at}.` } };
  }
  return { ok: true, next, moved: carried.moved, shifts: shiftsOf(live.timers, timers) };
}

/** No timer that runs, nothing that anybody may say, and no state in which nothing is waited for. */
async function isStuck(reading: Reading, live: Live): Promise<boolean> {
  if ([...live.timers.values()].some((timer) => timer.at !== null && timer.name !== IDLE)) return false;
  const rests = Object.keys(live.track.rest);
  if (leafPaths(stateOf(live)).some((leaf) => rests.some((path) => leaf === path || leaf.startsWith(`${path}.`)))) return false;
  return !(await anybodyCan(reading, live));
}
