import type { Instance, MeetingFile } from '../contract/shapes.ts';
import type { Who } from '../engine/types.ts';
import type { ViewDeps } from './deps.ts';
import { viewInstances } from './instance.ts';

type Agreed = { id: string; running: number; meeting_id: string | null; source?: string };

/**
 * Ids of what was agreed about a case before this meeting: what still runs, and all of the last meeting that agreed something about it, so that its table hears how
 * much of it was done. `rows` come newest first; tasks of the product are no agreements.
 */
export function agreedBefore(rows: Agreed[], meeting: string): string[] {
  const earlier = rows.filter((row) => row.meeting_id !== meeting && row.source !== 'TASK');
  const last = earlier.find((row) => row.meeting_id !== null && row.source === 'MDO')?.meeting_id;
  return earlier.filter((row) => row.running === 1 || (last !== undefined && row.meeting_id === last)).map((row) => row.id);
}

/** The promises that stand on this agenda because they were not carried out, as far as this viewer may see each. */
export async function carriedOn(deps: ViewDeps, who: Who, meeting: Instance): Promise<MeetingFile['carried']> {
  const entries = (meeting.data.carried ?? []) as { action: string }[];
  const seen = await viewInstances(
    deps,
    who,
    entries.map((entry) => entry.action),
  );
  return seen.map((action) => ({ ...action.row, data: action.data }));
}
