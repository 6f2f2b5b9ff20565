import { openStore } from '../../../db/open.ts';
import { insertRun, type RunRow } from '../../../db/queries/upgrades.ts';
import type { Store } from '../../../db/store.ts';
import type { Track } from '../../../machines/track.ts';
import { createEngine } from '../../../server/engine/engine.ts';
import { createKeys } from '../../../server/engine/keys.ts';
import type { Clock, Outcome, Who } from '../../../server/engine/types.ts';
import { createPolicy } from '../../../server/policy/policy.ts';
import { uuidV7 } from '../../../server/runtime/ids.ts';

export const SYSTEM: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };
const MASTER = Buffer.alloc(32, 13);
let keys = 0;

/** One server on the shared database, with its own connections, memory and version of the track. */
export type UpgradeNode = Awaited<ReturnType<typeof openNode>>;

/** Opens a node, on a migrated database, that has this version of the track, and knows what that version knows. */
export async function openNode(address: string, track: Track, clock: Clock) {
  const store: Store = await openStore(address, { unsafe: true });
  const ids = uuidV7(clock);
  const engine = await createEngine({ store, tracks: [track], clock, ids, keys: createKeys(MASTER), policy: createPolicy() });
  const key = () => `r13-${++keys}`;
  return {
    engine,
    store,
    say: (id: string, type: string, payload: Record<string, unknown> = {}, once = key()): Promise<Outcome> =>
      engine.send({ id, type, payload, who: SYSTEM, key: once }),
    async begin(): Promise<string> {
      const input = { caseId: ids.uuid(), wish: 'Wandelen', coach: ids.uuid() };
      const made = await engine.start({ machine: track.id, input, who: SYSTEM, key: key() });
      if (!made.ok) throw new Error(`not started: ${made.code}`);
      return made.id;
    },
    /** how its coach sees it */
    async shown(id: string): Promise<string | undefined> {
      const { owner_id: coach } = await store.db.selectFrom('boards').select('owner_id').where('id', '=', id).executeTakeFirstOrThrow();
      return (await engine.view(id, { person: coach!, hat: coach!, org: coach!, roles: ['WELFARE_COACH'] }))?.status;
    },
    async run(): Promise<RunRow> {
      const row = { id: ids.uuid(), machine: track.id, to_version: track.version, map: '{}', by_person: 'system', at: clock.now().toISOString() };
      await store.write((tx) => insertRun(tx, row));
      return row;
    },
    row: (id: string) =>
      store.db.selectFrom('instances').select(['version', 'rev', 'state', 'context', 'status']).where('id', '=', id).executeTakeFirstOrThrow(),
    async close(): Promise<void> {
      await engine.idle();
      await store.close();
    },
  };
}
