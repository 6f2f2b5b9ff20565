import { openStore } from '../../db/open.ts';
import { setRight } from '../backup/set-right.ts';
import { openKeys } from '../engine/open-keys.ts';
import { systemClock } from '../runtime/clock.ts';
import { readSettings } from '../runtime/env.ts';
import { uuidV7 } from '../runtime/ids.ts';
import { checkpointsOf, loadMaster } from '../runtime/master-key.ts';
import { mailDomain } from '../runtime/smtp-url.ts';

/**
 * `npm run mekoar -- restored`: after PostgreSQL was brought back to a moment, and before the server is started: sessions end, mail that had not left counts as uncertain, the clock goes ahead, and the
 * log says what happened. `restore` does the same on SQLite by itself. Exit code 1 with one sentence when the database or the key is not there.
 */
export async function restoredCommand(args: string[], env = process.env): Promise<number> {
  if (args.length > 0) throw new Error('Usage: npm run mekoar -- restored');
  const settings = readSettings(env);
  if (settings.databaseUrl.startsWith('sqlite:')) throw new Error('On SQLite `npm run mekoar -- restore` did this already.');
  const clock = systemClock();
  const store = await openStore(settings.databaseUrl);
  try {
    await store.migrate();
    const keys = await openKeys(store, loadMaster(settings, false), clock.now().toISOString());
    const domain = mailDomain(settings.baseUrl, settings.smtp?.from ?? null);
    const set = await setRight({ store, keys, clock, ids: uuidV7(clock), domain, checkpoints: checkpointsOf(settings) });
    console.log(`The newest that is there is of ${set.until}.`);
    console.log(`${set.sessions} sessions were ended: everybody signs in again.`);
    console.log(`${set.mails} mails that had not left by then count as uncertain: their senders are told, and only a person sends them again.`);
    console.log(`${set.cut} chains of the log end earlier than they did; its checkpoints now say why. What was erased since must be erased again.`);
    return 0;
  } finally {
    await store.close();
  }
}
