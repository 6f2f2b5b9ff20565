import { Checkbox } from '@mantine/core';
import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import { newKey, sendEvent } from '../../../api.ts';
import { useCaseload } from '../../../caseload.ts';
import { useOwnWords } from '../../../words/own.ts';
import { ojgTrackWords } from './words.ts';

/** States in which a home visit can be written down. */
const VISITED = new Set(['clarification', 'shortTreatment', 'extendedCare']);

/** Tracks of the same household that can have the same home visit, without this one. */
export function useSiblings(id: string): CaseloadLine[] {
  const { lines = [] } = useCaseload('ojg', 'ojg');
  const home = lines.find((line) => line.row.id === id)?.client?.household;
  return home ? lines.filter(({ row, client }) => row.id !== id && client?.household === home && VISITED.has(row.state[0])) : [];
}

/** Ticks for whom else of the family this visit was; the minutes are shared evenly (DOMAIN.md 3.10). */
export function Siblings({ lines, also, onChange }: { lines: CaseloadLine[]; also: string[]; onChange: (also: string[]) => void }) {
  const { t } = useOwnWords(ojgTrackWords);
  if (lines.length === 0) return null;
  return (
    <div className="stack tight">
      {lines.map(({ row, client }) => (
        <Checkbox
          key={row.id}
          label={t('alsoFor', { name: client?.name ?? '' })}
          checked={also.includes(row.id)}
          onChange={(event) => onChange(event.currentTarget.checked ? [...also, row.id] : also.filter((one) => one !== row.id))}
        />
      ))}
    </div>
  );
}

/** Writes the same home visit down in other tracks of the family. Throws ProblemError. */
export async function visitAlso(also: string[], payload: Record<string, unknown>): Promise<void> {
  for (const id of also) await sendEvent(id, 'HOME_VISIT_LOGGED', payload, { key: newKey() });
}
