import { isDeepStrictEqual } from 'node:util';
import { dueAt } from '../../../machines/calendar.ts';
import { timersOf, type Armed } from '../../../machines/step.ts';
import { IDLE, type Live, type TimerRow } from '../live.ts';
import { waitsIdle } from '../say.ts';
import { anchorOf, dueWith, forgetOldTerms, isOwnRow, termIn, termKey, termOf } from '../terms.ts';
import { IDLE_SETTING, type SettingOf } from '../timers.ts';

export type Shift = { name: string; from: string | null; to: string | null };
type Carrying = { before: Live; after: Pick<Live, 'track' | 'snapshot'>; at: string; settingOf: SettingOf };

/**
 * The timers of an instance in its new version. One that both versions know under its name keeps the moment from which it counts; its setting changes only when
 * the new version says otherwise. One that the old version did not have counts from now. One that fired already does not come back.
 */
export function timersCarried({ before, after, at, settingOf }: Carrying): Map<string, TimerRow> {
  const timers = new Map<string, TimerRow>();
  const known = timersOf(before.snapshot);
  for (const armed of timersOf(after.snapshot)) {
    const old = before.timers.get(armed.key) ?? [...before.timers.values()].find((timer) => timer.name === armed.name);
    if (old) timers.set(armed.key, carried({ armed, old, before, after, at, settingOf }));
    else if (!known.some((one) => one.name === armed.name)) timers.set(armed.key, fresh(armed, { before, after, at, settingOf }));
  }
  keepTerms(timers, before, after.snapshot.context);
  if (waitsIdle(after)) {
    const idle = before.timers.get(IDLE) ?? { key: IDLE, name: IDLE, setting: IDLE_SETTING, armedAt: at, fired: 0, at: dueAt(IDLE_SETTING, at, {}) };
    timers.set(IDLE, idle);
  }
  return timers;
}

/** A term that stands still or was made longer stays so, also when its state has another name now. */
function keepTerms(timers: Map<string, TimerRow>, before: Live, context: any): void {
  for (const row of before.timers.values()) {
    const term = termIn(row);
    if (!term) continue;
    const old = [...before.timers.values()].find((timer) => !isOwnRow(timer) && anchorOf(timer) === term.anchor);
    const now = old && [...timers.values()].find((timer) => timer.name === old.name);
    const anchor = now ? anchorOf(now) : term.anchor;
    timers.set(termKey(anchor), { ...row, key: termKey(anchor), setting: { ...row.setting, anchor, term: { ...term, anchor } } });
  }
  forgetOldTerms(timers, context);
  for (const timer of timers.values())
    if (!isOwnRow(timer) && termOf(timers, timer, context) && timer.fired === 0) timers.set(timer.key, { ...timer, at: dueWith(timers, timer, context) });
}

/** Which timers another moment, came, or went; the old and the new moment of each. */
export function shiftsOf(before: ReadonlyMap<string, TimerRow>, after: ReadonlyMap<string, TimerRow>): Shift[] {
  const byName = (timers: ReadonlyMap<string, TimerRow>) =>
    new Map([...timers.values()].filter((timer) => !isOwnRow(timer)).map((timer) => [timer.name, timer.at]));
  const [old, now] = [byName(before), byName(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [from, to] = [old.get(name) ?? null, now.get(name) ?? null];
    return from === to ? [] : [{ name, from, to }];
  });
}

function carried({ armed, old, before, after, at, settingOf }: Carrying & { armed: Armed; old: TimerRow }): TimerRow {
  const setting = settingOf(after.track, armed.name, at);
  const wasSetting = before.track.timers[armed.name] ? settingOf(before.track, armed.name, at) : undefined;
  const same = isDeepStrictEqual(setting, wasSetting);
  const kept: TimerRow = { ...old, key: armed.key, setting: same ? old.setting : { ...setting, ...(old.setting.held ? { held: old.setting.held } : {}) } };
  const mayMove = !same || kept.setting.anchor !== 'entry' || kept.setting.by !== undefined;
  // A reminder that went out already keeps its next moment.
  if (!mayMove || old.fired > 0) return isDeepStrictEqual(kept, old) ? old : kept;
  const due = dueAt(kept.setting, kept.armedAt, after.snapshot.context);
  return same && due === old.at && armed.key === old.key ? old : { ...kept, at: due };
}

function fresh({ key, name }: Armed, { after, at, settingOf }: Carrying): TimerRow {
  const setting = settingOf(after.track, name, at);
  return { key, name, setting, armedAt: at, fired: 0, at: dueAt(setting, at, after.snapshot.context) };
}
