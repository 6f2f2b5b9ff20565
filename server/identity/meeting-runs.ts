import type { Db } from '../../db/store.ts';

/** Whether one of these meetings is in session: whoever takes part is at work, also when he only listens. */
export async function oneRuns(db: Db, meetings: readonly string[]): Promise<boolean> {
  if (!meetings.length) return false;
  const rows = await db.selectFrom('boards').select('state').where('id', 'in', meetings).where('running', '=', 1).execute();
  return rows.some((row) => row.state.includes('inSession'));
}
