import { dayInAmsterdam } from '../../machines/calendar.ts';
import { CARD_FIELDS } from '../../machines/dementia/card.ts';
import { absenceFileOf } from '../absence/absence-views.ts';
import { readCaseload } from '../caseload/read-caseload.ts';
import type { Absence } from '../contract/absence-shapes.ts';
import type { CaseloadLine } from '../contract/caseload.ts';
import type { DementiaHandover } from '../contract/dementia.ts';
import type { Who } from '../engine/types.ts';
import type { ViewDeps } from '../views/deps.ts';

const OVER = ['closed', 'noDementia'];

/**
 * Per client of who is away what somebody else must know: the next visit, the agreements, the crisis plan and who takes over. For whom may see the absence, and
 * of the clients only those whom he may see anyway. Null when the absence is not his to see.
 */
export async function dementiaHandoverOf(deps: ViewDeps, who: Who, id: string): Promise<DementiaHandover | null> {
  const file = await absenceFileOf(deps, who, id);
  if (!file) return null;
  const { absence } = file;
  const all = await readCaseload(deps, who, { machine: 'dementia', fields: ['visitor', 'contact'], without: OVER });
  const ids = all.lines.filter((line) => isOf(line, absence.person)).map(({ row }) => row.id);
  // Texts are opened for these alone.
  const { lines, now } = await readCaseload(deps, who, { machine: 'dementia', fields: [...CARD_FIELDS, 'plan'], without: OVER, ids });
  return {
    person: absence.person,
    from: absence.from,
    until: absence.until,
    today: dayInAmsterdam(now),
    lines: lines.map((line) => ({ line, takesOver: covers(absence, line) ? absence.substitute : null })),
  };
}

/** In hand, or to be visited by this person. */
const isOf = ({ row, data }: CaseloadLine, person: string): boolean => row.owner === person || data.visitor === person;

function covers({ scope, value }: Absence, { row }: CaseloadLine): boolean {
  if (scope === 'all') return true;
  return scope === 'org' ? row.org === value : row.theme === value;
}
