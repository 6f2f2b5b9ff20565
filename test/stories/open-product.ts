import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemo } from '../../server/commands/demo/open-demo.ts';
import { momentOf } from '../../server/runtime/moment.ts';
import { uuidV7 } from '../../server/runtime/ids.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import { createLogger } from '../../server/runtime/logger.ts';
import { start, type Running } from '../../server/start.ts';

export type Product = Pick<Running, 'url' | 'store' | 'engine'> & { close(): Promise<void> };

/**
 * Starts the product as a demo, its clock standing at a local time, on a SQLite file in a folder of its own or on an empty PostgreSQL database (`unsafe`:
 * one that does not keep what it acknowledges). `history: false` leaves only the people.
 */
export async function openProduct(clockAt: string, history = true, postgres?: { address: string; unsafe: boolean }): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-story-'));
  const databaseUrl = postgres?.address ?? `sqlite:${join(folder, 'mekoar.db')}`;
  const master = (fresh: boolean) => loadKeyFile(join(folder, 'mekoar.key'), fresh);
  const clock = await openDemo({ databaseUrl, clock: momentOf(clockAt), master, history });
  const log = createLogger('silent');
  const options = { databaseUrl, unsafe: postgres?.unsafe, host: '127.0.0.1', port: 0, demo: true, baseUrl: null, clock, ids: uuidV7(clock), log, master };
  const running = await start(options);
  return {
    url: running.url,
    store: running.store,
    engine: running.engine,
    async close() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
