import type { Store } from '../../db/store.ts';
import type { HolidayChoice } from '../../machines/holidays.ts';
import type { TimerSetting, Track } from '../../machines/track.ts';

/** Name of the setting that says which optional free days count: `{goodFriday, liberationDay}`. */
export const HOLIDAY_SETTING = 'calendar.holidays';
type Row = { name: string; value: TimerSetting; validFrom: string };

/**
 * Timer settings in force: a row `timer.<machine>.<NAME>` with the newest valid_from that is not after the moment, else the track's default.
 * The optional free days of that moment go with it (`calendar.holidays`), so that what is armed keeps the calendar it was armed under. Kept in memory; `reload` after somebody changed one.
 */
export async function createSettings(store: Store): Promise<{ of: (track: Track, name: string, at: string) => TimerSetting; reload: () => Promise<void> }> {
  let rows: Row[] = [];
  let free: { value: HolidayChoice; validFrom: string }[] = [];
  async function reload(): Promise<void> {
    const stored = await store.db
      .selectFrom('settings')
      .selectAll()
      .where((eb) => eb.or([eb('name', 'like', 'timer.%'), eb('name', '=', HOLIDAY_SETTING)]))
      .where('org_id', '=', '*')
      .orderBy('valid_from', 'desc')
      .execute();
    const read = stored.map((row) => ({ name: row.name, value: JSON.parse(row.value), validFrom: row.valid_from }));
    rows = read.filter((row) => row.name !== HOLIDAY_SETTING);
    free = read.filter((row) => row.name === HOLIDAY_SETTING);
  }
  await reload();
  return {
    reload,
    of(track, name, at) {
      const setting = rows.find((row) => row.name === `timer.${track.id}.${name}` && row.validFrom <= at)?.value ?? track.timers[name];
      if (!setting) throw new Error(`${track.id} has no setting for its delay ${name}`);
      const fixed = track.timers[name]?.maySuspend === false ? { maySuspend: false as const } : {};
      const holidays = free.find((row) => row.validFrom <= at)?.value;
      return holidays || fixed.maySuspend === false ? { ...setting, ...fixed, ...(holidays ? { holidays } : {}) } : setting;
    },
  };
}
