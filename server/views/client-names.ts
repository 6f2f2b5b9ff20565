import { loadClients } from '../../db/queries/clients.ts';
import type { ViewDeps } from './deps.ts';
import { inParts } from './deps.ts';

/** Names by client id, for clients that the caller has found visible. A destroyed key gives no name. */
export async function clientNames(deps: ViewDeps, ids: string[]): Promise<Map<string, string>> {
  const refs = new Map<string, string>();
  for (const part of inParts([...new Set(ids)])) {
    for (const row of await loadClients(deps.db, part)) refs.set(row.id, row.details_ref);
  }
  const texts = await deps.engine.vault.read([...refs.values()]);
  const names = new Map<string, string>();
  for (const [id, ref] of refs) {
    const details = texts.get(ref);
    if (details) names.set(id, String(JSON.parse(details).name));
  }
  return names;
}
