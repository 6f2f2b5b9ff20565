import type { Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';
import { among } from './among.ts';

export type InstanceRecord = Selectable<Tables['instances']>;
export type TimerRecord = Selectable<Tables['timers']>;

/** What to look for; `null` means: has none. What is left out is not looked at. */
export type InstanceSearch = {
  ids?: string[];
  machine?: string;
  caseId?: string | null;
  meetingId?: string | null;
  clientId?: string | null;
  ownerId?: string | null;
  orgId?: string | null;
  /** only those that have not ended (true), or only those that have (false) */
  running?: boolean;
  /** only those that point at this instance */
  linkedTo?: string;
};

/** The rows of these instances in order of id; ids that do not exist are simply not among them. */
export async function loadInstances(tx: Tx | Db, ids: string[]): Promise<InstanceRecord[]> {
  if (ids.length === 0) return [];
  return tx.selectFrom('instances').selectAll().where('id', 'in', among(tx, ids)).orderBy('id').execute();
}

/** Ids of the instances that match, in the order in which they were started; reads boards and links only. */
export async function findInstanceIds(tx: Tx | Db, search: InstanceSearch): Promise<string[]> {
  if (search.ids?.length === 0) return [];
  let query = tx.selectFrom('boards').select('boards.id').orderBy('boards.created_at').orderBy('boards.id');
  if (search.ids) query = query.where('boards.id', 'in', among(tx, search.ids));
  if (search.machine !== undefined) query = query.where('boards.machine', '=', search.machine);
  if (search.running !== undefined) query = query.where('boards.running', '=', search.running ? 1 : 0);
  for (const [column, value] of [
    ['case_id', search.caseId],
    ['meeting_id', search.meetingId],
    ['client_id', search.clientId],
    ['owner_id', search.ownerId],
    ['org_id', search.orgId],
  ] as const)
    if (value !== undefined) query = value === null ? query.where(column, 'is', null) : query.where(column, '=', value);
  if (search.linkedTo !== undefined) {
    const target = search.linkedTo;
    query = query.where('boards.id', 'in', (eb) => eb.selectFrom('links').select('instance_id').where('target_id', '=', target));
  }
  return (await query.execute()).map((row) => row.id);
}

/** All timers of these instances, suspended ones too. */
export async function loadTimers(tx: Tx | Db, instanceIds: string[]): Promise<TimerRecord[]> {
  if (instanceIds.length === 0) return [];
  return tx.selectFrom('timers').selectAll().where('instance_id', 'in', among(tx, instanceIds)).orderBy('instance_id').orderBy('key').execute();
}
