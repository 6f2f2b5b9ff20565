import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../db/open.ts';
import type { Store } from '../../../db/store.ts';
import { tracks } from '../../../machines/index.ts';
import { createEngine } from '../../../server/engine/engine.ts';
import { createKeys } from '../../../server/engine/keys.ts';
import type { Engine } from '../../../server/engine/types.ts';
import { runOutbound } from '../../../server/outbound/run.ts';
import { createPolicy } from '../../../server/policy/policy.ts';
import { systemClock } from '../../../server/runtime/clock.ts';
import { uuidV7 } from '../../../server/runtime/ids.ts';
import { gated, type Gate } from './isolation.ts';

/** An engine over a connection of its own, as a server has it. */
export type EngineOf = { engine: Engine; gate: Gate; store: Store; deliver(): Promise<number> };
/** One database with several engines on it, and a store that looks from outside. */
export type Place = { name: string; store: Store; engines: EngineOf[]; close(): Promise<void> };

const ENGINES = 3;

/** Opens three engines on one migrated, empty database. `lockless`: their writes take no lock. */
export async function openPlace(name: string, address: string, lockless = false): Promise<Place> {
  const store = await openStore(address, { unsafe: true });
  await store.migrate();
  const keys = createKeys(randomBytes(32));
  const engines: EngineOf[] = [];
  const clock = systemClock();
  const ids = uuidV7(clock);
  const stops: (() => Promise<void>)[] = [];
  for (let at = 0; at < ENGINES; at++) {
    const own = await openStore(address, { unsafe: true });
    const gate = gated(own, lockless);
    const policy = createPolicy();
    const engine = await createEngine({ store: gate.store, tracks, clock, ids, keys, policy });
    // It is run by hand only: its own rounds would stand at points that nobody expects.
    const quiet = { ...engine, onCommit: () => () => {} };
    const outbound = runOutbound({ store: gate.store, engine: quiet, vault: engine.vault, policy, clock, tracks, report: () => {} });
    engines.push({ engine, gate, store: own, deliver: outbound.run });
    stops.push(async () => (await outbound.stop(), await engine.idle(), await own.close()));
  }
  return {
    name,
    store,
    engines,
    async close() {
      for (const stop of stops) await stop();
      await store.close();
    },
  };
}

/** A SQLite file of its own; `remove` takes it away. */
export function sqliteAddress(): { address: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-races-'));
  return { address: `sqlite:${join(folder, 'races.db')}`, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
