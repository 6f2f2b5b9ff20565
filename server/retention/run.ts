import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { ErasureContext } from '../../machines/erasure/contract.ts';
import type { Who } from '../engine/types.ts';
import type { Deps } from '../http/deps.ts';
import { renewOld } from '../keys/renew.ts';
import { erase, MayNotErase } from './erase.ts';

const SYSTEM: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };
const MOST = 200;

export type Ran = { requests: number; destroyed: number; held: number; renewed: number };

/**
 * Carries out what two people decided: erasure requests that were approved, and destructions on their day. Broken off anywhere it is safe to run again,
 * from several nodes at once too. Then clears the traces of what went, and renews old keys when a setting says so.
 */
export async function runRetention(deps: Deps): Promise<Ran> {
  const at = deps.clock.now().toISOString();
  const requests = await carryOutRequests(deps);
  const { destroyed, held } = await destroyDue(deps, dayInAmsterdam(at));
  await clearTraces(deps, at);
  const renewed = await renewOld(deps.store, deps.keys, at);
  if (renewed.length) deps.engine.vault.drop(renewed);
  return { requests, destroyed, held, renewed: renewed.length };
}

async function carryOutRequests(deps: Deps): Promise<number> {
  const rows = await deps.store.db
    .selectFrom('boards as b')
    .innerJoin('instances as i', 'i.id', 'b.id')
    .select(['b.id', 'i.context'])
    .where('b.machine', '=', 'erasure')
    .where('b.state', '=', 'approved')
    .limit(MOST)
    .execute();
  let done = 0;
  for (const row of rows) {
    const { caseId, law, decidedBy, approvedBy } = JSON.parse(row.context) as ErasureContext;
    if (!caseId || !decidedBy || !approvedBy) continue;
    try {
      const { scopes } = await erase(deps, 'case', caseId, { ground: 'request', law, decidedBy, approvedBy, processId: row.id });
      await deps.engine.send({ id: row.id, type: 'CARRIED_OUT', payload: { scopes: scopes.length }, who: SYSTEM, key: `erased ${row.id}` });
      done++;
    } catch (error) {
      // A hold that was set in the meantime: it stays approved and visible until the hold is lifted.
      if (!(error instanceof MayNotErase)) throw error;
    }
  }
  return done;
}

async function destroyDue(deps: Deps, today: string): Promise<{ destroyed: number; held: number }> {
  const rows = await deps.store.db
    .selectFrom('destructions')
    .selectAll()
    .where('state', '=', 'approved')
    .where('due_on', '<=', today)
    .orderBy('due_on')
    .limit(MOST)
    .execute();
  let [destroyed, held] = [0, 0];
  for (const row of rows) {
    try {
      const because = { ground: row.rule, law: row.law, decidedBy: row.proposed_by, approvedBy: row.approved_by!, processId: row.id };
      await erase(deps, row.kind as 'case' | 'signal', row.object_id, because);
      const done_at = deps.clock.now().toISOString();
      await deps.store.write((tx) => tx.updateTable('destructions').set({ state: 'done', done_at }).where('id', '=', row.id).execute());
      destroyed++;
    } catch (error) {
      if (!(error instanceof MayNotErase)) throw error;
      held++;
    }
  }
  return { destroyed, held };
}

/** Free pages and the log keep what was deleted for a while; what is not cleared now is tried again at the next run. */
async function clearTraces({ store, log }: Deps, at: string): Promise<void> {
  const open = await store.db.selectFrom('erasures').select('object_id').where('finished_at', 'is', null).limit(1).executeTakeFirst();
  if (!open) return;
  try {
    await store.clearTraces();
    await store.write((tx) => tx.updateTable('erasures').set({ finished_at: at }).where('finished_at', 'is', null).where('at', '<=', at).execute());
  } catch (err) {
    log.warn({ err }, 'traces of what was erased are not cleared yet');
  }
}
