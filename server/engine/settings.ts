import type { Store } from '../../db/store.ts';
import type { TimerSetting, Track } from '../../machines/track.ts';

type Row = { name: string; value: TimerSetting; validFrom: string };

/**
 * Timer settings in force: a row `timer.<machine>.<NAME>` with the newest valid_from that is not after the moment, else the track's default.
 * Kept in memory; `reload` after somebody changed one.
 */
export async function createSettings(store: Store): Promise<{ of: (track: Track, name: string, at: string) => TimerSetting; reload: () => Promise<void> }> {
  let rows: Row[] = [];
  async function reload(): Promise<void> {
    const stored = await store.db
      .selectFrom('settings')
      .selectAll()
      .where('name', 'like', 'timer.%')
      .where('org_id', '=', '*')
      .orderBy('valid_from', 'desc')
      .execute();
    rows = stored.map((row) => ({ name: row.name, value: JSON.parse(row.value), validFrom: row.valid_from }));
  }
  await reload();
  return {
    reload,
    of(track, name, at) {
      const setting = rows.find((row) => row.name === `timer.${track.id}.${name}` && row.validFrom <= at)?.value ?? track.timers[name];
      if (!setting) throw new Error(`${track.id} has no setting for its delay ${name}`);
      return setting;
    },
  };
}
