import { openStore } from '../../db/open.ts';
import { tracks } from '../../machines/index.ts';
import { refreshAccess } from '../policy/refresh-access.ts';
import { systemClock } from '../runtime/clock.ts';
import { readSettings } from '../runtime/env.ts';

/** `refresh-access`: writes who may see what anew for everything that there is, as at the first start of a version that changed those rows. Servers may be at work. */
export async function refreshAccessCommand(_args: string[], env = process.env, say: (line: string) => void = console.log): Promise<number> {
  const store = await openStore(readSettings(env).databaseUrl);
  try {
    await store.migrate();
    const { instances, left } = await refreshAccess(store, tracks, systemClock().now().toISOString());
    say(`${instances} looked at, ${left} left as they are`);
    return 0;
  } finally {
    await store.close();
  }
}
