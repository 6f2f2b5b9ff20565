import type { Meeting } from './meeting-model.ts';

export type Tone = 'calm' | 'nearly' | 'over';
export type ClockFace = { used: number; limit: number; left: number; share: number; tone: Tone; running: boolean; extensions: number };

/** From here on the clock warns, as ITEM_WARN does. */
const WARN_SHARE = 0.8;

/** What the clock of the open item shows at an instant of the server's time (ms). */
export function clockFace(open: NonNullable<Meeting['open']>, nowMs: number): ClockFace {
  const since = open.runningSince ? Math.max(0, Math.floor((nowMs - Date.parse(open.runningSince)) / 1000)) : 0;
  const used = open.usedSeconds + since;
  const limit = Math.max(1, open.timeboxSeconds);
  const share = used / limit;
  const tone: Tone = share >= 1 ? 'over' : share >= WARN_SHARE ? 'nearly' : 'calm';
  return { used, limit, left: limit - used, share: Math.min(1, share), tone, running: open.runningSince !== null, extensions: open.extensions };
}

/** `432` → `07:12`; hours are shown as minutes, an MDO item has none. */
export function minuteSecond(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
