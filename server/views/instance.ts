import type { Instance } from '../contract/shapes.ts';
import type { Who } from '../engine/types.ts';
import { inOneLook } from '../policy/one-look.ts';
import type { ViewDeps } from './deps.ts';
import { rowsFor } from './rows.ts';

/** The instance as this viewer may see it, with its line as lists show it; null when it is not his to see. */
export async function viewInstance(deps: ViewDeps, who: Who, id: string): Promise<Instance | null> {
  return (await viewInstances(deps, who, [id]))[0] ?? null;
}

/** Several at once, in the order asked; what is not visible is left out. */
export async function viewInstances(deps: ViewDeps, who: Who, ids: string[]): Promise<Instance[]> {
  return inOneLook(async () => {
    const rows = new Map((await rowsFor(deps, who, ids)).map((row) => [row.id, row]));
    const seen = await deps.engine.views([...rows.keys()], who);
    return seen.map((instance) => ({ ...instance, row: rows.get(instance.id)! }));
  });
}
