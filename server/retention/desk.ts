import type { Db } from '../../db/store.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { ErasureContext } from '../../machines/erasure/contract.ts';
import type { RetentionDesk } from '../contract/retention-shapes.ts';
import type { Who } from '../engine/types.ts';
import { keyStatus } from '../keys/status.ts';
import { horizon, listDue } from './due.ts';

const RECENT = 200;

/** What the desk shows: ids, dates, laws and people who decided; no name and no text of a client. */
export async function retentionDeskOf(db: Db, who: Who, at: string): Promise<RetentionDesk> {
  const holds = await db.selectFrom('holds').selectAll().where('lifted_at', 'is', null).orderBy('set_at').execute();
  const held = new Set(holds.map((row) => row.object_id));
  const batches = await db
    .selectFrom('destructions')
    .selectAll()
    .where('state', '!=', 'withdrawn')
    .orderBy('proposed_at', 'desc')
    .orderBy('id')
    .limit(RECENT)
    .execute();
  return {
    today: dayInAmsterdam(at),
    me: who.person,
    requests: await requestsOf(db, held),
    due: await listDue(db, at, await horizon(db, at)),
    batches: batches.map((row) => ({
      id: row.id,
      object: row.object_id,
      kind: row.kind,
      rule: row.rule,
      law: row.law,
      dueOn: row.due_on,
      state: row.state,
      proposedBy: row.proposed_by,
      approvedBy: row.approved_by,
      doneAt: row.done_at,
    })),
    holds: holds.map((row) => ({ id: row.id, object: row.object_id, reason: row.reason, setBy: row.set_by, setAt: row.set_at })),
    keys: await keyStatus(db),
  };
}

async function requestsOf(db: Db, held: Set<string>): Promise<RetentionDesk['requests']> {
  const rows = await db
    .selectFrom('boards as b')
    .innerJoin('instances as i', 'i.id', 'b.id')
    .select(['b.id', 'b.state', 'i.context'])
    .where('b.machine', '=', 'erasure')
    .orderBy('b.running', 'desc')
    .orderBy('b.created_at', 'desc')
    .limit(RECENT)
    .execute();
  return rows.map((row) => {
    const { caseId, law, receivedOn, dueAt, decidedBy, approvedBy } = JSON.parse(row.context) as ErasureContext;
    return { id: row.id, case: caseId, state: row.state, law, receivedOn, dueAt, decidedBy, approvedBy, held: caseId !== null && held.has(caseId) };
  });
}
