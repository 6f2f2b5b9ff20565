import { openStore } from '../../db/open.ts';
import { tracks } from '../../machines/index.ts';
import { verifyAll } from '../engine/verify.ts';

/** `npm run verify`: replays every stored history and compares it with what is stored. Exit code 1 on any difference. */
async function verify(): Promise<number> {
  const databaseUrl = process.argv.includes('--demo') ? 'sqlite:./data/demo/mekoar.db' : process.env.DATABASE_URL || 'sqlite:./data/mekoar.db';
  const store = await openStore(databaseUrl);
  try {
    await store.migrate();
    const { instances, events, differences } = await verifyAll(store, new Map(tracks.map((track) => [track.id, track])));
    for (const { id, rev, what } of differences) console.log(`${id} rev ${rev}: ${what}`);
    console.log(`${instances} instances and ${events} events replayed, ${differences.length} differences`);
    return differences.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

process.exit(await verify());
