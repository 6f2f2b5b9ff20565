import type { Store } from '../../db/store.ts';
import { tracks as installed } from '../../machines/index.ts';
import { rememberingPolicy } from '../audit/access.ts';
import { openChain } from '../audit/chain.ts';
import { createEngine } from '../engine/engine.ts';
import { openKeys } from '../engine/open-keys.ts';
import { amongNodes, clockAmongNodes } from '../live/among-nodes.ts';
import { lonelyBus, type Bus } from '../live/bus.ts';
import { openPostgresBus } from '../live/postgres-bus.ts';
import { oneLookPolicy } from '../policy/one-look.ts';
import { createPolicy } from '../policy/policy.ts';
import { refreshWhenOld } from '../policy/refresh-access.ts';
import { firstTerms } from '../retention/first-terms.ts';
import type { StartOptions } from './options.ts';

/** What everything else stands on. `own` is this node's engine, `nodes` the same among other nodes. */
export type Ground = Awaited<ReturnType<typeof layGround>>;

/** Brings the database up to date and opens keys, log, policy and engine on it. */
export async function layGround(options: StartOptions, store: Store, bus: Bus) {
  const { ids, log, tracks = installed } = options;
  const clock = clockAmongNodes(options.clock, bus);
  const master = options.master(await isFresh(store));
  const keys = await openKeys(store, master, clock.now().toISOString(), () => options.master(false));
  await firstTerms(store);
  const refreshed = await refreshWhenOld(store, tracks, clock.now().toISOString());
  if (refreshed?.instances) log.info(refreshed, 'who may see what was written anew');
  const policy = rememberingPolicy(oneLookPolicy(createPolicy()));
  // Of several nodes each has a chain of its own, so that none waits for another to write the log.
  await openChain({ store, keys, clock, ...(store.kind === 'postgres' ? { node: ids.uuid() } : {}) });
  const own = await createEngine({ store, tracks, clock, ids, keys, policy });
  const nodes = amongNodes(own, { bus, store, report: (what, err) => log.warn({ err, what }, 'other nodes') });
  return { store, bus, clock, keys, policy, tracks, own, nodes };
}

/** The line to other nodes; only PostgreSQL has any. */
export async function openBus({ databaseUrl, ids, log }: StartOptions): Promise<Bus> {
  if (databaseUrl.startsWith('sqlite:')) return lonelyBus();
  return openPostgresBus(databaseUrl, ids.uuid(), (what, err) => log.warn({ err, what }, 'other nodes'));
}

async function isFresh(store: Store): Promise<boolean> {
  const [key, master] = [
    await store.db.selectFrom('keys').select('scope').limit(1).executeTakeFirst(),
    await store.db.selectFrom('masters').select('id').limit(1).executeTakeFirst(),
  ];
  return key === undefined && master === undefined;
}
