import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';

export type AuditRecord = Selectable<Tables['audit']>;

/** Adds rows that no statement can change or take away any more. At most some thousands at once. */
export async function insertAudit(tx: Tx | Db, rows: Insertable<Tables['audit']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('audit').values(rows).execute();
}

/** Who saw or did what in a case, newest first, before the last row of the page before. */
export async function listAudit(db: Db | Tx, caseId: string, page: { before?: number; limit: number }): Promise<AuditRecord[]> {
  let query = db.selectFrom('audit').selectAll().where('case_id', '=', caseId).orderBy('seq', 'desc').limit(page.limit);
  if (page.before !== undefined) query = query.where('seq', '<', page.before);
  return query.execute();
}
