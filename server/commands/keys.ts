import { openStore } from '../../db/open.ts';
import { openKeys } from '../engine/open-keys.ts';
import { retire, rotate } from '../keys/rotate.ts';
import { keyStatus } from '../keys/status.ts';
import { readSettings } from '../runtime/env.ts';
import { keyFileOf, loadMaster } from '../runtime/master-key.ts';

const USAGE = 'Usage: npm run mekoar -- keys status | rotate | retire';

/**
 * `keys status`: which masters there are and how much each wraps. `keys rotate`: a new master while the servers work; broken off, run it again. `keys retire`:
 * take the bridge from the old one away, when every node has the new file. Exit code 1 with one sentence when it cannot be done.
 */
export async function keysCommand([what, ...rest]: string[], env = process.env): Promise<number> {
  if (!['status', 'rotate', 'retire'].includes(what ?? '') || rest.length > 0) {
    console.error(USAGE);
    return 1;
  }
  const settings = readSettings(env);
  const store = await openStore(settings.databaseUrl);
  const at = new Date().toISOString();
  try {
    await store.migrate();
    if (what !== 'status' && settings.masterKey)
      throw new Error(
        'The key comes from MEKOAR_KEY: put it in a file for the change, name that in KEY_FILE, and set MEKOAR_KEY to what the file holds afterwards.',
      );
    const keyFile = keyFileOf(settings);
    if (what === 'rotate') await rotate({ store, keyFile, at, say: console.log });
    if (what === 'retire') for (const id of await retire(store, keyFile)) console.log(`${id} opens nothing any more`);
    if (what === 'status') await openKeys(store, loadMaster(settings, false), at);
    for (const { id, state, madeAt, wraps } of (await keyStatus(store.db)).masters) console.log(`${id} ${state} since ${madeAt.slice(0, 10)}: ${wraps} keys`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  } finally {
    await store.close();
  }
}

if (import.meta.main) process.exit(await keysCommand(process.argv.slice(2)));
