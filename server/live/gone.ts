import type { Db } from '../../db/store.ts';
import type { Lost } from './feed-queries.ts';

/**
 * Which of these hidden rows the viewer could see before he lost access: only those may be named as gone, for an id is knowledge too.
 * In: ids of rows that he may not see now, what he lost and when, the machines that a case does not open.
 */
export async function couldSeeBefore(db: Db, hidden: string[], lost: Lost[], ownAccessOnly: ReadonlySet<string>): Promise<string[]> {
  const rows = await db.selectFrom('boards').select(['id', 'machine', 'case_id', 'clock', 'created_at']).where('id', 'in', hidden).execute();
  const births = new Map((await birthsOf(db, hidden)).map((birth) => [birth.instance_id, birth]));
  return rows
    .filter((row) => {
      const birth = births.get(row.id);
      return lost.some((loss) => {
        const direct = loss.object === row.id;
        if (!direct && (loss.object !== row.case_id || ownAccessOnly.has(row.machine))) return false;
        // A row that found its case later than at its birth may have come after the loss: its last change decides.
        const attached =
          direct || birth?.payload.includes(loss.object) ? { clock: birth?.clock ?? row.clock, at: row.created_at } : { clock: row.clock, at: row.created_at };
        return loss.clock !== undefined ? attached.clock < loss.clock : loss.at !== undefined && attached.at < loss.at;
      });
    })
    .map((row) => row.id);
}

async function birthsOf(db: Db, ids: string[]) {
  const first = db
    .selectFrom('events')
    .select((eb) => eb.fn.min('seq').as('seq'))
    .where('instance_id', 'in', ids)
    .groupBy('instance_id');
  return db.selectFrom('events').select(['instance_id', 'clock', 'payload']).where('seq', 'in', first).execute();
}
