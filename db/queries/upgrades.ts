import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../store.ts';
import type { Tables } from '../types.ts';
import { insertion, insertRows } from './bulk.ts';

export type RunRow = Selectable<Tables['upgrade_runs']>;
export type MoveRow = Insertable<Tables['upgrade_moves']>;
export type Census = { machine: string; version: number; running: number; done: number };

const MOVES = insertion('upgrade_moves', ['run_id', 'instance_id', 'from_version', 'rev', 'before', 'undone_rev'], ['run_id', 'instance_id']);

/** Keeps where instances stood before a run; one that is undone replaces its row. */
export const keepMoves = (tx: Tx, rows: readonly MoveRow[]): Promise<void> => insertRows(tx, MOVES, rows);

/** Notes that a run begins. */
export async function insertRun(tx: Tx, row: RunRow): Promise<void> {
  await tx.insertInto('upgrade_runs').values(row).execute();
}

/** One run, or undefined. */
export const findRun = (db: Tx | Db, id: string): Promise<RunRow | undefined> =>
  db.selectFrom('upgrade_runs').selectAll().where('id', '=', id).executeTakeFirst();

/** One instance in a run, or undefined. */
export const findMove = (db: Tx | Db, run: string, instance: string): Promise<Selectable<Tables['upgrade_moves']> | undefined> =>
  db.selectFrom('upgrade_moves').selectAll().where('run_id', '=', run).where('instance_id', '=', instance).executeTakeFirst();

/** The newest runs, with how many instances went along and how many of those came back. */
export async function listRuns(db: Tx | Db, limit: number): Promise<(RunRow & { moved: number; undone: number })[]> {
  const runs = await db.selectFrom('upgrade_runs').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  if (runs.length === 0) return [];
  const counts = await db
    .selectFrom('upgrade_moves')
    .select((eb) => ['run_id', eb.fn.countAll<number>().as('moved'), eb.fn.count<number>('undone_rev').as('undone')])
    .where(
      'run_id',
      'in',
      runs.map((run) => run.id),
    )
    .groupBy('run_id')
    .execute();
  const byRun = new Map(counts.map((count) => [count.run_id, count]));
  return runs.map((run) => ({ ...run, moved: Number(byRun.get(run.id)?.moved ?? 0), undone: Number(byRun.get(run.id)?.undone ?? 0) }));
}

/** How many instances there are of each version of each machine. */
export async function census(db: Tx | Db): Promise<Census[]> {
  const rows = await db
    .selectFrom('instances')
    .select((eb) => ['machine', 'version', 'status', eb.fn.countAll<number>().as('count')])
    .groupBy(['machine', 'version', 'status'])
    .orderBy('machine')
    .orderBy('version')
    .execute();
  const found = new Map<string, Census>();
  for (const { machine, version, status, count } of rows) {
    const key = `${machine} ${version}`;
    const line = found.get(key) ?? { machine, version, running: 0, done: 0 };
    if (status === 'done') line.done += Number(count);
    else line.running += Number(count);
    found.set(key, line);
  }
  return [...found.values()];
}

/** Running instances of these versions, in order of id, behind `after`. */
export async function runningOf(db: Tx | Db, find: { machine: string; versions: number[]; after: string; limit: number }): Promise<string[]> {
  if (find.versions.length === 0) return [];
  const rows = await db
    .selectFrom('instances')
    .select('id')
    .where('machine', '=', find.machine)
    .where('version', 'in', find.versions)
    .where('status', '!=', 'done')
    .where('id', '>', find.after)
    .orderBy('id')
    .limit(find.limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Running instances of versions that are not among these. */
export async function strangersOf(
  db: Tx | Db,
  find: { machine: string; versions: number[]; limit: number },
): Promise<{ id: string; version: number; state: string }[]> {
  let query = db.selectFrom('instances').select(['id', 'version', 'state']).where('machine', '=', find.machine).where('status', '!=', 'done');
  if (find.versions.length) query = query.where('version', 'not in', find.versions);
  return query.orderBy('id').limit(find.limit).execute();
}

/** Instances of a run that have not come back, in order of id, behind `after`. */
export async function movedIn(db: Tx | Db, find: { run: string; after: string; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('upgrade_moves')
    .select('instance_id')
    .where('run_id', '=', find.run)
    .where('undone_rev', 'is', null)
    .where('instance_id', '>', find.after)
    .orderBy('instance_id')
    .limit(find.limit)
    .execute();
  return rows.map((row) => row.instance_id);
}
