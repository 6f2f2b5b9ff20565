import type { Change, Instance, Row } from '../contract/shapes.ts';
import type { Seen } from './trail.ts';

/** What the trail notes of instances that were shown. */
export function readAbout(instances: Instance[]): Seen[] {
  return instances.map((instance) => ({ type: instance.machine, id: instance.id, caseId: instance.row.case ?? null, version: instance.rev }));
}

/** A line of a list: seen is the case that it belongs to, else the thing itself. */
export const lineSeen = (row: Row, beside: 'list' | 'socket'): Seen =>
  row.case ? { type: 'case', id: row.case, caseId: row.case, beside } : { type: row.machine, id: row.id, caseId: null, beside };

/** What a live patch brings, one thing each. */
export function changesSeen(rows: Change[]): Seen[] {
  const shown = rows.flatMap((row) =>
    'gone' in row ? [] : [{ type: row.machine, id: row.id, caseId: row.case, version: row.rev, beside: 'socket' as const }],
  );
  return [...new Map(shown.map((one) => [one.id, one])).values()];
}
