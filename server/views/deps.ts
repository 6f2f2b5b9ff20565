import type { Db } from '../../db/store.ts';
import type { Engine, Keys, Vault } from '../engine/types.ts';
import type { Clock, Who } from '../engine/types.ts';
import type { Policy } from '../policy/types.ts';

/** What the views read with. They write nothing. */
export type ViewDeps = { db: Db; engine: Engine & { vault: Vault }; policy: Policy; clock: Clock; keys: Keys };
/** A viewer at a moment, with the subjects he has then. */
export type Looking = { who: Who; now: string; subjects: string[] };

/** Who looks, now. Asked once per request, so that all its parts are judged alike. */
export async function looking(deps: ViewDeps, who: Who): Promise<Looking> {
  const now = deps.clock.now().toISOString();
  return { who, now, subjects: await deps.policy.subjects(deps.db, who, now) };
}

/** The clock of the database. */
export async function clockOf(db: Db): Promise<number> {
  return (await db.selectFrom('clock').select('value').where('id', '=', 1).executeTakeFirstOrThrow()).value;
}

/** Walks a long list in parts that fit a statement. */
export function* inParts<T>(all: T[], size = 500): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
