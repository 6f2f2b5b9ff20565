import type { Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';
import { among } from './among.ts';
import { together } from './together.ts';

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
export const loadInstances = together<InstanceRecord>(
  (db, ids) => db.selectFrom('instances').selectAll().where('id', 'in', among(db, ids)).orderBy('id').execute(),
  (row) => row.id,
);

/** Ids of the instances that match, in the order in which they were started; reads boards and links only. */
export async function findInstanceIds(tx: Tx | Db, search: InstanceSearch): Promise<string[]> {
  if (search.ids?.length === 0) return [];
  const { ids, caseId, ...rest } = search;
  if (ids || typeof caseId !== 'string') return (await searching(tx, search).execute()).map((row) => row.id);
  return (await inCases(tx, [JSON.stringify([caseId, rest])])).map((row) => row.id);
}

/** The same search in several cases is one; the cases keep the order in which theirs were started. */
const inCases = together<{ key: string; id: string }>(
  async (db, keys) => {
    const found: { key: string; id: string }[] = [];
    const asked = keys.map((key) => ({ key, said: JSON.parse(key) as [string, InstanceSearch] }));
    for (const same of Map.groupBy(asked, ({ said }) => JSON.stringify(said[1])).values()) {
      const byCase = new Map(same.map(({ key, said }) => [said[0], key]));
      const rows = await searching(db, same[0].said[1])
        .select('boards.case_id')
        .where('boards.case_id', 'in', among(db, [...byCase.keys()]))
        .execute();
      for (const row of rows) found.push({ key: byCase.get(row.case_id!)!, id: row.id });
    }
    return found;
  },
  (row) => row.key,
);

function searching(tx: Tx | Db, search: InstanceSearch) {
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
  return query;
}

/** All timers of these instances, suspended ones too. */
export const loadTimers = together<TimerRecord>(
  (db, ids) => db.selectFrom('timers').selectAll().where('instance_id', 'in', among(db, ids)).orderBy('instance_id').orderBy('key').execute(),
  (row) => row.instance_id,
);
