import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../db/open.ts';
import { createEngine } from '../../../server/engine/engine.ts';
import { createKeys } from '../../../server/engine/keys.ts';
import type { Clock } from '../../../server/engine/types.ts';
import { createPolicy } from '../../../server/policy/policy.ts';
import { systemClock } from '../../../server/runtime/clock.ts';
import { uuidV7 } from '../../../server/runtime/ids.ts';
import { welfare } from '../../support/welfare/index.ts';

export type TermEngine = Awaited<ReturnType<typeof openTermEngine>>;

/** A real engine with one small machine whose term rings and rings again, on a durable database: its own SQLite file, or one that is given. */
export async function openTermEngine(clock: Clock, shared?: { databaseUrl: string; master: Buffer }) {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-terms-'));
  const store = await openStore(shared?.databaseUrl ?? `sqlite:${join(folder, 'terms.db')}`);
  await store.migrate();
  const engine = await createEngine({
    store,
    tracks: [welfare],
    clock,
    ids: uuidV7(systemClock()),
    keys: createKeys(shared?.master ?? randomBytes(32)),
    policy: createPolicy(),
  });
  return {
    engine,
    store,
    async close() {
      await engine.idle();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
