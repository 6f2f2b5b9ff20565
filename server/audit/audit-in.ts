import type { Insertable } from 'kysely';
import { insertion, insertRows } from '../../db/queries/bulk.ts';
import type { Tx } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';

/** One line of the log as its writer gives it. Ids, codes and counts only: never a content value. */
export type AuditRow = Pick<Insertable<Tables['audit']>, 'at' | 'actor' | 'action' | 'object_type'> & Partial<Insertable<Tables['audit']>>;

const INSERT = insertion('audit', ['at', 'actor', 'hat', 'action', 'object_type', 'object_id', 'case_id', 'outcome', 'detail']);

/** The only place that writes the log: in the transaction of what it tells. Throws when the rows cannot be stored; what they tell then does not happen either. */
export async function auditIn(tx: Tx, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length)
    await insertRows(
      tx,
      INSERT,
      rows.map((row) => ({ ...row, outcome: row.outcome ?? 0 })),
    );
}
