import { openStore } from '../../db/open.ts';
import { tracks } from '../../machines/index.ts';
import { verifyChain } from '../audit/verify-chain.ts';
import { openKeys } from '../engine/open-keys.ts';
import { verifyAll } from '../engine/verify.ts';
import { readSettings } from '../runtime/env.ts';
import { checkpointsOf, loadMaster } from '../runtime/master-key.ts';
import { systemClock } from '../runtime/clock.ts';

/** Rows of the log between two lines that say how far it is. */
const SAY_EVERY = 1_000_000;

/**
 * `npm run verify`: replays every stored history and compares it with what is stored, and checks the chain of the audit log with its signed checkpoints.
 * Exit code 1 on any difference, and when the key is not at hand: a log that cannot be checked is not in order.
 */
async function verify(): Promise<number> {
  const given = process.argv.includes('--demo') ? { ...process.env, DATABASE_URL: 'sqlite:./data/demo/mekoar.db' } : process.env;
  const settings = readSettings(given);
  const store = await openStore(settings.databaseUrl);
  try {
    await store.migrate();
    const { instances, events, differences } = await verifyAll(store, new Map(tracks.map((track) => [track.id, track])));
    for (const { id, rev, what } of differences) console.log(`${id} rev ${rev}: ${what}`);
    console.log(`${instances} instances and ${events} events replayed, ${differences.length} differences`);
    const keys = await openKeys(store, loadMaster(settings, false), systemClock().now().toISOString());
    let told = 0;
    const log = await verifyChain(store.db, keys, checkpointsOf(settings), (rows) => {
      if (rows - told < SAY_EVERY) return;
      told = rows;
      console.log(`${rows} audit rows`);
    });
    for (const { chain, from, to, what } of log.faults) console.log(`audit chain ${chain} ${from === to ? from : `${from} to ${to}`}: ${what}`);
    for (const { chain, from, to, what } of log.gaps) console.log(`audit chain ${chain} ${from} to ${to}: ${what}`);
    console.log(`${log.rows} audit rows in ${log.chains} chains checked against ${log.checkpoints} checkpoints, ${log.faults.length} faults`);
    return differences.length + log.faults.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

process.exit(await verify());
