import { overValue } from '../speech.ts';
import type { Tx } from '../store.ts';
import { readWith } from './bulk.ts';

/** The clock of the database, and the instances whose line was written after another clock; null when there are too many to name. */
export type Changed = { clock: number; ids: string[] | null };

const MOST = 2000;
const CHANGED = overValue(
  (since) => `select value as clock, null as id from clock where id = 1
  union all select clock, id from (select clock, id from boards where clock > ${since} limit ${MOST + 1}) as changed`,
);

/** Whatever changes an instance or its timers writes its line anew at the clock of that transaction (`flush`), so this misses nothing. */
export async function changedSince(tx: Tx, since: number): Promise<Changed> {
  const rows = await readWith<{ clock: number; id: string | null }>(tx, CHANGED, since);
  const ids = rows.flatMap((row) => row.id ?? []);
  return { clock: rows.find((row) => row.id === null)!.clock, ids: ids.length > MOST ? null : ids };
}
