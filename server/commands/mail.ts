import { openStore } from '../../db/open.ts';
import { openKeys } from '../engine/open-keys.ts';
import { receiptSecret } from '../http/mail-secret.ts';
import { readSettings } from '../runtime/env.ts';
import { loadMaster } from '../runtime/master-key.ts';

/** `mail secret`: the bearer secret that the mail gateway gives with every report (docs/running.md). Exit code 1 with one sentence when it cannot be said. */
export async function mailCommand([what, ...rest]: string[], env = process.env): Promise<number> {
  if (what !== 'secret' || rest.length > 0) {
    console.error('Usage: npm run mekoar -- mail secret');
    return 1;
  }
  const settings = readSettings(env);
  const store = await openStore(settings.databaseUrl);
  try {
    await store.migrate();
    console.log(receiptSecret(await openKeys(store, loadMaster(settings, false), new Date().toISOString())));
    return 0;
  } finally {
    await store.close();
  }
}
