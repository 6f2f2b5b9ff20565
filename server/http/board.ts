import { readCaseload, type CaseloadQuery } from '../caseload/read-caseload.ts';
import type { Caseload } from '../contract/caseload.ts';
import type { Who } from '../engine/types.ts';
import type { Deps } from './deps.ts';
import { lineSeen } from './read-about.ts';
import { viewsOf } from './views-of.ts';

/** What a board's route answers: the caseload, after the log says who looked at which lines. */
export async function boardOf(deps: Deps, who: Who, asked: CaseloadQuery): Promise<Caseload> {
  const caseload = await readCaseload(viewsOf(deps), who, asked);
  const shown = [...new Map(caseload.lines.map(({ row }) => [row.case ?? row.id, row])).values()];
  const results = caseload.lines.length;
  await deps.trail.read(who, [
    { type: 'list', id: `board:${asked.machine}`, detail: `${results} found`, results },
    ...shown.map((row) => lineSeen(row, 'list')),
  ]);
  return caseload;
}
