import type { Instance } from '../contract/shapes.ts';
import type { Seen } from './trail.ts';

/** What the trail notes of instances that were shown. */
export function readAbout(instances: Instance[]): Seen[] {
  return instances.map((instance) => ({ type: instance.machine, id: instance.id, caseId: instance.row.case ?? null }));
}
