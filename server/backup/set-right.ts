import type { Store } from '../../db/store.ts';
import { headOf, openChain, type Writer } from '../audit/chain.ts';
import { appendCheckpoint, chainsOf, lastLineOf } from '../audit/checkpoints.ts';
import type { Clock, Ids, Keys } from '../engine/types.ts';
import { afterRestore, type SetRight } from './after-restore.ts';

type Given = {
  store: Store;
  keys: Keys;
  clock: Clock;
  ids: Ids;
  /** what stands after the @ of a Message-ID */
  domain: string;
  /** file of the signed audit checkpoints */
  checkpoints: string;
};
export type SetRightAfter = SetRight & { /** the newest thing that is there */ until: string; /** chains of the log of which the end is gone */ cut: number };

/**
 * Makes a PostgreSQL database fit to be used that its own tools brought back to a moment: as `restore` does on SQLite (decision 020), and each chain of the log gets a signed line with where it ends now,
 * also one that began after that moment and is gone.
 */
export async function setRight({ store, keys, clock, ids, domain, checkpoints }: Given): Promise<SetRightAfter> {
  const now = clock.now().toISOString();
  const until = await newest(store, now);
  const known = (await store.db.selectFrom('audit_chains').select('id').execute()).map(({ id }) => id);
  const heads = new Map<string, Awaited<ReturnType<typeof headOf>>>();
  for (const chain of known) heads.set(chain, await headOf(store.db, chain));
  const writer = await openChain({ store, keys, clock, node: ids.uuid() });
  const set = await afterRestore(store, { name: 'PostgreSQL', at: until, now, domain });
  let cut = 0;
  for (const [chain, furthest] of chainsOf(checkpoints)) {
    const head = heads.get(chain) ?? { seq: 0, n: 0, mac: null };
    if (furthest <= head.n) continue;
    note({ checkpoints, writer, chain, now, until }, head);
    cut++;
  }
  return { ...set, until, cut };
}

async function newest(store: Store, now: string): Promise<string> {
  const event = await store.db.selectFrom('events').select('at').orderBy('clock', 'desc').limit(1).executeTakeFirst();
  const row = await store.db.selectFrom('audit').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return (
    [event?.at, row?.at]
      .filter((at) => at !== undefined)
      .sort()
      .at(-1) ?? now
  );
}

type Noting = { checkpoints: string; writer: Writer; chain: string; now: string; until: string };

function note({ checkpoints, writer, chain, now, until }: Noting, { n, seq, mac }: { n: number; seq: number; mac: string | null }): void {
  const reached = { at: now, n, seq, mac: mac ?? '', restored: { from: `PostgreSQL of ${until}`, after: n } };
  appendCheckpoint(checkpoints, { ...writer, chain }, reached, lastLineOf(checkpoints, chain));
}
